import { and, desc, eq, getTableColumns, lt, ne, sql } from 'drizzle-orm'
import { brands, type CampaignRow, campaigns, tears } from '@/db/schema'
import type { AccountActor, Ctx, ShopperActor } from '@/lib/core/ctx'
import { decodeCursor, type Page, pageOf } from '@/lib/core/page'
import { claimUrlOf, isInState, termsOf } from '../queries'
import { campaignStateAt } from '../rules'
import type { Offer } from './contract'

const left = sql`(select coalesce(sum(total - claimed - used - void), 0) from campaign_counts where campaign_counts.campaign_id = ${campaigns.id})`
const isGivenAway = sql<boolean>`(${left} <= 0 or coalesce(${tears.claimed} >= ${campaigns.claimsLimit}, false))`

/** What can still be given: no more than the ceiling leaves. */
const stillLeft = sql`greatest(0, least(${left}, ${campaigns.claimsLimit} - ${tears.claimed}))::float8`.mapWith(Number)
const taken = sql`(select coalesce(sum(claimed + used), 0) from campaign_counts where campaign_counts.campaign_id = ${campaigns.id})::float8`

const shown = {
  campaign: getTableColumns(campaigns),
  brand: { slug: brands.slug, name: brands.name },
  currency: brands.currency,
  exhausted: isGivenAway,
  left: stillLeft,
  taken: taken.mapWith(Number),
  timeZone: brands.timeZone,
}

type Shown = {
  campaign: CampaignRow
  brand: { slug: string; name: string }
  currency: string
  exhausted: boolean
  left: number
  taken: number
  timeZone: string
}

/** An offer with what a page of it says beside: how much is left, and the clock of its brand. */
export type ShelfOffer = Offer & { left: number; taken: number; perShopper: number; timeZone: string }

const offerOf = ({ campaign, brand, currency, exhausted }: Shown, now: Date): Offer => {
  const { name, description, benefit, startsAt, endsAt, minimumSpend, scope } = termsOf(campaign, currency)
  return {
    id: campaign.id,
    brand,
    name,
    description,
    benefit,
    startsAt,
    endsAt,
    minimumSpend,
    scope,
    state: campaignStateAt(campaign, now),
    exhausted,
    claimUrl: claimUrlOf(campaign.linkToken),
    publishedAt: campaign.publishedAt,
  }
}

const onShelf = (row: Shown, now: Date): ShelfOffer => ({
  ...offerOf(row, now),
  left: row.left,
  taken: row.taken,
  perShopper: row.campaign.perShopper,
  timeZone: row.timeZone,
})

const offers = (ctx: Ctx) =>
  ctx.db
    .select(shown)
    .from(campaigns)
    .innerJoin(brands, eq(brands.id, campaigns.brandId))
    .innerJoin(tears, eq(tears.campaignId, campaigns.id))
    .$dynamic()

const isForEveryone = sql`jsonb_array_length(${campaigns.audience} -> 'segmentIds') = 0`

const canBeClaimed = (now: Date) =>
  and(isInState('live', now), eq(campaigns.claimableByShoppers, true), isForEveryone, sql`not ${isGivenAway}`)

/** What a shopper of the brand, or a person of any, can claim at this moment. */
export const listClaimable = async (
  ctx: Ctx<AccountActor | ShopperActor>,
  { limit, cursor }: { limit: number; cursor?: string | undefined },
): Promise<Page<Offer>> => {
  const { actor, now } = ctx
  const rows = await offers(ctx)
    .where(
      and(
        canBeClaimed(now),
        actor.kind === 'shopper' ? eq(campaigns.brandId, actor.brandId) : undefined,
        cursor === undefined ? undefined : lt(campaigns.id, decodeCursor(cursor, 0).id),
      ),
    )
    .orderBy(desc(campaigns.id))
    .limit(limit + 1)
  return pageOf(
    rows.map((row) => offerOf(row, now)),
    limit,
    ({ id }) => [id],
  )
}

/** What anybody can claim at this moment, newest first. */
export const listOnShelf = async (ctx: Ctx, { limit, except }: { limit: number; except?: string }): Promise<ShelfOffer[]> => {
  const rows = await offers(ctx)
    .where(and(canBeClaimed(ctx.now), except === undefined ? undefined : ne(campaigns.id, except)))
    .orderBy(desc(campaigns.id))
    .limit(limit)
  return rows.map((row) => onShelf(row, ctx.now))
}

/** Of a campaign that shoppers may claim by themselves; a draft is none to them. */
const isShownToShoppers = and(eq(campaigns.claimableByShoppers, true), sql`${campaigns.publishedAt} is not null`)

export const findOffer = async (ctx: Ctx, campaignId: string): Promise<ShelfOffer | null> => {
  const [row] = await offers(ctx).where(and(eq(campaigns.id, campaignId), isShownToShoppers))
  return row ? onShelf(row, ctx.now) : null
}

/** What a claim link leads to, in whatever case somebody typed it. */
export const findOfferByLink = async (ctx: Ctx, linkToken: string): Promise<ShelfOffer | null> => {
  const [row] = await offers(ctx).where(and(eq(campaigns.linkToken, linkToken.toUpperCase()), isShownToShoppers))
  return row ? onShelf(row, ctx.now) : null
}
