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

/** A cursor that was cut short on its way here leads to the first page. */
export const listAsked = (ctx: BrandCtx, asked: Asked, path: string): Promise<Page<Store>> =>
  listStores(ctx, { q: asked.q, sort: asked.sort, cursor: asked.cursor, limit: rows, isPlaceless: asked.place === 'none' }).catch(
    (error: unknown) => {
      if (error instanceof Problem && error.code === 'invalid') redirect(listingHref(path, asked))
      throw error
    },
  )
