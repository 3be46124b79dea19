import { and, eq, isNotNull } from 'drizzle-orm'
import { brands, stores } from '@/db/schema'
import type { Ctx } from '@/lib/core/ctx'
import { storeOf } from '../queries'
import { distanceMetres, type Place } from '../rules'

export type StoreToVisit = { name: string; position: Place }

const mostStores = 1_000

/** Where a code of that brand can be shown: its store nearest to that place, or its only one when no place is known. */
export const findStoreToVisit = async (ctx: Ctx, brandSlug: string, from: Place | null): Promise<StoreToVisit | null> => {
  const rows = await ctx.db
    .select({ store: stores })
    .from(stores)
    .innerJoin(brands, eq(brands.id, stores.brandId))
    .where(and(eq(brands.slug, brandSlug), isNotNull(stores.latitude)))
    .limit(mostStores)
  const placed = rows.flatMap(({ store }) => {
    const { name, position } = storeOf(store)
    return position ? [{ name, position, metres: from ? distanceMetres(from, position) : 0 }] : []
  })
  if (!from && placed.length !== 1) return null
  const [first] = placed.toSorted((one, other) => one.metres - other.metres)
  return first ? { name: first.name, position: first.position } : null
}
