import { and, eq, sql } from 'drizzle-orm'
import { brands, stores } from '@/db/schema'
import type { BrandCtx } from '@/lib/core/ctx'
import { newId } from '@/lib/core/id'
import { Problem } from '@/lib/core/problem'
import { transaction } from '@/lib/core/transaction'
import { difference, emit } from '@/lib/events/emit'
import type { NewStore, Store, StoreChange } from './contract'
import { getStore, storeOf } from './queries'

const columnsOf = ({ position, ...plain }: StoreChange) => ({
  ...plain,
  ...(position !== undefined && { latitude: position?.latitude ?? null, longitude: position?.longitude ?? null }),
})

export const createStore = (ctx: BrandCtx, input: NewStore): Promise<Store> =>
  transaction(ctx, async (ctx) => {
    const { brandId } = ctx.actor
    const timeZone = input.timeZone ?? sql<string>`(select ${brands.timeZone} from ${brands} where ${brands.id} = ${brandId})`
    const [row] = await ctx.db
      .insert(stores)
      .values({
        ...columnsOf(input),
        id: newId(ctx.now.getTime()),
        brandId,
        name: input.name,
        timeZone,
        createdAt: ctx.now,
        updatedAt: ctx.now,
      })
      .returning()
    if (!row) throw new Error('an insert returned no row')
    await emit(ctx, 'store.created', { storeId: row.id, name: row.name })
    return storeOf(row)
  })

const fields = ['name', 'position', 'address', 'timeZone', 'openingHours'] as const

const whyNot = async (ctx: BrandCtx, storeId: string): Promise<Problem> => {
  const store = await getStore(ctx, storeId)
  return new Problem(store.online ? 'online-store' : 'version-conflict')
}

/** Locked while it changes, so that the fact's "before" is what this change found. */
const lockStore = async (ctx: BrandCtx, storeId: string): Promise<Store> => {
  const [row] = await ctx.db
    .select()
    .from(stores)
    .where(and(eq(stores.brandId, ctx.actor.brandId), eq(stores.id, storeId)))
    .for('update')
  if (!row) throw new Problem('not-found')
  return storeOf(row)
}

export const changeStore = (
  ctx: BrandCtx,
  { storeId, change, ifMatch }: { storeId: string; change: StoreChange; ifMatch?: number | undefined },
): Promise<Store> =>
  transaction(ctx, async (ctx) => {
    const before = await lockStore(ctx, storeId)
    if (ifMatch !== undefined && before.version !== ifMatch) throw new Problem('version-conflict')
    if (before.online && change.position) throw new Problem('online-store', { detail: 'The store "Online" has no position.' })
    const changes = difference(before, { ...before, ...change }, fields)
    if (!changes) return before
    const [row] = await ctx.db
      .update(stores)
      .set({ ...columnsOf(change), version: sql`version + 1`, updatedAt: ctx.now })
      .where(and(eq(stores.brandId, ctx.actor.brandId), eq(stores.id, storeId)))
      .returning()
    if (!row) throw new Problem('not-found')
    await emit(ctx, 'store.changed', { storeId, name: row.name, ...changes })
    return storeOf(row)
  })

export const deleteStore = (ctx: BrandCtx, { storeId, ifMatch }: { storeId: string; ifMatch?: number | undefined }): Promise<void> =>
  transaction(ctx, async (ctx) => {
    const [row] = await ctx.db
      .delete(stores)
      .where(
        and(
          eq(stores.brandId, ctx.actor.brandId),
          eq(stores.id, storeId),
          eq(stores.online, false),
          ifMatch === undefined ? undefined : eq(stores.version, ifMatch),
        ),
      )
      .returning()
    if (!row) throw await whyNot(ctx, storeId)
    await emit(ctx, 'store.deleted', { storeId, name: row.name })
  })
