import { eq, sql } from 'drizzle-orm'
import { brands, members, stores } from '@/db/schema'
import type { AccountCtx, BrandCtx } from '@/lib/core/ctx'
import { newId } from '@/lib/core/id'
import { Problem } from '@/lib/core/problem'
import { transaction } from '@/lib/core/transaction'
import { difference, emit } from '@/lib/events/emit'
import type { Brand, BrandChange, NewBrand } from './contract'
import { brandOf } from './queries'

const addOwner = async (ctx: AccountCtx, brandId: string) => {
  const { accountId } = ctx.actor
  const memberId = newId(ctx.now.getTime())
  await ctx.db.insert(members).values({ id: memberId, brandId, accountId, role: 'owner', createdAt: ctx.now })
  await emit(ctx, 'member.added', { brandId, memberId, accountId, role: 'owner' })
}

/** Every brand sells online too: what has no place belongs to this store. */
const addOnlineStore = async (ctx: AccountCtx, brandId: string, timeZone: string) => {
  const storeId = newId(ctx.now.getTime())
  const name = 'Online'
  await ctx.db.insert(stores).values({ id: storeId, brandId, name, online: true, timeZone, createdAt: ctx.now, updatedAt: ctx.now })
  await emit(ctx, 'store.created', { brandId, storeId, name })
}

export const createBrand = (ctx: AccountCtx, input: NewBrand): Promise<Brand> =>
  transaction(ctx, async (ctx) => {
    const [row] = await ctx.db
      .insert(brands)
      .values({ ...input, id: newId(ctx.now.getTime()), createdAt: ctx.now })
      .onConflictDoNothing({ target: brands.slug })
      .returning()
    if (!row)
      throw new Problem('slug-taken', { errors: [{ pointer: '/slug', code: 'slug-taken', detail: 'Another brand has this slug.' }] })
    await emit(ctx, 'brand.created', { brandId: row.id, name: row.name, slug: row.slug })
    await addOwner(ctx, row.id)
    await addOnlineStore(ctx, row.id, row.timeZone)
    return brandOf(row)
  })

const fields = ['name', 'timeZone', 'locales', 'allowedOrigins'] as const

/** Locked while it changes, so that the fact's "before" is what this change found. */
const lockBrand = async (ctx: BrandCtx): Promise<Brand> => {
  const [row] = await ctx.db.select().from(brands).where(eq(brands.id, ctx.actor.brandId)).for('no key update')
  if (!row) throw new Problem('not-found')
  return brandOf(row)
}

export const changeBrand = (ctx: BrandCtx, { change, ifMatch }: { change: BrandChange; ifMatch?: number | undefined }): Promise<Brand> =>
  transaction(ctx, async (ctx) => {
    const before = await lockBrand(ctx)
    if (ifMatch !== undefined && before.version !== ifMatch) throw new Problem('version-conflict')
    const changes = difference(before, { ...before, ...change }, fields)
    if (!changes) return before
    const [row] = await ctx.db
      .update(brands)
      .set({ ...change, version: sql`version + 1` })
      .where(eq(brands.id, before.id))
      .returning()
    if (!row) throw new Problem('not-found')
    await emit(ctx, 'brand.changed', { brandId: row.id, name: row.name, ...changes })
    return brandOf(row)
  })
