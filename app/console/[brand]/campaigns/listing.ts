import { redirect } from 'next/navigation'
import { type Listing, listingHref, stateOfView, viewNamed } from '@/components/campaigns/listing-href'
import { queryText, type SearchParams } from '@/components/ui/query'
import type { Campaign } from '@/lib/campaigns/contract'
import { listCampaigns } from '@/lib/campaigns/queries'
import type { BrandCtx } from '@/lib/core/ctx'
import type { Page } from '@/lib/core/page'
import { Problem } from '@/lib/core/problem'

const rows = 50

export type Asked = Listing & { cursor: string | undefined; trail: string | undefined; peek: string | undefined }

export const askedOf = (params: SearchParams): Asked => ({
  view: viewNamed(queryText(params, 'view')),
  q: queryText(params, 'q')?.slice(0, 120),
  sort: queryText(params, 'sort') === 'name' ? 'name' : '-createdAt',
  cursor: queryText(params, 'cursor'),
  trail: queryText(params, 'trail'),
  peek: queryText(params, 'peek'),
})

/** A cursor that was cut short on its way here leads to the first page. */
export const listAsked = (ctx: BrandCtx, asked: Asked, path: string): Promise<Page<Campaign>> =>
  listCampaigns(ctx, { q: asked.q, state: stateOfView(asked.view), sort: asked.sort, cursor: asked.cursor, limit: rows }).catch(
    (error: unknown) => {
      if (error instanceof Problem && error.code === 'invalid') redirect(listingHref(path, asked))
      throw error
    },
  )
