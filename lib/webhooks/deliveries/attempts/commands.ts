import { and, asc, eq, gt, isNull, lte, or, sql } from 'drizzle-orm'
import { deliveries, deliveryAttempts, type DeliveryRow, type WebhookRow, webhooks } from '@/db/schema'
import type { BrandCtx } from '@/lib/core/ctx'
import { transaction } from '@/lib/core/transaction'
import { emit } from '@/lib/events/emit'
import type { Line, Posted } from '@/lib/outgoing/post'
import { unseal } from '@/lib/outgoing/sealed'
import { signedHeaders } from '@/lib/outgoing/signature'
import { type DisabledReason, isLostCause } from '../../rules'
import { nextTryAt, retryAfterSecondsOf } from '../rules'

/** Longer than an attempt may take: after that whoever made it is dead, and somebody else tries. */
const lostAfterSeconds = 20

type Taken = { delivery: DeliveryRow & { body: string }; webhook: WebhookRow }

/** The next delivery that is due, for whoever asks first. */
const take = (ctx: BrandCtx, webhookId: string): Promise<Taken | null> =>
  transaction(ctx, async (ctx) => {
    const [found] = await ctx.db
      .select()
      .from(deliveries)
      .innerJoin(webhooks, eq(webhooks.id, deliveries.webhookId))
      .where(
        and(
          eq(deliveries.webhookId, webhookId),
          eq(deliveries.brandId, ctx.actor.brandId),
          eq(deliveries.state, 'pending'),
          lte(deliveries.nextAttemptAt, ctx.now),
          isNull(webhooks.disabledAt),
        ),
      )
      .orderBy(asc(deliveries.nextAttemptAt), asc(deliveries.sequence))
      .limit(1)
      .for('update', { of: deliveries, skipLocked: true })
    if (!found || found.deliveries.body === null) return null
    const [delivery] = await ctx.db
      .update(deliveries)
      .set({
        attempts: sql`attempts + 1`,
        tries: sql`tries + 1`,
        nextAttemptAt: new Date(ctx.now.getTime() + lostAfterSeconds * 1_000),
      })
      .where(eq(deliveries.id, found.deliveries.id))
      .returning()
    return delivery ? { delivery: { ...delivery, body: found.deliveries.body }, webhook: found.webhooks } : null
  })

const secretsOf = ({ id, secret, previousSecret, previousUntil }: WebhookRow, now: Date): string[] =>
  [secret, ...(previousSecret && previousUntil && previousUntil > now ? [previousSecret] : [])].map((sealed) => unseal(sealed, id))

const headersOf = ({ delivery, webhook }: Taken, now: Date): Record<string, string> => ({
  'content-type': 'application/json',
  'user-agent': 'Tira',
  ...signedHeaders(
    { id: delivery.factId, timestampSeconds: Math.floor(now.getTime() / 1_000), body: delivery.body },
    secretsOf(webhook, now),
  ),
})

/** First of all that is locked, because planning locks a webhook before its deliveries. */
const lockOf = async (ctx: BrandCtx, webhookId: string): Promise<WebhookRow | null> => {
  const [row] = await ctx.db.select().from(webhooks).where(eq(webhooks.id, webhookId)).for('no key update')
  return row ?? null
}

const disable = async (ctx: BrandCtx, webhook: WebhookRow, reason: DisabledReason): Promise<void> => {
  const disabled = await ctx.db
    .update(webhooks)
    .set({ disabledAt: ctx.now, disabledReason: reason, version: sql`version + 1`, updatedAt: ctx.now })
    .where(and(eq(webhooks.id, webhook.id), isNull(webhooks.disabledAt)))
  if (disabled.count > 0) await emit(ctx, 'webhook.disabled', { webhookId: webhook.id, name: webhook.url, reason })
}

const sayFailing = async (ctx: BrandCtx, webhookId: string, status: number | null): Promise<void> => {
  const webhook = await lockOf(ctx, webhookId)
  if (!webhook) return
  if (status === 410) return disable(ctx, webhook, 'gone')
  if (webhook.failingSince === null) await ctx.db.update(webhooks).set({ failingSince: ctx.now }).where(eq(webhooks.id, webhookId))
  else if (isLostCause(webhook.failingSince, ctx.now)) await disable(ctx, webhook, 'failing')
}

const saySucceeding = async (ctx: BrandCtx, { id, failingSince, strikes }: WebhookRow): Promise<void> => {
  if (failingSince === null && strikes === 0) return
  await ctx.db
    .update(webhooks)
    .set({ failingSince: null, strikes: 0, restsUntil: null })
    .where(and(eq(webhooks.id, id), or(gt(webhooks.strikes, 0), sql`${webhooks.failingSince} is not null`)))
}

/** Of two attempts at once a success counts whenever it comes, a failure only if it is the last one that was begun. */
const outcomeOf = ({ delivery }: Taken, posted: Posted, now: Date, random: number) => {
  const mine = eq(deliveries.id, delivery.id)
  if (posted.error === null)
    return { set: { state: 'succeeded' as const, nextAttemptAt: null, finishedAt: now }, where: and(mine, eq(deliveries.state, 'pending')) }
  const retryAfterSeconds = retryAfterSecondsOf(posted.retryAfter, now)
  const nextAttemptAt = posted.status === 410 ? null : nextTryAt({ tries: delivery.tries, retryAfterSeconds }, now, random)
  const where = and(mine, eq(deliveries.state, 'pending'), eq(deliveries.attempts, delivery.attempts))
  return { set: nextAttemptAt ? { nextAttemptAt } : { state: 'failed' as const, nextAttemptAt, finishedAt: now }, where }
}

type Made = { taken: Taken; posted: Posted; headers: Record<string, string>; at: Date; random: number }

const record = (ctx: BrandCtx, { taken, posted, headers, at, random }: Made): Promise<void> =>
  transaction(ctx, async (ctx) => {
    const { delivery, webhook } = taken
    await (posted.error === null ? saySucceeding(ctx, webhook) : sayFailing(ctx, webhook.id, posted.status))
    const { set, where } = outcomeOf(taken, posted, ctx.now, random)
    await ctx.db.update(deliveries).set(set).where(where)
    const { status, milliseconds, error, detail, answer } = posted
    const { brandId, id: deliveryId, attempts: ordinal } = delivery
    const made = { brandId, deliveryId, ordinal, at, status, milliseconds, error, detail, url: webhook.url, headers, answer }
    const isThere = sql`select from ${deliveries} where ${deliveries.id} = ${deliveryId}`
    if ((await ctx.db.execute(isThere)).length > 0) await ctx.db.insert(deliveryAttempts).values(made).onConflictDoNothing()
  })

export type Clock = () => Date

/** One attempt at the delivery that is due next, written down whatever comes of it. Null when none is due. */
export const attemptNext = async (
  ctx: BrandCtx,
  webhookId: string,
  { line, clock, random }: { line: Line; clock: Clock; random: () => number },
): Promise<Posted | null> => {
  const at = clock()
  const taken = await take({ ...ctx, now: at }, webhookId)
  if (!taken) return null
  const headers = headersOf(taken, at)
  const posted = await line.post(taken.webhook.url, { headers, body: taken.delivery.body })
  await record({ ...ctx, now: clock() }, { taken, posted, headers, at, random: random() })
  return posted
}
