import { and, eq, isNull, sql } from 'drizzle-orm'
import { campaignBudgets, claims, redemptions, tears } from '@/db/schema'
import type { BrandCtx } from '@/lib/core/ctx'
import type { Limits } from '../contract'

/** The same row for all that take or change a code which may still be torn. */
const lockTear = (ctx: BrandCtx, campaignId: string) =>
  ctx.db.select({ torn: tears.torn }).from(tears).where(eq(tears.campaignId, campaignId)).for('update')

/** A code that was void counts as that, whatever its uses. */
const notVoid = sql`not exists (
  select from codes where codes.brand_id = claims.brand_id and codes.campaign_id = claims.campaign_id and codes.position = claims.position
    and codes.voided_at is not null)`

const lastUse = sql`coalesce((
  select max(redemptions.redeemed_at) from redemptions
  where redemptions.brand_id = claims.brand_id and redemptions.campaign_id = claims.campaign_id
    and redemptions.position = claims.position and redemptions.rolled_back_at is null), now())`

/** Which codes are used up follows from how often one may be used. */
const settleUses = async (ctx: BrandCtx, campaignId: string, usesPerCode: number): Promise<void> => {
  await lockTear(ctx, campaignId)
  const ofCampaign = and(eq(claims.brandId, ctx.actor.brandId), eq(claims.campaignId, campaignId), notVoid)
  await ctx.db
    .update(claims)
    .set({ usedAt: sql`case when ${claims.uses} >= ${usesPerCode} then ${lastUse} end` })
    .where(and(ofCampaign, sql`(${claims.uses} >= ${usesPerCode}) <> (${claims.usedAt} is not null)`))
}

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

/** A campaign with more to give can run out anew, and says so then. */
const settleClaims = async (ctx: BrandCtx, campaignId: string, before: Limits, after: Limits): Promise<void> => {
  const isRaised = before.claims !== null && (after.claims === null || after.claims > before.claims)
  if (isRaised) await ctx.db.update(tears).set({ exhaustedAt: null }).where(eq(tears.campaignId, campaignId))
}

/** What hangs on a campaign's limits, after they changed. The campaign is locked: redemptions wait, and so do other changes. */
export const settleLimits = async (ctx: BrandCtx, campaignId: string, before: Limits, after: Limits): Promise<void> => {
  if (before.budget?.amount !== after.budget?.amount) await settleBudget(ctx, campaignId, after.budget)
  await settleClaims(ctx, campaignId, before, after)
  if (before.usesPerCode !== after.usesPerCode) await settleUses(ctx, campaignId, after.usesPerCode)
}
