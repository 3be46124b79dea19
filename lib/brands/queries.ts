import { and, asc, eq, sql } from 'drizzle-orm'
import { z } from 'zod'
import { type BrandRow, brands, members } from '@/db/schema'
import { Locale } from '@/lib/accounts/contract'
import type { AccountCtx, BrandCtx } from '@/lib/core/ctx'
import { decodeCursor, type Page, pageOf } from '@/lib/core/page'
import { Problem } from '@/lib/core/problem'
import type { Brand, OwnBrand } from './contract'

const Locales = z.array(Locale)

export const brandOf = (row: BrandRow): Brand => ({ ...row, locales: Locales.parse(row.locales) })

export type AskedPage = { limit: number; cursor?: string | undefined }

const byName = sql`${brands.name} collate "und-x-icu"`

const after = (cursor: string | undefined) => {
  if (cursor === undefined) return undefined
  const { id, keys } = decodeCursor(cursor, 1)
  return sql`(${byName}, ${brands.id}) > (${keys[0]}, ${id}::uuid)`
}

export const listBrands = async (ctx: AccountCtx, { limit, cursor }: AskedPage): Promise<Page<OwnBrand>> => {
  const rows = await ctx.db
    .select({ brand: brands, role: members.role })
    .from(members)
    .innerJoin(brands, eq(brands.id, members.brandId))
    .where(and(eq(members.accountId, ctx.actor.accountId), after(cursor)))
    .orderBy(asc(byName), asc(brands.id))
    .limit(limit + 1)
  const own = rows.map(({ brand, role }) => ({ ...brandOf(brand), role }))
  return pageOf(own, limit, (brand) => [brand.name, brand.id])
}

export const getBrand = async (ctx: BrandCtx): Promise<Brand> => {
  const [row] = await ctx.db.select().from(brands).where(eq(brands.id, ctx.actor.brandId))
  if (!row) throw new Problem('not-found')
  return brandOf(row)
}
