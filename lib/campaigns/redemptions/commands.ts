import { and, eq, gt, isNull, lt, or, sql } from 'drizzle-orm'
import { campaignBudgets, type CampaignRow, campaigns, type ClaimRow, claims, codes, redemptions, tears } from '@/db/schema'
import { prepared } from '@/db'
import type { BrandCtx } from '@/lib/core/ctx'
import { newId } from '@/lib/core/id'
import { Problem } from '@/lib/core/problem'
import { transaction } from '@/lib/core/transaction'
import { actorIdOf, emit } from '@/lib/events/emit'
import { shopperOfRef } from '@/lib/shoppers/commands'
import type { NamedShopper } from '@/lib/shoppers/contract'
import { findCode, type Found } from '../codes/found/queries'
import type { Order, Redemption, UseInStore } from './contract'
import { type Price, readOrder } from './pricing/rules'
import { findShopper, priceFor, refuseForeignStore, type Somebody } from './queries'

/** Shared, so that redemptions go side by side while nobody changes, pauses or ends the campaign under them. */
export const shareCampaign = async (ctx: BrandCtx, campaignId: string) => {
  const [campaign] = await prepared(
    ctx.db
      .select()
      .from(campaigns)
      .where(and(eq(campaigns.brandId, ctx.actor.brandId), eq(campaigns.id, campaignId)))
      .for('share'),
  )
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

/**
 * As it is now: while its row is held, nobody voids the code. What nobody has yet might be torn off, and is held with the strip's
 * tear. Both are asked for in one go; the second statement sees what was there when the first had its row.
 */
const holdCode = async (ctx: BrandCtx, found: Found): Promise<ClaimRow | null> => {
  const tear = ctx.db.select({ torn: tears.torn }).from(tears).where(eq(tears.campaignId, found.campaign.id)).for('update')
  const held = ctx.db
    .select({ voidedAt: codes.voidedAt, claim: claims })
    .from(codes)
    .leftJoin(claims, placeOf(found))
    .where(and(eq(codes.brandId, found.code.brandId), eq(codes.id, found.code.id)))
    .for('share', { of: codes })
  const [, [row]] = await Promise.all([found.claim ? null : prepared(tear), prepared(held)])
  if (!row) throw new Problem('code-not-valid')
  if (row.voidedAt) throw new Problem('code-void')
  return row.claim
}

type Using = { shopperId: string | null; orderRef: string | null }

/** With the strip's tear held, so that no claim of the shopper's is made beside it. */
const claimUsed = async (ctx: BrandCtx, { code, campaign }: Found, { shopperId, orderRef }: Using): Promise<ClaimRow> => {
  const claimId = newId(ctx.now.getTime())
  const ofShopper = sql`(select coalesce(max(own.ordinal), 0) + 1 from ${claims} own where own.shopper_id = ${shopperId} and own.campaign_id = ${campaign.id})`
  const claiming = ctx.db
    .insert(claims)
    .values({
      id: claimId,
      brandId: code.brandId,
      campaignId: code.campaignId,
      position: code.position,
      shopperId,
      ordinal: ofShopper,
      uses: 1,
      usedAt: campaign.usesPerCode === 1 ? ctx.now : null,
      orderRef,
      claimedAt: ctx.now,
    })
    .returning()
  const telling = emit(ctx, 'code.claimed', { codeId: code.id, campaignId: code.campaignId, claimId, shopperId })
  const [[claim]] = await Promise.all([prepared(claiming), telling])
  if (!claim) throw new Error('an insert returned no row')
  return claim
}

/** The guarded write that everything hangs on: however many arrive at once, no more pass than there are uses. */
const useClaim = async (ctx: BrandCtx, found: Found, { orderRef }: Using): Promise<ClaimRow> => {
  const { usesPerCode } = found.campaign
  const [claim] = await prepared(
    ctx.db
      .update(claims)
      .set({
        uses: sql`uses + 1`,
        usedAt: sql`case when uses + 1 >= ${usesPerCode}::int then ${ctx.now.toISOString()}::timestamptz end`,
        ...(orderRef !== null && { orderRef }),
      })
      .where(and(placeOf(found), lt(claims.uses, usesPerCode), or(isNull(claims.expiresAt), gt(claims.expiresAt, ctx.now))))
      .returning(),
  )
  if (claim) return claim
  const [now] = await ctx.db.select({ uses: claims.uses }).from(claims).where(placeOf(found))
  throw new Problem(now && now.uses < usesPerCode ? 'code-expired' : 'code-already-used')
}

const agreed = (price: ReturnType<typeof priceFor>): Price => {
  if (typeof price === 'string') throw new Problem(price)
  return price
}

type Writing = { claim: ClaimRow; price: Price; order: Order; storeId: string | null; shopper: Somebody | null }

const write = async (ctx: BrandCtx, { code, campaign, brand }: Found, writing: Writing): Promise<Redemption> => {
  const { claim, price, order, storeId, shopper } = writing
  const [id, shopperId, { discount, total }] = [newId(ctx.now.getTime()), shopper?.id ?? null, price]
  const place = { brandId: code.brandId, campaignId: code.campaignId, position: code.position }
  const by = { kind: ctx.actor.kind, id: actorIdOf(ctx.actor) }
  const orderRef = order.ref ?? null
  const use = { id, use: claim.uses, shopperId, storeId, discount, total, order, orderRef, redeemedAt: ctx.now }
  const ids = { codeId: code.id, campaignId: code.campaignId, claimId: claim.id, redemptionId: id, shopperId, storeId }
  await Promise.all([
    prepared(ctx.db.insert(redemptions).values({ ...place, ...use, actorKind: by.kind, actorId: by.id })),
    emit(ctx, 'code.redeemed', { ...ids, discount }),
  ])
  const money = (amount: number) => ({ amount, currency: brand.currency })
  return {
    id,
    code: code.code,
    campaignId: campaign.id,
    shopper,
    storeId,
    orderRef,
    discount: money(discount),
    total: money(total),
    usesLeft: Math.max(0, campaign.usesPerCode - claim.uses),
    by,
    redeemedAt: ctx.now,
    rolledBackAt: null,
  }
}

/** The customer who is named becomes one of the brand's with their first use. */
const somebody = async (ctx: BrandCtx, named: NamedShopper | undefined, known: Somebody | null): Promise<Somebody | null> => {
  if (named?.ref === undefined) return known
  return known ?? { id: await shopperOfRef(ctx, named.ref), ref: named.ref }
}

const holderOf = async (ctx: BrandCtx, { shopperId }: ClaimRow, known: readonly (Somebody | null)[]): Promise<Somebody | null> => {
  if (shopperId === null) return known.at(-1) ?? null
  return known.find((one) => one?.id === shopperId) ?? (await findShopper(ctx, { id: shopperId }))
}

export const redeemCode = async (ctx: BrandCtx, { code: text, order, ...who }: UseInStore & { code: string }): Promise<Redemption> => {
  const read = readOrder(order)
  await refuseForeignStore(ctx, who.storeId)
  const first = await findCode(ctx, text)
  const known = who.shopper ? await findShopper(ctx, who.shopper) : null
  if (!first) throw new Problem('code-not-valid')
  return transaction(ctx, async (ctx) => {
    const found = { ...first, campaign: await shareCampaign(ctx, first.campaign.id), budget: null }
    const asking = { order: read, now: ctx.now }
    const price = agreed(priceFor(found, { ...asking, shopperId: who.shopper && (known?.id ?? null) }))
    const named = await somebody(ctx, who.shopper, known)
    await spend(ctx, found.campaign, price.discount)
    const held = await holdCode(ctx, found)
    agreed(priceFor({ ...found, claim: held }, { ...asking, shopperId: named?.id }))
    const using = { shopperId: named?.id ?? null, orderRef: order.ref ?? null }
    const claim = held ? await useClaim(ctx, found, using) : await claimUsed(ctx, found, using)
    const shopper = await holderOf(ctx, claim, [found.holder, named])
    return write(ctx, found, { claim, price, order, storeId: who.storeId ?? null, shopper })
  })
}
