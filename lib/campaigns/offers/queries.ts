import { and, desc, eq, getTableColumns, lt, sql } from 'drizzle-orm'
import { brands, type CampaignRow, campaigns, tears } from '@/db/schema'
import type { AccountActor, Ctx, ShopperActor } from '@/lib/core/ctx'
import { decodeCursor, type Page, pageOf } from '@/lib/core/page'
import { claimUrlOf, isInState, termsOf } from '../queries'
import { campaignStateAt } from '../rules'
import type { Offer } from './contract'

const left = sql`(select coalesce(sum(total - claimed - used - void), 0) from campaign_counts where campaign_counts.campaign_id = ${campaigns.id})`
const isGivenAway = sql<boolean>`(${left} <= 0 or coalesce(${tears.claimed} >= ${campaigns.claimsLimit}, false))`

const shown = {
  campaign: getTableColumns(campaigns),
  brand: { slug: brands.slug, name: brands.name },
  currency: brands.currency,
  exhausted: isGivenAway,
}

type Shown = { campaign: CampaignRow; brand: { slug: string; name: string }; currency: string; exhausted: boolean }

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

const offers = (ctx: Ctx) =>
  ctx.db
    .select(shown)
    .from(campaigns)
    .innerJoin(brands, eq(brands.id, campaigns.brandId))
    .innerJoin(tears, eq(tears.campaignId, campaigns.id))
    .$dynamic()

const isForEveryone = sql`jsonb_array_length(${campaigns.audience} -> 'segmentIds') = 0`

/** What a shopper of the brand, or a person of any, can claim at this moment. */
export const listClaimable = async (
  ctx: Ctx<AccountActor | ShopperActor>,
  { limit, cursor }: { limit: number; cursor?: string | undefined },
): Promise<Page<Offer>> => {
  const { actor, now } = ctx
  const rows = await offers(ctx)
    .where(
      and(
        isInState('live', now),
        eq(campaigns.claimableByShoppers, true),
        isForEveryone,
        sql`not ${isGivenAway}`,
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

/** Of a campaign that shoppers may claim by themselves; a draft is none to them. */
const isShownToShoppers = and(eq(campaigns.claimableByShoppers, true), sql`${campaigns.publishedAt} is not null`)

export const findOffer = async (ctx: Ctx, campaignId: string): Promise<Offer | null> => {
  const [row] = await offers(ctx).where(and(eq(campaigns.id, campaignId), isShownToShoppers))
  return row ? offerOf(row, ctx.now) : null
}

/** What a claim link leads to, in whatever case somebody typed it. */
export const findOfferByLink = async (ctx: Ctx, linkToken: string): Promise<Offer | null> => {
  const [row] = await offers(ctx).where(and(eq(campaigns.linkToken, linkToken.toUpperCase()), isShownToShoppers))
  return row ? offerOf(row, ctx.now) : null
}
