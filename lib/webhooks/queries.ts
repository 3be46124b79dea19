import { and, count, desc, eq, lt } from 'drizzle-orm'
import { type WebhookRow, webhooks } from '@/db/schema'
import type { BrandCtx } from '@/lib/core/ctx'
import { decodeCursor, type Page, pageOf } from '@/lib/core/page'
import { Problem } from '@/lib/core/problem'
import type { Webhook } from './contract'

export const webhookOf = (row: WebhookRow, now: Date): Webhook => ({
  id: row.id,
  url: row.url,
  types: row.types,
  description: row.description,
  enabled: row.disabledAt === null,
  disabledReason: row.disabledReason,
  disabledAt: row.disabledAt,
  failingSince: row.failingSince,
  previousUntil: row.previousUntil && row.previousUntil > now ? row.previousUntil : null,
  version: row.version,
  createdAt: row.createdAt,
  updatedAt: row.updatedAt,
})

export const listWebhooks = async (
  ctx: BrandCtx,
  { limit, cursor }: { limit: number; cursor?: string | undefined },
): Promise<Page<Webhook>> => {
  const before = cursor === undefined ? undefined : lt(webhooks.id, decodeCursor(cursor, 0).id)
  const rows = await ctx.db
    .select()
    .from(webhooks)
    .where(and(eq(webhooks.brandId, ctx.actor.brandId), before))
    .orderBy(desc(webhooks.id))
    .limit(limit + 1)
  return pageOf(
    rows.map((row) => webhookOf(row, ctx.now)),
    limit,
    (webhook) => [webhook.id],
  )
}

export const ofWebhook = (ctx: BrandCtx, webhookId: string) => and(eq(webhooks.brandId, ctx.actor.brandId), eq(webhooks.id, webhookId))

export const getWebhook = async (ctx: BrandCtx, webhookId: string): Promise<Webhook> => {
  const [row] = await ctx.db.select().from(webhooks).where(ofWebhook(ctx, webhookId))
  if (!row) throw new Problem('not-found')
  return webhookOf(row, ctx.now)
}

export const countWebhooks = async (ctx: BrandCtx): Promise<number> => {
  const [row] = await ctx.db.select({ count: count() }).from(webhooks).where(eq(webhooks.brandId, ctx.actor.brandId))
  return row?.count ?? 0
}
