import { and, eq, gt, isNull, type SQL, sql } from 'drizzle-orm'
import { campaignBudgets, type ClaimRow, claims, codes, type RedemptionRow, redemptions } from '@/db/schema'
import type { BrandCtx } from '@/lib/core/ctx'
import { Problem } from '@/lib/core/problem'
import { transaction } from '@/lib/core/transaction'
import { emit } from '@/lib/events/emit'
import { shareCampaign } from '../commands'
import type { Redemption } from '../contract'
import { getRedemption } from '../queries'

/** One less, and only what was the last use opens the code again. Who goes first here goes first with all uses of this code. */
const giveBackUse = async (ctx: BrandCtx, row: RedemptionRow, usesPerCode: number): Promise<ClaimRow> => {
  const [claim] = await ctx.db
    .update(claims)
    .set({ uses: sql`uses - 1`, usedAt: sql`case when uses - 1 >= ${usesPerCode}::int then used_at end` })
    .where(and(ofRedemption(row), gt(claims.uses, 0)))
    .returning()
  if (!claim) throw new Problem('already-rolled-back')
  return claim
}

const ofRedemption = ({ brandId, campaignId, position }: RedemptionRow) =>
  and(eq(claims.brandId, brandId), eq(claims.campaignId, campaignId), eq(claims.position, position))

/** Uses are numbered without gaps, so that the next one's number is free: the last takes the place of the one that is taken back. */
const closeGap = async (ctx: BrandCtx, { campaignId, position, use }: RedemptionRow, last: number) => {
  if (use === last) return
  await ctx.db
    .update(redemptions)
    .set({ use })
    .where(
      and(
        eq(redemptions.campaignId, campaignId),
        eq(redemptions.position, position),
        eq(redemptions.use, last),
        isNull(redemptions.rolledBackAt),
      ),
    )
}

/** A cashier mends their own mistakes, and nobody else's. */
const refuseOthers = ({ actor }: BrandCtx, { actorKind, actorId }: RedemptionRow) => {
  if (actor.kind !== 'member' || actor.role !== 'cashier') return
  if (actorKind !== 'member' || actorId !== actor.accountId)
    throw new Problem('forbidden', { detail: 'A cashier takes back only what they redeemed themself.' })
}

const findRedemption = async (ctx: BrandCtx, where: SQL | undefined): Promise<{ row: RedemptionRow; codeId: string }> => {
  const ofPlace = and(
    eq(codes.brandId, redemptions.brandId),
    eq(codes.campaignId, redemptions.campaignId),
    eq(codes.position, redemptions.position),
  )
  const [found] = await ctx.db.select({ row: redemptions, codeId: codes.id }).from(redemptions).innerJoin(codes, ofPlace).where(where)
  if (!found) throw new Problem('not-found')
  return found
}

export const rollBackRedemption = (ctx: BrandCtx, redemptionId: string): Promise<Redemption> =>
  transaction(ctx, async (ctx) => {
    const ours = and(eq(redemptions.brandId, ctx.actor.brandId), eq(redemptions.id, redemptionId))
    const { row: before, codeId } = await findRedemption(ctx, ours)
    refuseOthers(ctx, before)
    if (before.rolledBackAt) throw new Problem('already-rolled-back')
    const { campaignId, discount } = before
    const { usesPerCode } = await shareCampaign(ctx, campaignId)
    await ctx.db
      .update(campaignBudgets)
      .set({ spent: sql`spent - ${discount}` })
      .where(eq(campaignBudgets.campaignId, campaignId))
    const claim = await giveBackUse(ctx, before, usesPerCode)
    const [row] = await ctx.db
      .update(redemptions)
      .set({ rolledBackAt: ctx.now })
      .where(and(ours, isNull(redemptions.rolledBackAt)))
      .returning()
    if (!row) throw new Problem('already-rolled-back')
    await closeGap(ctx, row, claim.uses + 1)
    const ids = { redemptionId, codeId, campaignId, claimId: claim.id, shopperId: row.shopperId, storeId: row.storeId }
    await emit(ctx, 'redemption.rolled-back', { ...ids, discount })
    return getRedemption(ctx, redemptionId)
  })
