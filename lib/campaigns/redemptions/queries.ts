import { and, desc, eq, lt, type SQL } from 'drizzle-orm'
import { prepared } from '@/db'
import { brands, campaigns, claims, codes, redemptions, shoppers, stores } from '@/db/schema'
import type { BrandActor, BrandCtx, Ctx } from '@/lib/core/ctx'
import { decodeCursor, type Page, pageOf } from '@/lib/core/page'
import { invalid, Problem } from '@/lib/core/problem'
import type { NamedShopper } from '@/lib/shoppers/contract'
import { findCode, type Found } from '../codes/found/queries'
import type { Evaluation, Redemption, Use } from './contract'
import { type OrderRead, type Price, priceOf, readOrder } from './pricing/rules'
import { type RefusalReason, refusalOf } from './rules'

/** Newest first. */
export const findRedemptions = async (ctx: BrandCtx, where: SQL | undefined, limit: number): Promise<Redemption[]> => {
  const rows = await ctx.db
    .select({
      row: redemptions,
      code: codes.code,
      uses: claims.uses,
      usesPerCode: campaigns.usesPerCode,
      currency: brands.currency,
      shopper: { id: shoppers.id, ref: shoppers.ref },
    })
    .from(redemptions)
    .innerJoin(campaigns, eq(campaigns.id, redemptions.campaignId))
    .innerJoin(brands, eq(brands.id, redemptions.brandId))
    .innerJoin(
      claims,
      and(
        eq(claims.brandId, redemptions.brandId),
        eq(claims.campaignId, redemptions.campaignId),
        eq(claims.position, redemptions.position),
      ),
    )
    .innerJoin(
      codes,
      and(eq(codes.brandId, redemptions.brandId), eq(codes.campaignId, redemptions.campaignId), eq(codes.position, redemptions.position)),
    )
    .leftJoin(shoppers, and(eq(shoppers.brandId, redemptions.brandId), eq(shoppers.id, redemptions.shopperId)))
    .where(and(eq(redemptions.brandId, ctx.actor.brandId), where))
    .orderBy(desc(redemptions.id))
    .limit(limit)
  return rows.map(({ row, code, uses, usesPerCode, currency, shopper }) => ({
    id: row.id,
    code,
    campaignId: row.campaignId,
    shopper,
    storeId: row.storeId,
    orderRef: row.orderRef,
    discount: { amount: row.discount, currency },
    total: { amount: row.total, currency },
    usesLeft: Math.max(0, usesPerCode - uses),
    by: { kind: row.actorKind, id: row.actorId },
    redeemedAt: row.redeemedAt,
    rolledBackAt: row.rolledBackAt,
  }))
}

export const getRedemption = async (ctx: BrandCtx, redemptionId: string): Promise<Redemption> => {
  const [redemption] = await findRedemptions(ctx, eq(redemptions.id, redemptionId), 1)
  if (!redemption) throw new Problem('not-found')
  return redemption
}

export const ofCode = ({ code }: Found) => and(eq(redemptions.campaignId, code.campaignId), eq(redemptions.position, code.position))

type Asked = {
  limit: number
  cursor?: string | undefined
  code?: string | undefined
  campaignId?: string | undefined
  storeId?: string | undefined
}

export const listRedemptions = async (ctx: BrandCtx, asked: Asked): Promise<Page<Redemption>> => {
  const { limit, cursor, code, campaignId, storeId } = asked
  const before = cursor === undefined ? undefined : lt(redemptions.id, decodeCursor(cursor, 0).id)
  const found = code === undefined ? undefined : await findCode(ctx, code)
  if (found === null) return { data: [], nextCursor: null }
  const where = and(
    before,
    found && ofCode(found),
    campaignId === undefined ? undefined : eq(redemptions.campaignId, campaignId),
    storeId === undefined ? undefined : eq(redemptions.storeId, storeId),
  )
  return pageOf(await findRedemptions(ctx, where, limit + 1), limit, ({ id }) => [id])
}

export type Somebody = { id: string; ref: string | null }

/** Null for a ref that the brand has not used yet. */
export const findShopper = async (ctx: BrandCtx, { ref, id }: NamedShopper): Promise<Somebody | null> => {
  const isThis = id === undefined ? eq(shoppers.ref, ref ?? '') : eq(shoppers.id, id)
  const [row] = await prepared(
    ctx.db
      .select({ id: shoppers.id, ref: shoppers.ref })
      .from(shoppers)
      .where(and(eq(shoppers.brandId, ctx.actor.brandId), isThis)),
  )
  if (!row && id !== undefined) throw invalid('/shopper/id', 'unknown', 'must be the id of one of your customers')
  return row ?? null
}

export const refuseForeignStore = async (ctx: BrandCtx, storeId: string | undefined): Promise<void> => {
  if (storeId === undefined) return
  const [row] = await ctx.db
    .select({ id: stores.id })
    .from(stores)
    .where(and(eq(stores.brandId, ctx.actor.brandId), eq(stores.id, storeId)))
  if (!row) throw invalid('/storeId', 'unknown', 'must be the id of one of your stores')
}

/** `shopperId` is undefined when nobody is named, null for a customer whom the brand does not know yet. */
type Asking = { order: OrderRead; shopperId: string | null | undefined; now: Date }

/** What the code takes off the order, or why it does not apply, in the order in which the reasons are told. */
export const priceFor = ({ code, claim, campaign, brand, budget }: Found, { order, shopperId, now }: Asking): Price | RefusalReason => {
  const refusal = refusalOf({ voidedAt: code.voidedAt, claim, campaign, shopperId }, now)
  if (refusal) return refusal
  const price = priceOf({ ...campaign, currency: brand.currency }, order)
  if (typeof price === 'string' || !budget || budget.spent + price.discount <= budget.budget) return price
  return 'budget-exhausted'
}

const isOfBrand = (ctx: Ctx): ctx is Ctx<BrandActor> => 'brandId' in ctx.actor && ctx.actor.brandId !== null && ctx.actor.kind !== 'shopper'

const shopperAsked = async (ctx: Ctx, shopper: NamedShopper | undefined): Promise<string | null | undefined> => {
  if (shopper === undefined) return undefined
  if (isOfBrand(ctx)) return (await findShopper(ctx, shopper))?.id ?? null
  throw invalid('/shopper', 'not-yours', 'must be left out: a shopper asks for themself')
}

export const evaluateCode = async (ctx: Ctx, { code, order, shopper }: Use & { code: string }): Promise<Evaluation> => {
  const read = readOrder(order)
  const found = await findCode(ctx, code)
  const shopperId = await shopperAsked(ctx, shopper)
  if (!found) throw new Problem('code-not-valid')
  const price = priceFor(found, { order: read, shopperId, now: ctx.now })
  const money = (amount: number) => ({ amount, currency: read.currency })
  if (typeof price === 'string') return { applies: false, reason: price, discount: money(0), total: money(read.total) }
  const lines = price.lines?.map((amount) => ({ discount: money(amount) }))
  return { applies: true, discount: money(price.discount), total: money(price.total), ...(lines && { lines }) }
}
