import { and, eq, isNull, sql } from 'drizzle-orm'
import { campaignBudgets, campaignCounts, campaigns, redemptions, tears } from '@/db/schema'
import type { BrandCtx } from '@/lib/core/ctx'
import { emit } from '@/lib/events/emit'
import type { Limits } from '../contract'
import { isExhausted } from '../rules'

/** Which codes are used up follows from how often one may be used. A void one counts as that, and none becomes void meanwhile. */
const settleUses = ({ db, actor, now }: BrandCtx, campaignId: string, usesPerCode: number) =>
  db.execute(sql`
    with turned as materialized (
      select brand_id, campaign_id, position from claims join codes using (brand_id, campaign_id, position)
      where brand_id = ${actor.brandId} and campaign_id = ${campaignId} and codes.voided_at is null
        and (claims.uses >= ${usesPerCode}) <> (claims.used_at is not null)
      order by position for share of codes
    )
    update claims set used_at = case when uses >= ${usesPerCode} then coalesce((
      select max(redeemed_at) from redemptions
      where redemptions.brand_id = claims.brand_id and redemptions.campaign_id = claims.campaign_id
        and redemptions.position = claims.position and rolled_back_at is null), ${now.toISOString()}) end
    from turned
    where claims.brand_id = turned.brand_id and claims.campaign_id = turned.campaign_id and claims.position = turned.position`)

/** Nobody redeems while its campaign is locked: what was given until now is what the budget has spent. */
const settleBudget = async (ctx: BrandCtx, campaignId: string, budget: Limits['budget']): Promise<void> => {
  const { brandId } = ctx.actor
  if (budget === null) {
    await ctx.db.delete(campaignBudgets).where(eq(campaignBudgets.campaignId, campaignId))
    return
  }
  const [given] = await ctx.db
    .select({ spent: sql`coalesce(sum(${redemptions.discount}), 0)`.mapWith(Number) })
    .from(redemptions)
    .where(and(eq(redemptions.brandId, brandId), eq(redemptions.campaignId, campaignId), isNull(redemptions.rolledBackAt)))
  await ctx.db
    .insert(campaignBudgets)
    .values({ campaignId, brandId, budget: budget.amount, spent: given?.spent ?? 0 })
    .onConflictDoUpdate({ target: campaignBudgets.campaignId, set: { budget: budget.amount } })
}

/**
 * With more to give it can run out anew; with less it may have run out by this, which is told. Claims wait for the tear: none that
 * was under way goes beyond a limit whose change was answered.
 */
const settleClaims = async (ctx: BrandCtx, campaignId: string, before: Limits, after: Limits): Promise<void> => {
  if (before.claims === after.claims) return
  const [tear] = await ctx.db.select().from(tears).where(eq(tears.campaignId, campaignId)).for('update')
  const [campaign] = await ctx.db
    .select({ name: campaigns.name, issueOn: campaigns.issueOn, publishedAt: campaigns.publishedAt })
    .from(campaigns)
    .where(eq(campaigns.id, campaignId))
  const [left] = await ctx.db
    .select({ available: sql`coalesce(sum(total - claimed - used - void), 0)`.mapWith(Number) })
    .from(campaignCounts)
    .where(eq(campaignCounts.campaignId, campaignId))
  if (!tear || !campaign || !left) throw new Error('a campaign has no tear')
  const [wasOut, isOut] = [before, after].map((limits) => isExhausted({ ...campaign, limits }, { ...tear, ...left }))
  if (wasOut === isOut) return
  await ctx.db
    .update(tears)
    .set({ exhaustedAt: isOut ? ctx.now : null })
    .where(eq(tears.campaignId, campaignId))
  if (isOut) await emit(ctx, 'campaign.exhausted', { campaignId, name: campaign.name })
}

/** What hangs on a campaign's limits, after they changed. The campaign is locked: redemptions wait, and so do other changes. */
export const settleLimits = async (ctx: BrandCtx, campaignId: string, before: Limits, after: Limits): Promise<void> => {
  if (before.budget?.amount !== after.budget?.amount) await settleBudget(ctx, campaignId, after.budget)
  await settleClaims(ctx, campaignId, before, after)
  if (before.usesPerCode !== after.usesPerCode) await settleUses(ctx, campaignId, after.usesPerCode)
}
