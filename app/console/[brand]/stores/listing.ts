import { type Listing, listingHref } from '@/components/stores/listing-href'
import { redirect } from 'next/navigation'
import { queryText, type SearchParams } from '@/components/ui/query'
import type { BrandCtx } from '@/lib/core/ctx'
import type { Page } from '@/lib/core/page'
import { Problem } from '@/lib/core/problem'
import type { Store } from '@/lib/stores/contract'
import { listStores } from '@/lib/stores/queries'

const rows = 50

export type Asked = Listing & { cursor: string | undefined; trail: string | undefined; peek: string | undefined }

export const askedOf = (params: SearchParams): Asked => ({
  q: queryText(params, 'q')?.slice(0, 120),
  sort: queryText(params, 'sort') === '-createdAt' ? '-createdAt' : 'name',
  place: queryText(params, 'place') === 'none' ? 'none' : undefined,
  cursor: queryText(params, 'cursor'),
  trail: queryText(params, 'trail'),
  peek: queryText(params, 'peek'),
})

/** Few stores lack a place, so whole pages are read until there are enough of them; the online one is meant to lack it. */
const listWithoutPlace = async (ctx: BrandCtx, { q, sort, cursor }: Asked): Promise<Page<Store>> => {
  const data: Store[] = []
  let next = cursor ?? null
  do {
    const page = await listStores(ctx, { q, sort, cursor: next ?? undefined, limit: 100 })
    data.push(...page.data.filter((store) => !store.position && !store.online))
    next = page.nextCursor
  } while (next && data.length < rows)
  return { data, nextCursor: next }
}

const listPlain = (ctx: BrandCtx, { q, sort, cursor }: Asked) => listStores(ctx, { q, sort, cursor, limit: rows })

/** A cursor that was cut short on its way here leads to the first page. */
export const listAsked = (ctx: BrandCtx, asked: Asked, path: string): Promise<Page<Store>> =>
  (asked.place ? listWithoutPlace(ctx, asked) : listPlain(ctx, asked)).catch((error: unknown) => {
    if (error instanceof Problem && error.code === 'invalid') redirect(listingHref(path, asked))
    throw error
  })
