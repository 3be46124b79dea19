import { and, asc, eq, gt, isNull, lte, or, type SQL, sql } from 'drizzle-orm'
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

type Taken = {
  delivery: Pick<DeliveryRow, 'id' | 'brandId' | 'factId' | 'attempts' | 'tries'> & { body: string }
  webhook: Pick<WebhookRow, 'id' | 'url' | 'secret' | 'previousSecret' | 'previousUntil' | 'failingSince' | 'strikes'>
}

const { id, brandId, factId, body, attempts, tries } = deliveries
const { url, secret, previousSecret, previousUntil, failingSince, strikes } = webhooks
const taking = { id, brandId, factId, body, attempts, tries, url, secret, previousSecret, previousUntil, failingSince, strikes }

/** The next delivery that is due, for whoever asks first, and where it goes to as it is now. */
const take = async (ctx: BrandCtx, webhookId: string): Promise<Taken | null> => {
  const due = ctx.db
    .select({ id: deliveries.id })
    .from(deliveries)
    .where(
      and(
        eq(deliveries.webhookId, webhookId),
        eq(deliveries.brandId, ctx.actor.brandId),
        eq(deliveries.state, 'pending'),
        lte(deliveries.nextAttemptAt, ctx.now),
      ),
    )
    .orderBy(asc(deliveries.nextAttemptAt), asc(deliveries.sequence))
    .limit(1)
    .for('update', { skipLocked: true })
  const [taken] = await ctx.db
    .update(deliveries)
    .set({
      attempts: sql`${deliveries.attempts} + 1`,
      tries: sql`${deliveries.tries} + 1`,
      nextAttemptAt: new Date(ctx.now.getTime() + lostAfterSeconds * 1_000),
    })
    .from(webhooks)
    .where(and(eq(deliveries.id, due), eq(webhooks.id, deliveries.webhookId), isNull(webhooks.disabledAt)))
    .returning(taking)
  return taken && taken.body !== null ? { delivery: { ...taken, body: taken.body }, webhook: { ...taken, id: webhookId } } : null
}

const secretsOf = ({ id, secret, previousSecret, previousUntil }: Taken['webhook'], now: Date): string[] =>
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

const saySucceeding = async (ctx: BrandCtx, { id, failingSince, strikes }: Taken['webhook']): Promise<void> => {
  if (failingSince === null && strikes === 0) return
  await ctx.db
    .update(webhooks)
    .set({ failingSince: null, strikes: 0, restsUntil: null })
    .where(and(eq(webhooks.id, id), or(gt(webhooks.strikes, 0), sql`${webhooks.failingSince} is not null`)))
}

type Made = { taken: Taken; posted: Posted; headers: Record<string, string>; at: Date; random: number }

/** What was attempted, and what becomes of the delivery, in one statement. One that was deleted meanwhile leaves nothing. */
const write = async (ctx: BrandCtx, { taken, posted, headers, at }: Made, outcome: SQL): Promise<void> => {
  const { delivery, webhook } = taken
  const { status, milliseconds, error, detail, answer } = posted
  await ctx.db.execute(sql`
    with ended as (${outcome})
    insert into ${deliveryAttempts} (brand_id, delivery_id, ordinal, at, status, milliseconds, error, detail, url, headers, answer)
    select brand_id, id, ${delivery.attempts}::int, ${at.toISOString()}::timestamptz, ${status}::int, ${milliseconds}::int, ${error}::text,
      ${detail}::text, ${webhook.url}::text, ${JSON.stringify(headers)}::text::jsonb, ${answer}::text
    from ${deliveries} where id = ${delivery.id}
    on conflict do nothing`)
}

const isPending = ({ delivery }: Taken) => and(eq(deliveries.id, delivery.id), eq(deliveries.state, 'pending'))

/** A success counts whenever it comes. */
const recordSuccess = async (ctx: BrandCtx, made: Made): Promise<void> => {
  const set = { state: 'succeeded' as const, nextAttemptAt: null, finishedAt: ctx.now }
  await write(ctx, made, ctx.db.update(deliveries).set(set).where(isPending(made.taken)).getSQL())
  await saySucceeding(ctx, made.taken.webhook)
}

/** A failure counts only if no other attempt was begun after it. */
const recordFailure = (ctx: BrandCtx, made: Made): Promise<void> =>
  transaction(ctx, async (ctx) => {
    const { taken, posted, random } = made
    await sayFailing(ctx, taken.webhook.id, posted.status)
    const retryAfterSeconds = retryAfterSecondsOf(posted.retryAfter, ctx.now)
    const nextAttemptAt = posted.status === 410 ? null : nextTryAt({ tries: taken.delivery.tries, retryAfterSeconds }, ctx.now, random)
    const set = nextAttemptAt ? { nextAttemptAt } : { state: 'failed' as const, nextAttemptAt, finishedAt: ctx.now }
    const isLast = eq(deliveries.attempts, taken.delivery.attempts)
    await write(
      ctx,
      made,
      ctx.db
        .update(deliveries)
        .set(set)
        .where(and(isPending(taken), isLast))
        .getSQL(),
    )
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
  const made = { taken, posted, headers, at, random: random() }
  await (posted.error === null ? recordSuccess : recordFailure)({ ...ctx, now: clock() }, made)
  return posted
}
