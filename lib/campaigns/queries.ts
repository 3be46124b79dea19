import { and, asc, desc, eq, getTableColumns, gt, isNotNull, isNull, lt, lte, or, type SQL, sql } from 'drizzle-orm'
import { brands, campaignBudgets, type CampaignRow, campaigns, tears } from '@/db/schema'
import { folded } from '@/db/schema/_columns'
import type { BrandCtx, Ctx } from '@/lib/core/ctx'
import { env } from '@/lib/core/env'
import { decodeCursor, type Page, pageOf } from '@/lib/core/page'
import { Problem } from '@/lib/core/problem'
import type { Campaign, CampaignQuery } from './contract'
import { type CampaignState, campaignStateAt, countsOf, isExhausted, type Terms, type Totals } from './rules'

/** What was agreed of a campaign, as it is said and compared: amounts carry the currency of the brand. */
export const termsOf = (row: CampaignRow, currency: string): Terms => ({
  name: row.name,
  description: row.description,
  benefit: row.benefit,
  startsAt: row.startsAt,
  endsAt: row.endsAt,
  audience: row.audience,
  limits: {
    claims: row.claimsLimit,
    perShopper: row.perShopper,
    usesPerCode: row.usesPerCode,
    budget: row.budget === null ? null : { amount: row.budget, currency },
  },
  minimumSpend: row.minimumSpend === null ? null : { amount: row.minimumSpend, currency },
  scope: row.scope,
  codeStyle: row.codeStyle,
  issueOn: row.issueOn,
  claimableByShoppers: row.claimableByShoppers,
})

export const claimUrlOf = (linkToken: string) => `${env().PUBLIC_URL}/c/${linkToken}`

/** The changes of its counts, added up, and the claims whose own time was over then. */
export const totalsAt = (now: Date): SQL<Totals> => sql<Totals>`(
  select jsonb_build_object('total', coalesce(sum(total), 0), 'claimed', coalesce(sum(claimed), 0), 'used', coalesce(sum(used), 0),
    'void', coalesce(sum(void), 0), 'lapsed', (
      select count(*) from claims join codes using (brand_id, campaign_id, position)
      where claims.campaign_id = ${campaigns.id} and claims.expires_at <= ${now.toISOString()} and claims.used_at is null and codes.voided_at is null
    ))
  from campaign_counts where campaign_counts.campaign_id = ${campaigns.id})`

const seenAt = (now: Date) => ({
  campaign: getTableColumns(campaigns),
  currency: brands.currency,
  claimed: tears.claimed,
  issued: tears.issued,
  spent: campaignBudgets.spent,
  totals: totalsAt(now),
})

type Seen = { campaign: CampaignRow; currency: string; claimed: number; issued: number; spent: number | null; totals: Totals }

const campaignOf = ({ campaign, currency, claimed, issued, spent, totals }: Seen, now: Date): Campaign => {
  const terms = termsOf(campaign, currency)
  const available = totals.total - totals.claimed - totals.used - totals.void
  return {
    id: campaign.id,
    ...terms,
    state: campaignStateAt(campaign, now),
    exhausted: isExhausted({ ...terms, publishedAt: campaign.publishedAt }, { claimed, issued, available }),
    claimUrl: claimUrlOf(campaign.linkToken),
    counts: countsOf(totals, campaign.endsAt !== null && campaign.endsAt <= now),
    spent: campaign.budget === null ? null : { amount: spent ?? 0, currency },
    issued: terms.issueOn && issued,
    version: campaign.version,
    createdAt: campaign.createdAt,
    updatedAt: campaign.updatedAt,
    publishedAt: campaign.publishedAt,
  }
}

const seen = (ctx: Ctx) =>
  ctx.db
    .select(seenAt(ctx.now))
    .from(campaigns)
    .innerJoin(brands, eq(brands.id, campaigns.brandId))
    .innerJoin(tears, eq(tears.campaignId, campaigns.id))
    .leftJoin(campaignBudgets, eq(campaignBudgets.campaignId, campaigns.id))
    .$dynamic()

/** The same as `campaignStateAt`, for the database to choose by. */
export const isInState = (state: CampaignState, now: Date): SQL | undefined => {
  const isPublished = and(isNull(campaigns.archivedAt), isNotNull(campaigns.publishedAt))
  const isOpen = and(isPublished, or(isNull(campaigns.endsAt), gt(campaigns.endsAt, now)))
  const isRunning = and(isOpen, isNull(campaigns.pausedAt))
  switch (state) {
    case 'archived':
      return isNotNull(campaigns.archivedAt)
    case 'draft':
      return and(isNull(campaigns.archivedAt), isNull(campaigns.publishedAt))
    case 'ended':
      return and(isPublished, lte(campaigns.endsAt, now))
    case 'paused':
      return and(isOpen, isNotNull(campaigns.pausedAt))
    case 'scheduled':
      return and(isRunning, gt(campaigns.startsAt, now))
    case 'live':
      return and(isRunning, or(isNull(campaigns.startsAt), lte(campaigns.startsAt, now)))
  }
}

const byName = sql`${campaigns.name} collate "und-x-icu"`

/** Ids count up with time: newest first is last id first. */
const after = ({ cursor, sort }: CampaignQuery): SQL | undefined => {
  if (cursor === undefined) return undefined
  if (sort === '-createdAt') return lt(campaigns.id, decodeCursor(cursor, 0).id)
  const { id, keys } = decodeCursor(cursor, 1)
  return sql`(${byName}, ${campaigns.id}) > (${keys[0]}, ${id}::uuid)`
}

const like = (text: string) => `%${text.replace(/[\\%_]/g, (letter) => `\\${letter}`)}%`

const matching = (q: string | undefined) => {
  const text = q?.trim() ?? ''
  return text ? sql`${folded(sql`${campaigns.name}`)} like ${folded(sql`${like(text)}::text`)}` : undefined
}

export const listCampaigns = async (ctx: BrandCtx, asked: CampaignQuery): Promise<Page<Campaign>> => {
  const order = asked.sort === 'name' ? [asc(byName), asc(campaigns.id)] : [desc(campaigns.id)]
  const rows = await seen(ctx)
    .where(and(eq(campaigns.brandId, ctx.actor.brandId), matching(asked.q), asked.state && isInState(asked.state, ctx.now), after(asked)))
    .orderBy(...order)
    .limit(asked.limit + 1)
  const keyOf = (campaign: Campaign) => (asked.sort === 'name' ? [campaign.name, campaign.id] : [campaign.id])
  return pageOf(
    rows.map((row) => campaignOf(row, ctx.now)),
    asked.limit,
    keyOf,
  )
}

export const getCampaign = async (ctx: BrandCtx, campaignId: string): Promise<Campaign> => {
  const [row] = await seen(ctx).where(and(eq(campaigns.brandId, ctx.actor.brandId), eq(campaigns.id, campaignId)))
  if (!row) throw new Problem('not-found')
  return campaignOf(row, ctx.now)
}

const mostNamed = 500

/** Names alone, newest first: for lists that speak of campaigns. */
export const nameCampaigns = (ctx: BrandCtx): Promise<{ id: string; name: string }[]> =>
  ctx.db
    .select({ id: campaigns.id, name: campaigns.name })
    .from(campaigns)
    .where(eq(campaigns.brandId, ctx.actor.brandId))
    .orderBy(desc(campaigns.id))
    .limit(mostNamed)
