import { and, eq, gt, isNull, lt, or, sql } from 'drizzle-orm'
import {
  campaignBudgets,
  type CampaignRow,
  campaigns,
  type ClaimRow,
  claims,
  codes,
  redemptions,
  type RedemptionRow,
  tears,
} from '@/db/schema'
import type { BrandCtx } from '@/lib/core/ctx'
import { newId } from '@/lib/core/id'
import { Problem } from '@/lib/core/problem'
import { transaction } from '@/lib/core/transaction'
import { actorIdOf, emit } from '@/lib/events/emit'
import { shopperOfRef } from '@/lib/shoppers/commands'
import type { NamedShopper } from '@/lib/shoppers/contract'
import { codeOfBrand, type Found } from '../codes/found/queries'
import type { Order, Redemption, UseInStore } from './contract'
import { type Price, readOrder } from './pricing/rules'
import { findRedemptions, findShopper, priceFor, refuseForeignStore } from './queries'

/** Shared, so that redemptions go side by side while nobody changes, pauses or ends the campaign under them. */
const shareCampaign = async (ctx: BrandCtx, campaignId: string) => {
  const [campaign] = await ctx.db
    .select()
    .from(campaigns)
    .where(and(eq(campaigns.brandId, ctx.actor.brandId), eq(campaigns.id, campaignId)))
    .for('share')
  if (!campaign) throw new Problem('code-not-valid')
  return campaign
}

/** The guard decides, not what was read before: two that together would exceed the budget cannot both pass it. */
const spend = async (ctx: BrandCtx, campaign: CampaignRow, discount: number) => {
  if (campaign.budget === null) return
  const [row] = await ctx.db
    .update(campaignBudgets)
    .set({ spent: sql`spent + ${discount}` })
    .where(and(eq(campaignBudgets.campaignId, campaign.id), sql`spent + ${discount} <= budget`))
    .returning({ spent: campaignBudgets.spent })
  if (!row) throw new Problem('budget-exhausted')
}

const placeOf = ({ code }: Found) =>
  and(eq(claims.brandId, code.brandId), eq(claims.campaignId, code.campaignId), eq(claims.position, code.position))

/** As it is now: while its row is held, nobody voids the code. What nobody has yet might be torn off, and is held with the strip's tear. */
const holdCode = async (ctx: BrandCtx, found: Found): Promise<ClaimRow | null> => {
  if (!found.claim) await ctx.db.select({ torn: tears.torn }).from(tears).where(eq(tears.campaignId, found.campaign.id)).for('update')
  const [row] = await ctx.db
    .select({ voidedAt: codes.voidedAt, claim: claims })
    .from(codes)
    .leftJoin(claims, placeOf(found))
    .where(and(eq(codes.brandId, found.code.brandId), eq(codes.id, found.code.id)))
    .for('share', { of: codes })
  if (!row) throw new Problem('code-not-valid')
  if (row.voidedAt) throw new Problem('code-void')
  return row.claim
}

type Using = { shopperId: string | null; orderRef: string | null }

/** With the strip's tear held, so that no claim of the shopper's is made beside it. */
const claimUsed = async (ctx: BrandCtx, { code, campaign }: Found, { shopperId, orderRef }: Using): Promise<ClaimRow> => {
  const [last] =
    shopperId === null
      ? []
      : await ctx.db
          .select({ ordinal: sql<number>`max(${claims.ordinal})`.mapWith(Number) })
          .from(claims)
          .where(and(eq(claims.shopperId, shopperId), eq(claims.campaignId, campaign.id)))
  const [claim] = await ctx.db
    .insert(claims)
    .values({
      id: newId(ctx.now.getTime()),
      brandId: code.brandId,
      campaignId: code.campaignId,
      position: code.position,
      shopperId,
      ordinal: (last?.ordinal ?? 0) + 1,
      uses: 1,
      usedAt: campaign.usesPerCode === 1 ? ctx.now : null,
      orderRef,
      claimedAt: ctx.now,
    })
    .returning()
  if (!claim) throw new Error('an insert returned no row')
  await emit(ctx, 'code.claimed', { codeId: code.id, campaignId: code.campaignId, claimId: claim.id, shopperId })
  return claim
}

/** The guarded write that everything hangs on: however many arrive at once, no more pass than there are uses. */
const useClaim = async (ctx: BrandCtx, found: Found, { orderRef }: Using): Promise<ClaimRow> => {
  const { usesPerCode } = found.campaign
  const [claim] = await ctx.db
    .update(claims)
    .set({
      uses: sql`uses + 1`,
      usedAt: sql`case when uses + 1 >= ${usesPerCode}::int then ${ctx.now.toISOString()}::timestamptz end`,
      ...(orderRef !== null && { orderRef }),
    })
    .where(and(placeOf(found), lt(claims.uses, usesPerCode), or(isNull(claims.expiresAt), gt(claims.expiresAt, ctx.now))))
    .returning()
  if (claim) return claim
  const [now] = await ctx.db.select({ uses: claims.uses }).from(claims).where(placeOf(found))
  throw new Problem(now && now.uses < usesPerCode ? 'code-expired' : 'code-already-used')
}

const agreed = (price: ReturnType<typeof priceFor>): Price => {
  if (typeof price === 'string') throw new Problem(price)
  return price
}

const one = async (ctx: BrandCtx, id: string): Promise<Redemption> => {
  const [redemption] = await findRedemptions(ctx, eq(redemptions.id, id), 1)
  if (!redemption) throw new Problem('not-found')
  return redemption
}

type Writing = { claim: ClaimRow; price: Price; order: Order; shopperId: string | null; storeId: string | null }

const write = async (ctx: BrandCtx, { code }: Found, { claim, price, order, shopperId, storeId }: Writing): Promise<Redemption> => {
  const { discount, total } = price
  const redemptionId = newId(ctx.now.getTime())
  await ctx.db.insert(redemptions).values({
    id: redemptionId,
    brandId: code.brandId,
    campaignId: code.campaignId,
    position: code.position,
    use: claim.uses,
    shopperId,
    storeId,
    discount,
    total,
    order,
    orderRef: order.ref ?? null,
    actorKind: ctx.actor.kind,
    actorId: actorIdOf(ctx.actor),
    redeemedAt: ctx.now,
  })
  const ids = { codeId: code.id, campaignId: code.campaignId, claimId: claim.id, redemptionId, shopperId, storeId }
  await emit(ctx, 'code.redeemed', { ...ids, discount })
  return one(ctx, redemptionId)
}

/** The customer who is named becomes one of the brand's with their first use. */
const shopperOf = async (ctx: BrandCtx, shopper: NamedShopper | undefined, known: string | null | undefined): Promise<string | null> =>
  shopper ? (known ?? shopperOfRef(ctx, shopper.ref ?? '')) : null

export const redeemCode = async (ctx: BrandCtx, { code: text, order, ...who }: UseInStore & { code: string }): Promise<Redemption> => {
  const read = readOrder(order)
  await refuseForeignStore(ctx, who.storeId)
  const known = who.shopper && (await findShopper(ctx, who.shopper))
  const first = await codeOfBrand(ctx, text)
  return transaction(ctx, async (ctx) => {
    const found = { ...first, campaign: await shareCampaign(ctx, first.campaign.id), budget: null }
    const asking = { order: read, shopperId: known, now: ctx.now }
    const price = agreed(priceFor(found, asking))
    const named = await shopperOf(ctx, who.shopper, known)
    await spend(ctx, found.campaign, price.discount)
    const held = await holdCode(ctx, found)
    agreed(priceFor({ ...found, claim: held }, asking))
    const using = { shopperId: named, orderRef: order.ref ?? null }
    const claim = held ? await useClaim(ctx, found, using) : await claimUsed(ctx, found, using)
    return write(ctx, found, { claim, price, order, shopperId: claim.shopperId ?? named, storeId: who.storeId ?? null })
  })
}

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

export const rollBackRedemption = (ctx: BrandCtx, redemptionId: string): Promise<Redemption> =>
  transaction(ctx, async (ctx) => {
    const ours = and(eq(redemptions.brandId, ctx.actor.brandId), eq(redemptions.id, redemptionId))
    const [before] = await ctx.db.select().from(redemptions).where(ours)
    if (!before) throw new Problem('not-found')
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
    const codeId = await codeIdOf(ctx, row)
    const ids = { redemptionId, codeId, campaignId, claimId: claim.id, shopperId: row.shopperId, storeId: row.storeId }
    await emit(ctx, 'redemption.rolled-back', { ...ids, discount })
    return one(ctx, redemptionId)
  })

const codeIdOf = async (ctx: BrandCtx, { brandId, campaignId, position }: RedemptionRow): Promise<string | null> => {
  const [code] = await ctx.db
    .select({ id: codes.id })
    .from(codes)
    .where(and(eq(codes.brandId, brandId), eq(codes.campaignId, campaignId), eq(codes.position, position)))
  return code?.id ?? null
}
