import { redirect } from 'next/navigation'
import { type CodeListing, codesHref, stateOf } from '@/components/codes/listing-href'
import { queryText, type SearchParams } from '@/components/ui/query'
import { findBatches, listBatches } from '@/lib/campaigns/batches/queries'
import type { Code } from '@/lib/campaigns/codes/contract'
import type { CodeStory } from '@/lib/campaigns/codes/lookup/contract'
import { getCode } from '@/lib/campaigns/codes/lookup/queries'
import { listCodes } from '@/lib/campaigns/codes/queries'
import { normalFormOf } from '@/lib/campaigns/codes/rules'
import { getCampaign, nameCampaigns } from '@/lib/campaigns/queries'
import type { BrandCtx } from '@/lib/core/ctx'
import { isUuid } from '@/lib/core/id'
import type { Page } from '@/lib/core/page'
import { Problem } from '@/lib/core/problem'

const rows = 50
const longestSearch = 120
const longestHolder = 200
const longestCode = 200

const idIn = (params: SearchParams, name: string) => {
  const id = queryText(params, name)
  return id !== undefined && isUuid(id) ? id : undefined
}

const lineIn = (params: SearchParams, name: string, longest: number) =>
  queryText(params, name)
    ?.replace(/\p{Cc}/gu, '')
    .slice(0, longest)

export const askedOf = (params: SearchParams) => {
  const listing: CodeListing = {
    state: stateOf(queryText(params, 'state')),
    campaign: idIn(params, 'campaign'),
    batch: idIn(params, 'batch'),
    holder: lineIn(params, 'holder', longestHolder) || undefined,
    q: lineIn(params, 'q', longestSearch) || undefined,
  }
  const place = { cursor: queryText(params, 'cursor'), trail: queryText(params, 'trail') }
  return { listing, place, peek: queryText(params, 'peek')?.slice(0, longestCode) }
}

export type Asked = ReturnType<typeof askedOf>

/** A cursor that was cut short on its way here leads to the first page. */
const pageAsked = (ctx: BrandCtx, { listing, place }: Asked, path: string): Promise<Page<Code>> => {
  const { state, campaign, batch, holder, q } = listing
  const filter = { state, campaignId: campaign, batchId: batch, shopper: holder, q }
  return listCodes(ctx, { limit: rows, cursor: place.cursor, ...filter }).catch((error: unknown) => {
    if (error instanceof Problem && error.code === 'invalid' && place.cursor !== undefined) redirect(codesHref(path, listing))
    throw error
  })
}

const storyOf = async (ctx: BrandCtx, text: string): Promise<CodeStory | null> => {
  const found = await getCode(ctx, text).catch((error: unknown) => {
    if (error instanceof Problem && error.code === 'code-not-valid') return null
    throw error
  })
  return found && 'history' in found ? found : null
}

/** Who types a whole code wants to see that one. */
const meant = ({ listing, place, peek }: Asked, { data }: Page<Code>): string | undefined => {
  if (peek !== undefined) return peek
  const [only, another] = data
  const isWhole = only && !another && place.cursor === undefined && listing.q && normalFormOf(listing.q) === normalFormOf(only.code)
  return isWhole ? only.code : undefined
}

const batchesOf = async (ctx: BrandCtx, { listing }: Asked) => {
  if (!listing.campaign) return []
  const page = await listBatches(ctx, { campaignId: listing.campaign, limit: 20 }).catch((error: unknown) => {
    if (error instanceof Problem && error.code === 'not-found') return null
    throw error
  })
  return page?.data.filter(({ codes }) => codes > 0) ?? []
}

/** Only where it stands written already: counting would read every code that matches. */
const matchingOf = async (ctx: BrandCtx, { listing }: Asked, batches: readonly { id: string; codes: number }[]): Promise<number | null> => {
  const { state, campaign, batch, holder, q } = listing
  if (q || holder) return null
  if (batch) return state ? null : (batches.find(({ id }) => id === batch)?.codes ?? null)
  if (!campaign) return null
  const found = await getCampaign(ctx, campaign).catch(() => null)
  return found && found.counts[state ?? 'total']
}

export const codesShown = async (ctx: BrandCtx, asked: Asked, path: string) => {
  const [page, campaigns, listed] = await Promise.all([pageAsked(ctx, asked, path), nameCampaigns(ctx), batchesOf(ctx, asked)])
  const text = meant(asked, page)
  const story = text === undefined ? undefined : await storyOf(ctx, text)
  const wanted = [story?.batchId, asked.listing.batch].filter((id) => id !== undefined && !listed.some((batch) => batch.id === id))
  const others = await findBatches(
    ctx,
    wanted.filter((id) => id !== undefined),
  )
  const batches = [...listed, ...others]
  return {
    page,
    campaigns,
    /** To choose from: of the campaign, or the one that is chosen already. */
    choices: batches.filter(({ id, campaignId }) => id === asked.listing.batch || campaignId === asked.listing.campaign),
    story,
    batch: batches.find(({ id }) => id === story?.batchId) ?? null,
    matching: await matchingOf(ctx, asked, batches),
  }
}
