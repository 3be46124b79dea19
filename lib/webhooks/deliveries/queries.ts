import { and, asc, desc, eq, inArray, lt } from 'drizzle-orm'
import { deliveries, type DeliveryAttemptRow, deliveryAttempts, type DeliveryRow } from '@/db/schema'
import type { BrandCtx } from '@/lib/core/ctx'
import { decodeCursor, type Page, pageOf } from '@/lib/core/page'
import { Problem } from '@/lib/core/problem'
import { getWebhook } from '../queries'
import type { Attempt, AttemptStory, Delivery, DeliveryQuery, DeliveryStory } from './contract'

type AttemptColumns = Pick<DeliveryAttemptRow, 'ordinal' | 'at' | 'status' | 'milliseconds' | 'error' | 'detail'>

const attemptOf = ({ ordinal, at, status, milliseconds, error, detail }: AttemptColumns): Attempt => ({
  ordinal,
  at,
  status,
  milliseconds,
  error,
  detail,
})

const storyOfAttempt = (row: DeliveryAttemptRow): AttemptStory => ({
  ...attemptOf(row),
  request: { url: row.url, headers: row.headers },
  answer: row.answer,
})

const plain = ({ id, webhookId, factId, type, sequence, state, nextAttemptAt, createdAt, finishedAt }: DeliveryRow) => ({
  id,
  webhookId,
  eventId: factId,
  type,
  sequence,
  state,
  nextAttemptAt,
  createdAt,
  finishedAt,
})

const { deliveryId, ordinal, at, status, milliseconds, error, detail } = deliveryAttempts
const columns = { deliveryId, ordinal, at, status, milliseconds, error, detail }

/** Deliveries with their attempts, but for what was sent and answered. */
export const withAttempts = async (ctx: BrandCtx, rows: DeliveryRow[]): Promise<Delivery[]> => {
  const ids = rows.filter((row) => row.attempts > 0).map((row) => row.id)
  const made =
    ids.length === 0 ? [] : await ctx.db.select(columns).from(deliveryAttempts).where(inArray(deliveryId, ids)).orderBy(asc(ordinal))
  return rows.map((row) => ({ ...plain(row), attempts: made.filter((attempt) => attempt.deliveryId === row.id).map(attemptOf) }))
}

export const listDeliveries = async (ctx: BrandCtx, webhookId: string, asked: DeliveryQuery): Promise<Page<Delivery>> => {
  await getWebhook(ctx, webhookId)
  const { limit, cursor, state, type } = asked
  const rows = await ctx.db
    .select()
    .from(deliveries)
    .where(
      and(
        eq(deliveries.brandId, ctx.actor.brandId),
        eq(deliveries.webhookId, webhookId),
        state && eq(deliveries.state, state),
        type && eq(deliveries.type, type),
        cursor === undefined ? undefined : lt(deliveries.id, decodeCursor(cursor, 0).id),
      ),
    )
    .orderBy(desc(deliveries.id))
    .limit(limit + 1)
  return pageOf(await withAttempts(ctx, rows), limit, (delivery) => [delivery.id])
}

export const getDelivery = async (ctx: BrandCtx, asked: string): Promise<DeliveryStory> => {
  const [row] = await ctx.db
    .select()
    .from(deliveries)
    .where(and(eq(deliveries.brandId, ctx.actor.brandId), eq(deliveries.id, asked)))
  if (!row) throw new Problem('not-found')
  const made = await ctx.db.select().from(deliveryAttempts).where(eq(deliveryId, row.id)).orderBy(asc(ordinal))
  return { ...plain(row), attempts: made.map(storyOfAttempt), body: row.body }
}

export type RecentAttempt = Attempt & { deliveryId: string }

/** The last attempts of a webhook, oldest first, as its health shows them. */
export const listRecentAttempts = async (ctx: BrandCtx, webhookId: string, limit = 100): Promise<RecentAttempt[]> => {
  const recent = ctx.db
    .select({ id: deliveries.id })
    .from(deliveries)
    .where(and(eq(deliveries.brandId, ctx.actor.brandId), eq(deliveries.webhookId, webhookId)))
    .orderBy(desc(deliveries.id))
    .limit(limit)
    .as('recent')
  const made = await ctx.db
    .select(columns)
    .from(deliveryAttempts)
    .innerJoin(recent, eq(recent.id, deliveryId))
    .orderBy(desc(at))
    .limit(limit)
  return made.map((row) => ({ ...attemptOf(row), deliveryId: row.deliveryId })).toReversed()
}
