import { and, eq, isNull, sql } from 'drizzle-orm'
import { type ApiKeyRow, apiKeys } from '@/db/schema'
import { makeApiKey } from '@/lib/auth/api-key'
import type { BrandCtx } from '@/lib/core/ctx'
import { newId } from '@/lib/core/id'
import { invalid, Problem } from '@/lib/core/problem'
import { transaction } from '@/lib/core/transaction'
import { difference, emit } from '@/lib/events/emit'
import type { ApiKey, ApiKeyWithSecret, NewApiKey } from './contract'
import { apiKeyOf, getApiKey } from './queries'
import { isPast, rotationHours } from './rules'

export const createApiKey = (ctx: BrandCtx, input: NewApiKey): Promise<ApiKeyWithSecret> =>
  transaction(ctx, async (ctx) => {
    const { name, scopes, expiresAt = null } = input
    const { actor, now } = ctx
    if (expiresAt !== null && isPast(expiresAt, now)) throw invalid('/expiresAt', 'past', 'must lie in the future')
    const { publicId, key, hash } = makeApiKey()
    const createdBy = actor.kind === 'member' ? actor.accountId : null
    const [row] = await ctx.db
      .insert(apiKeys)
      .values({
        id: newId(now.getTime()),
        brandId: actor.brandId,
        name,
        publicId,
        secretHash: hash,
        scopes,
        createdBy,
        createdAt: now,
        expiresAt,
      })
      .returning()
    if (!row) throw new Error('an insert returned no row')
    await emit(ctx, 'api-key.created', { apiKeyId: row.id, name, scopes, expiresAt: expiresAt?.toISOString() ?? null })
    return { ...apiKeyOf(row, now), secret: key }
  })

type Target = { apiKeyId: string; ifMatch?: number | undefined }

const ofKey = (ctx: BrandCtx, apiKeyId: string) => and(eq(apiKeys.brandId, ctx.actor.brandId), eq(apiKeys.id, apiKeyId))

/** Locked while it changes, so that the fact's "before" is what this change found. */
const lockKey = async (ctx: BrandCtx, apiKeyId: string): Promise<ApiKeyRow> => {
  const [row] = await ctx.db.select().from(apiKeys).where(ofKey(ctx, apiKeyId)).for('update')
  if (!row) throw new Problem('not-found')
  return row
}

export const changeApiKey = (
  ctx: BrandCtx,
  { apiKeyId, change, ifMatch }: Target & { change: { name?: string | undefined } },
): Promise<ApiKey> =>
  transaction(ctx, async (ctx) => {
    const before = await lockKey(ctx, apiKeyId)
    if (ifMatch !== undefined && before.version !== ifMatch) throw new Problem('version-conflict')
    const changes = difference(before, { ...before, ...change }, ['name'])
    if (!changes) return apiKeyOf(before, ctx.now)
    const [row] = await ctx.db
      .update(apiKeys)
      .set({ ...change, version: sql`version + 1` })
      .where(ofKey(ctx, apiKeyId))
      .returning()
    if (!row) throw new Problem('not-found')
    await emit(ctx, 'api-key.changed', { apiKeyId, name: row.name, ...changes })
    return apiKeyOf(row, ctx.now)
  })

/** A key that is revoked already is what was asked for; anything else that stood in the way is said. */
const explainUnrevoked = async (ctx: BrandCtx, apiKeyId: string): Promise<void> => {
  const key = await getApiKey(ctx, apiKeyId)
  if (key.revokedAt === null) throw new Problem('version-conflict')
}

export const revokeApiKey = (ctx: BrandCtx, { apiKeyId, ifMatch }: Target): Promise<void> =>
  transaction(ctx, async (ctx) => {
    const isExpected = ifMatch === undefined ? undefined : eq(apiKeys.version, ifMatch)
    const [row] = await ctx.db
      .update(apiKeys)
      .set({ revokedAt: ctx.now, previousHash: null, previousUntil: null, version: sql`version + 1` })
      .where(and(ofKey(ctx, apiKeyId), isNull(apiKeys.revokedAt), isExpected))
      .returning({ name: apiKeys.name })
    if (!row) return explainUnrevoked(ctx, apiKeyId)
    await emit(ctx, 'api-key.revoked', { apiKeyId, name: row.name })
  })

export const rotateApiKey = (ctx: BrandCtx, { apiKeyId }: { apiKeyId: string }): Promise<ApiKeyWithSecret> =>
  transaction(ctx, async (ctx) => {
    const { publicId } = await lockKey(ctx, apiKeyId)
    const { key, hash } = makeApiKey(publicId)
    const previousUntil = new Date(ctx.now.getTime() + rotationHours * 60 * 60 * 1000)
    const [row] = await ctx.db
      .update(apiKeys)
      .set({ secretHash: hash, previousHash: sql`secret_hash`, previousUntil, version: sql`version + 1` })
      .where(and(ofKey(ctx, apiKeyId), isNull(apiKeys.revokedAt)))
      .returning()
    if (!row) throw new Problem('key-revoked')
    await emit(ctx, 'api-key.rotated', { apiKeyId, name: row.name, previousUntil: previousUntil.toISOString() })
    return { ...apiKeyOf(row, ctx.now), secret: key }
  })
