import { and, desc, eq, lt } from 'drizzle-orm'
import { type ApiKeyRow, apiKeys } from '@/db/schema'
import type { BrandCtx } from '@/lib/core/ctx'
import { decodeCursor, type Page, pageOf } from '@/lib/core/page'
import { Problem } from '@/lib/core/problem'
import type { AskedPage } from '../queries'
import type { ApiKey } from './contract'
import { isPast } from './rules'

export const apiKeyOf = (row: ApiKeyRow, now: Date): ApiKey => ({
  id: row.id,
  name: row.name,
  prefix: `tira_${row.publicId}`,
  scopes: row.scopes,
  createdAt: row.createdAt,
  expiresAt: row.expiresAt,
  lastUsedAt: row.lastUsedAt,
  revokedAt: row.revokedAt,
  previousUntil: row.previousUntil === null || isPast(row.previousUntil, now) ? null : row.previousUntil,
  version: row.version,
})

export const listApiKeys = async (ctx: BrandCtx, { limit, cursor }: AskedPage): Promise<Page<ApiKey>> => {
  const before = cursor === undefined ? undefined : lt(apiKeys.id, decodeCursor(cursor, 0).id)
  const rows = await ctx.db
    .select()
    .from(apiKeys)
    .where(and(eq(apiKeys.brandId, ctx.actor.brandId), before))
    .orderBy(desc(apiKeys.id))
    .limit(limit + 1)
  const keys = rows.map((row) => apiKeyOf(row, ctx.now))
  return pageOf(keys, limit, (key) => [key.id])
}

export const getApiKey = async (ctx: BrandCtx, apiKeyId: string): Promise<ApiKey> => {
  const [row] = await ctx.db
    .select()
    .from(apiKeys)
    .where(and(eq(apiKeys.brandId, ctx.actor.brandId), eq(apiKeys.id, apiKeyId)))
  if (!row) throw new Problem('not-found')
  return apiKeyOf(row, ctx.now)
}
