import { and, eq, sql } from 'drizzle-orm'
import { batches, brands, campaignCounts, type CampaignRow, campaigns, strips, tears } from '@/db/schema'
import type { BrandCtx, Ctx } from '@/lib/core/ctx'
import { newId } from '@/lib/core/id'
import { Problem } from '@/lib/core/problem'
import { transaction } from '@/lib/core/transaction'
import { difference, emit } from '@/lib/events/emit'
import { newCodes } from './codes/rules'
import type { Campaign, CampaignChange, NewCampaign } from './contract'
import { settleLimits } from './limits/commands'
import { getCampaign, termsOf } from './queries'
import { promised, type Terms, termsProblems } from './rules'

const noLimits = { claims: null, budget: null, perShopper: 1, usesPerCode: 1 }

const members = [
  'name',
  'description',
  'benefit',
  'startsAt',
  'endsAt',
  'audience',
  'limits',
  'minimumSpend',
  'scope',
  'codeStyle',
  'issueOn',
  'claimableByShoppers',
] as const satisfies readonly (keyof Terms)[]

const columnsOf = ({ limits, minimumSpend, ...terms }: Terms) => ({
  ...terms,
  claimsLimit: limits.claims,
  perShopper: limits.perShopper,
  usesPerCode: limits.usesPerCode,
  budget: limits.budget?.amount ?? null,
  minimumSpend: minimumSpend?.amount ?? null,
})

const segmentsThereAre: ReadonlySet<string> = new Set()

const refuseWrongTerms = (terms: Terms, currency: string) => {
  const errors = termsProblems(terms, { currency, segmentIds: segmentsThereAre })
  const detail = errors.map((error) => `${error.pointer}: ${error.detail}`).join('; ')
  if (errors.length > 0) throw new Problem('invalid', { detail: detail.slice(0, 1_000), errors })
}

/** Sixteen characters that nobody guesses. */
const newLinkToken = () =>
  newCodes({ length: 15, prefix: null, pattern: null }, 1)
    .map(({ code }) => code)
    .join('')

const currencyOf = async (ctx: BrandCtx): Promise<string> => {
  const [brand] = await ctx.db.select({ currency: brands.currency }).from(brands).where(eq(brands.id, ctx.actor.brandId))
  if (!brand) throw new Problem('not-found')
  return brand.currency
}

const whoDrafts = ({ actor }: BrandCtx): string | null => (actor.kind === 'member' ? actor.accountId : null)

/** A new draft with its strip, which has no code yet, and its tear, at the beginning. */
export const draftCampaign = async (ctx: BrandCtx, terms: Terms): Promise<Campaign> => {
  const { brandId } = ctx.actor
  refuseWrongTerms(terms, await currencyOf(ctx))
  const campaignId = newId(ctx.now.getTime())
  const times = { createdAt: ctx.now, updatedAt: ctx.now }
  const made = { id: campaignId, brandId, linkToken: newLinkToken(), createdBy: whoDrafts(ctx), ...times }
  await ctx.db.insert(campaigns).values({ ...columnsOf(terms), ...made })
  await ctx.db.insert(strips).values({ campaignId, brandId })
  await ctx.db.insert(tears).values({ campaignId, brandId })
  await settleLimits(ctx, campaignId, noLimits, { ...terms.limits, usesPerCode: noLimits.usesPerCode })
  await emit(ctx, 'campaign.created', { campaignId, name: terms.name })
  return getCampaign(ctx, campaignId)
}

export const createCampaign = (ctx: BrandCtx, input: NewCampaign): Promise<Campaign> => transaction(ctx, (ctx) => draftCampaign(ctx, input))

/** Locked while it changes: redemptions of its codes hold it too, and see it before or after. */
export const lockCampaign = async (ctx: BrandCtx, campaignId: string): Promise<{ row: CampaignRow; terms: Terms; currency: string }> => {
  const [found] = await ctx.db
    .select({ row: campaigns, currency: brands.currency })
    .from(campaigns)
    .innerJoin(brands, eq(brands.id, campaigns.brandId))
    .where(and(eq(campaigns.brandId, ctx.actor.brandId), eq(campaigns.id, campaignId)))
    .for('no key update', { of: campaigns })
  if (!found) throw new Problem('not-found')
  return { ...found, terms: termsOf(found.row, found.currency) }
}

const everything = { productIds: [], categoryIds: [] }

const merged = (before: Terms, { scope, ...change }: CampaignChange): Terms => ({
  ...before,
  ...change,
  audience: { ...before.audience, ...change.audience },
  limits: { ...before.limits, ...change.limits },
  codeStyle: { ...before.codeStyle, ...change.codeStyle },
  scope: scope === undefined ? before.scope : scope && { ...everything, ...before.scope, ...scope },
})

type Asked = { campaignId: string; ifMatch?: number | undefined }

export const changeCampaign = (ctx: BrandCtx, { campaignId, change, ifMatch }: Asked & { change: CampaignChange }): Promise<Campaign> =>
  transaction(ctx, async (ctx) => {
    const { row, terms: before, currency } = await lockCampaign(ctx, campaignId)
    const after = merged(before, change)
    refuseWrongTerms(after, currency)
    if (ifMatch !== undefined && row.version !== ifMatch) throw new Problem('version-conflict')
    if (row.publishedAt && difference(before, after, promised)) throw new Problem('campaign-published')
    const changes = difference(before, after, members)
    if (!changes) return getCampaign(ctx, campaignId)
    await ctx.db
      .update(campaigns)
      .set({ ...columnsOf(after), version: sql`version + 1`, updatedAt: ctx.now })
      .where(eq(campaigns.id, campaignId))
    await settleLimits(ctx, campaignId, before.limits, after.limits)
    await emit(ctx, 'campaign.changed', { campaignId, name: after.name, ...changes })
    return getCampaign(ctx, campaignId)
  })

/** Its batches are locked first, as by whoever is making their codes. */
export const deleteCampaign = (ctx: BrandCtx, { campaignId, ifMatch }: Asked): Promise<void> =>
  transaction(ctx, async (ctx) => {
    const { row } = await lockCampaign(ctx, campaignId)
    if (ifMatch !== undefined && row.version !== ifMatch) throw new Problem('version-conflict')
    if (row.publishedAt) throw new Problem('campaign-published', { detail: 'Archive it instead.' })
    await ctx.db.select({ id: batches.id }).from(batches).where(eq(batches.campaignId, campaignId)).for('update')
    await ctx.db.delete(campaigns).where(eq(campaigns.id, campaignId))
    await ctx.db.delete(campaignCounts).where(eq(campaignCounts.campaignId, campaignId))
    await emit(ctx, 'campaign.deleted', { campaignId, name: row.name })
  })

/**
 * Adds the changes of each campaign's counts up into one. In one statement: whoever reads meanwhile sees them before or after,
 * and of two that fold at once the second finds nothing left of what the first took.
 */
export const foldCounts = async ({ db }: Ctx): Promise<void> => {
  await db.execute(sql`
    with folded as (
      delete from campaign_counts
      where campaign_id in (select campaign_id from campaign_counts group by campaign_id having count(*) > 1)
      returning *
    )
    insert into campaign_counts (campaign_id, total, claimed, used, void)
    select campaign_id, sum(total), sum(claimed), sum(used), sum(void)
    from folded where exists (select from campaigns where campaigns.id = folded.campaign_id)
    group by campaign_id`)
}
