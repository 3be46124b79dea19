import { and, asc, count, desc, eq, inArray, isNotNull, isNull, lt, type SQL, sql } from 'drizzle-orm'
import { brands, type StoreRow, stores } from '@/db/schema'
import { folded } from '@/db/schema/_columns'
import type { BrandCtx, Ctx } from '@/lib/core/ctx'
import { decodeCursor, type Page, pageOf } from '@/lib/core/page'
import { Problem } from '@/lib/core/problem'
import type { Store } from './contract'
import { distanceMetres, meanEarthRadiusMetres, type Place } from './rules'

const positionOf = ({ latitude, longitude }: StoreRow) => (latitude === null || longitude === null ? null : { latitude, longitude })

/** Member by member: what is the table's own (its brand, its vector) goes no further, to no page either. */
export const storeOf = (row: StoreRow): Store => ({
  id: row.id,
  name: row.name,
  online: row.online,
  position: positionOf(row),
  address: row.address,
  timeZone: row.timeZone,
  openingHours: row.openingHours,
  version: row.version,
  createdAt: row.createdAt,
  updatedAt: row.updatedAt,
})

type Asked = { limit: number; cursor?: string | undefined; q?: string | undefined; sort: 'name' | '-createdAt'; isPlaceless?: boolean }

const byName = sql`${stores.name} collate "und-x-icu"`

/** Ids count up with time: newest first is last id first. */
const after = ({ cursor, sort }: Asked): SQL | undefined => {
  if (cursor === undefined) return undefined
  if (sort === '-createdAt') return lt(stores.id, decodeCursor(cursor, 0).id)
  const { id, keys } = decodeCursor(cursor, 1)
  return sql`(${byName}, ${stores.id}) > (${keys[0]}, ${id}::uuid)`
}

const like = (text: string) => `%${text.replace(/[\\%_]/g, (letter) => `\\${letter}`)}%`

const matching = (q: string | undefined) => {
  const text = q?.trim() ?? ''
  return text ? sql`${stores.searched} like ${folded(sql`${like(text)}::text`)}` : undefined
}

/** A place is missed where one could be: not by the online store. */
const placeless = and(isNull(stores.latitude), eq(stores.online, false))

export const listStores = async (ctx: BrandCtx, asked: Asked): Promise<Page<Store>> => {
  const order = asked.sort === 'name' ? [asc(byName), asc(stores.id)] : [desc(stores.id)]
  const rows = await ctx.db
    .select()
    .from(stores)
    .where(and(eq(stores.brandId, ctx.actor.brandId), matching(asked.q), asked.isPlaceless ? placeless : undefined, after(asked)))
    .orderBy(...order)
    .limit(asked.limit + 1)
  const keyOf = (store: Store) => (asked.sort === 'name' ? [store.name, store.id] : [store.id])
  return pageOf(rows.map(storeOf), asked.limit, keyOf)
}

export const getStore = async (ctx: BrandCtx, storeId: string): Promise<Store> => {
  const [row] = await ctx.db
    .select()
    .from(stores)
    .where(and(eq(stores.brandId, ctx.actor.brandId), eq(stores.id, storeId)))
  if (!row) throw new Problem('not-found')
  return storeOf(row)
}

/** Of these ids, those of stores that are still there. */
export const findStoreIds = async (ctx: BrandCtx, ids: readonly string[]): Promise<ReadonlySet<string>> => {
  if (ids.length === 0) return new Set()
  const rows = await ctx.db
    .select({ id: stores.id })
    .from(stores)
    .where(and(eq(stores.brandId, ctx.actor.brandId), inArray(stores.id, [...ids])))
  return new Set(rows.map(({ id }) => id))
}

/** How many stores there are, and how many of them people can walk to. */
export const countStores = async (ctx: BrandCtx): Promise<{ total: number; placed: number }> => {
  const [row] = await ctx.db
    .select({ total: count(), placed: count(stores.latitude) })
    .from(stores)
    .where(eq(stores.brandId, ctx.actor.brandId))
  return row ?? { total: 0, placed: 0 }
}

export type StoreOfBrand = Store & { brand: { slug: string; name: string } }
export type StoreNear = StoreOfBrand & { distanceMetres: number }

const brandOfStore = { slug: brands.slug, name: brands.name }

/** To start from where no place is known: the newest stores that stand somewhere, of all brands. */
export const listNewestStores = async (ctx: Ctx, { limit }: { limit: number }): Promise<StoreOfBrand[]> => {
  const rows = await ctx.db
    .select({ store: stores, brand: brandOfStore })
    .from(stores)
    .innerJoin(brands, eq(brands.id, stores.brandId))
    .where(isNotNull(stores.latitude))
    .orderBy(desc(stores.id))
    .limit(limit)
  return rows.map(({ store, brand }) => ({ ...storeOf(store), brand }))
}

/** Six millimetres on the ground: the database's sines end in other digits than ours, and the haversine has the last word. */
const slack = 1e-9

/** The stores of all brands, nearest first: the index finds them by the chord, the haversine says how far. */
export const listStoresNear = async (
  ctx: Ctx,
  { position, limit, withinMetres }: { position: Place; limit: number; withinMetres: number },
): Promise<StoreNear[]> => {
  const [latitude, longitude] = [(position.latitude * Math.PI) / 180, (position.longitude * Math.PI) / 180]
  const [x, y, z] = [Math.cos(latitude) * Math.cos(longitude), Math.cos(latitude) * Math.sin(longitude), Math.sin(latitude)]
  const here = sql`cube(array[${x}::float8, ${y}::float8, ${z}::float8])`
  const chord = 2 * Math.sin(Math.min(withinMetres / meanEarthRadiusMetres, Math.PI) / 2) + slack
  const rows = await ctx.db
    .select({ store: stores, brand: brandOfStore })
    .from(stores)
    .innerJoin(brands, eq(brands.id, stores.brandId))
    .where(and(isNotNull(stores.latitude), sql`${stores.place} <@ cube_enlarge(${here}, ${chord}::float8, 3)`))
    .orderBy(sql`${stores.place} <-> ${here}`)
    .limit(limit)
  return rows.flatMap(({ store, brand }) => {
    const shown = storeOf(store)
    const metres = shown.position && distanceMetres(position, shown.position)
    return metres !== null && metres <= withinMetres ? [{ ...shown, brand, distanceMetres: metres }] : []
  })
}
