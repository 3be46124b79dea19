import { and, count, eq, gte, inArray, lt, min, or, type SQL, sql } from 'drizzle-orm'
import { deliveries, facts, relayedFacts, type WebhookRow, webhooks } from '@/db/schema'
import type { BrandCtx, Ctx } from '@/lib/core/ctx'
import { newId } from '@/lib/core/id'
import { Problem } from '@/lib/core/problem'
import { transaction } from '@/lib/core/transaction'
import { emit } from '@/lib/events/emit'
import { lockEnabled } from '../commands'
import { webhookTypes } from '../rules'
import type { Delivery, Replay } from './contract'
import { withAttempts } from './queries'
import { keptDays } from './rules'

const shown = async (ctx: BrandCtx, row: typeof deliveries.$inferSelect | undefined): Promise<Delivery> => {
  const [delivery] = await withAttempts(ctx, row ? [row] : [])
  if (!delivery) throw new Error('a delivery was written and is not there')
  return delivery
}

/** The delivery is there at once; it gets its place and its body when its fact does. */
export const testWebhook = (ctx: BrandCtx, webhookId: string): Promise<Delivery> =>
  transaction(ctx, async (ctx) => {
    const { brandId, url } = await lockEnabled(ctx, webhookId)
    const factId = newId(ctx.now.getTime())
    await emit(ctx, 'webhook.test', { webhookId, name: url }, factId)
    const [row] = await ctx.db
      .insert(deliveries)
      .values({ id: newId(ctx.now.getTime()), brandId, webhookId, factId, type: 'webhook.test', createdAt: ctx.now })
      .returning()
    return shown(ctx, row)
  })

/** What is sent from now on, as if it had never been. */
const again = (now: Date) => ({
  state: 'pending' as const,
  tries: 0,
  nextAttemptAt: sql`case when ${deliveries.body} is not null then ${now.toISOString()}::timestamptz end`,
  finishedAt: null,
})

const ofDelivery = (ctx: BrandCtx, deliveryId: string) => and(eq(deliveries.brandId, ctx.actor.brandId), eq(deliveries.id, deliveryId))

export const replayDelivery = (ctx: BrandCtx, deliveryId: string): Promise<Delivery> =>
  transaction(ctx, async (ctx) => {
    const [found] = await ctx.db.select({ webhookId: deliveries.webhookId }).from(deliveries).where(ofDelivery(ctx, deliveryId))
    if (!found) throw new Problem('not-found')
    const { url } = await lockEnabled(ctx, found.webhookId)
    const [row] = await ctx.db.update(deliveries).set(again(ctx.now)).where(ofDelivery(ctx, deliveryId)).returning()
    if (!row) throw new Problem('not-found')
    await emit(ctx, 'webhook.replayed', { webhookId: found.webhookId, name: url, deliveryId })
    return shown(ctx, row)
  })

/** Facts that this webhook was or would have been told of, since that moment. */
const toldSince = ({ id, brandId, types }: WebhookRow, since: Date): SQL | undefined =>
  and(
    eq(facts.brandId, brandId),
    gte(facts.at, since),
    or(
      and(
        inArray(
          facts.type,
          (types.length === 0 ? webhookTypes : types).filter((type) => type !== 'webhook.test'),
        ),
      ),
      and(eq(facts.type, 'webhook.test'), eq(facts.subjectId, id)),
    ),
  )

/** The cursor goes back, and planning does the rest, piece by piece: this costs the same for ten events and for a million. */
const replayAll = async (ctx: BrandCtx, webhook: WebhookRow, since: Date): Promise<number> => {
  const [found] = await ctx.db
    .select({ count: count(), first: min(relayedFacts.sequence) })
    .from(facts)
    .innerJoin(relayedFacts, eq(relayedFacts.factId, facts.id))
    .where(toldSince(webhook, since))
  if (!found || found.first === null) return 0
  const plannedSequence = Math.min(webhook.plannedSequence, found.first - 1)
  await ctx.db.update(webhooks).set({ plannedSequence }).where(eq(webhooks.id, webhook.id))
  return found.count
}

const replayFailed = async (ctx: BrandCtx, webhook: WebhookRow, since: Date): Promise<number> => {
  const replayed = await ctx.db
    .update(deliveries)
    .set(again(ctx.now))
    .where(and(eq(deliveries.webhookId, webhook.id), eq(deliveries.state, 'failed'), gte(deliveries.createdAt, since)))
  return replayed.count
}

export const replayWebhook = (
  ctx: BrandCtx,
  { webhookId, since, onlyFailed }: { webhookId: string; since: Date; onlyFailed: boolean },
): Promise<Replay> =>
  transaction(ctx, async (ctx) => {
    const webhook = await lockEnabled(ctx, webhookId)
    const count = await (onlyFailed ? replayFailed : replayAll)(ctx, webhook, since)
    if (count > 0) await emit(ctx, 'webhook.replayed', { webhookId, name: webhook.url, since: since.toISOString(), onlyFailed, count })
    return { count }
  })

const atOnce = 5_000
const dayMilliseconds = 24 * 60 * 60 * 1_000

/** Deletes some of what is over for long enough; answers whether there may be more. */
export const forgetDeliveries = async (ctx: Ctx): Promise<boolean> => {
  const old = ctx.db
    .select({ id: deliveries.id })
    .from(deliveries)
    .where(lt(deliveries.finishedAt, new Date(ctx.now.getTime() - keptDays * dayMilliseconds)))
    .orderBy(deliveries.finishedAt)
    .limit(atOnce)
  const { count: gone } = await ctx.db.delete(deliveries).where(inArray(deliveries.id, old))
  return gone === atOnce
}
