import { and, eq, inArray, isNull, sql } from 'drizzle-orm'
import { deliveries, relayedFacts, type WebhookRow, webhooks } from '@/db/schema'
import { type BrandCtx, type Ctx, type HouseActor, systemCtx } from '@/lib/core/ctx'
import { newId } from '@/lib/core/id'
import { log } from '@/lib/core/log'
import { transaction } from '@/lib/core/transaction'
import { isWebhookType, wants } from '../rules'
import { bodiesOf, listFactsAfter, type RelayedFact } from './queries'

/** Something is to be sent to this webhook. */
export type Due = { webhookId: string; brandId: string }

const mostAtOnce = 1_000

/** Whoever is sent is there within this time, or another is sent. */
const onTheWaySeconds = 10

/** The brands' webhooks for which something may have happened: one question of the index, whatever else is going on. */
const listBehind = (ctx: Ctx, brandIds: readonly string[] | null) =>
  ctx.db
    .select({ webhookId: webhooks.id, brandId: webhooks.brandId })
    .from(webhooks)
    .where(
      and(
        brandIds === null ? undefined : inArray(webhooks.brandId, [...brandIds]),
        isNull(webhooks.disabledAt),
        sql`${webhooks.plannedSequence} < (select max(${relayedFacts.sequence}) from ${relayedFacts} where ${relayedFacts.brandId} = ${webhooks.brandId})`,
      ),
    )
    .orderBy(webhooks.id)

/** What is there already is sent again, with the body that it had; only a test waited for its body. */
const writeDeliveries = async (ctx: BrandCtx, { id: webhookId, brandId }: WebhookRow, told: RelayedFact[]): Promise<void> => {
  const rows = (await bodiesOf(ctx, told)).flatMap(({ fact, body }) =>
    isWebhookType(fact.type)
      ? [
          {
            id: newId(ctx.now.getTime()),
            brandId,
            webhookId,
            factId: fact.id,
            type: fact.type,
            sequence: fact.sequence,
            body,
            nextAttemptAt: ctx.now,
            createdAt: ctx.now,
          },
        ]
      : [],
  )
  if (rows.length === 0) return
  await ctx.db
    .insert(deliveries)
    .values(rows)
    .onConflictDoUpdate({
      target: [deliveries.webhookId, deliveries.factId],
      set: {
        sequence: sql`excluded.sequence`,
        body: sql`coalesce(${deliveries.body}, excluded.body)`,
        state: 'pending',
        tries: 0,
        nextAttemptAt: sql`excluded.next_attempt_at`,
        finishedAt: null,
      },
    })
}

type Planned = { isBehind: boolean; isDue: boolean }

/** Deliveries of a piece of the sequence, and the place up to which they are written, together. */
const planSome = (ctx: BrandCtx, webhookId: string): Promise<Planned> =>
  transaction(ctx, async (ctx) => {
    const [row] = await ctx.db
      .select()
      .from(webhooks)
      .where(and(eq(webhooks.brandId, ctx.actor.brandId), eq(webhooks.id, webhookId), isNull(webhooks.disabledAt)))
      .for('no key update')
    if (!row) return { isBehind: false, isDue: false }
    const happened = await listFactsAfter(ctx, row.plannedSequence, mostAtOnce)
    const last = happened.at(-1)
    if (!last) return { isBehind: false, isDue: false }
    const told = happened.filter((fact) => wants(row, fact))
    await writeDeliveries(ctx, row, told)
    const isDue = told.length > 0 && (row.busyUntil === null || row.busyUntil <= ctx.now)
    const busyUntil = new Date(ctx.now.getTime() + onTheWaySeconds * 1_000)
    await ctx.db
      .update(webhooks)
      .set({ plannedSequence: last.sequence, ...(isDue && { busyUntil }) })
      .where(eq(webhooks.id, row.id))
    return { isBehind: happened.length === mostAtOnce, isDue }
  })

const planAll = async ({ webhookId, brandId }: Due): Promise<boolean> => {
  let isDue = false
  for (;;) {
    const planned = await planSome(systemCtx('plan-deliveries', brandId), webhookId)
    isDue ||= planned.isDue
    if (!planned.isBehind) return isDue
  }
}

/** Writes what is to be sent of the facts that have a place now; of all brands when none is named. Answers to whom somebody must go. */
export const planDeliveries = async (ctx: Ctx<HouseActor>, brandIds: readonly string[] | null): Promise<Due[]> => {
  const due: Due[] = []
  for (const one of await listBehind(ctx, brandIds)) {
    const isDue = await planAll(one).catch((error: unknown) => {
      log.error({ err: error, ...one }, 'the deliveries of a webhook are not planned; trying again')
      return false
    })
    if (isDue) due.push(one)
  }
  return due
}
