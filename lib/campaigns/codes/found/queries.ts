import { and, desc, eq, inArray, type SQL, sql } from 'drizzle-orm'
import { brands, campaignBudgets, campaigns, claims, codes, shoppers } from '@/db/schema'
import type { Actor, Ctx } from '@/lib/core/ctx'
import { Problem } from '@/lib/core/problem'
import type { Claim } from '../../claims/contract'
import type { Code } from '../contract'
import { codeOf as listedCodeOf } from '../queries'
import { codeStateAt, expiresAt, normalFormOf } from '../rules'

const columns = {
  code: codes,
  campaign: campaigns,
  claim: claims,
  holder: { id: shoppers.id, ref: shoppers.ref },
  brand: { currency: brands.currency },
  budget: { budget: campaignBudgets.budget, spent: campaignBudgets.spent },
}

const rowsOf = (ctx: Ctx, where: SQL | undefined, first: SQL) =>
  ctx.db
    .select(columns)
    .from(codes)
    .innerJoin(campaigns, and(eq(campaigns.brandId, codes.brandId), eq(campaigns.id, codes.campaignId)))
    .innerJoin(brands, eq(brands.id, codes.brandId))
    .leftJoin(claims, and(eq(claims.brandId, codes.brandId), eq(claims.campaignId, codes.campaignId), eq(claims.position, codes.position)))
    .leftJoin(shoppers, and(eq(shoppers.brandId, claims.brandId), eq(shoppers.id, claims.shopperId)))
    .leftJoin(campaignBudgets, eq(campaignBudgets.campaignId, codes.campaignId))
    .where(where)
    .orderBy(first, desc(claims.claimedAt))
    .limit(1)

/** A code with all that decides about it. */
export type Found = Awaited<ReturnType<typeof rowsOf>>[number]

const ofAccount = (ctx: Ctx, accountId: string) =>
  inArray(claims.shopperId, ctx.db.select({ id: shoppers.id }).from(shoppers).where(eq(shoppers.accountId, accountId)))

/** Which codes there are for whoever asks: the brand's own, or those that they hold. */
const within = (ctx: Ctx, actor: Actor): SQL | undefined => {
  switch (actor.kind) {
    case 'nobody':
      return sql`false`
    case 'account':
      return ofAccount(ctx, actor.accountId)
    case 'shopper':
      return and(eq(codes.brandId, actor.brandId), eq(claims.shopperId, actor.shopperId))
    default:
      return actor.brandId === null ? sql`false` : eq(codes.brandId, actor.brandId)
  }
}

/**
 * By its exact text, else by the normal form. What is somebody else's is asked for in the same statement and found as little as
 * what does not exist.
 */
export const findCode = async (ctx: Ctx, text: string, actor: Actor = ctx.actor): Promise<Found | null> => {
  const [found] = await rowsOf(
    ctx,
    and(inArray(codes.matchKey, [text, normalFormOf(text)]), within(ctx, actor)),
    desc(sql`${codes.matchKey} = ${text}`),
  )
  return found ?? null
}

/** The code of the brand that acts; the one refusal of all that are not. */
export const codeOfBrand = async (ctx: Ctx, text: string): Promise<Found> => {
  const found = await findCode(ctx, text)
  if (!found) throw new Problem('code-not-valid')
  return found
}

const marksOf = ({ code, claim, campaign }: Found) => ({ voidedAt: code.voidedAt, claim, campaignEndsAt: campaign.endsAt })

const usesOf = ({ claim, campaign }: Found) => {
  const uses = claim?.uses ?? 0
  return { isUsed: (claim?.usedAt ?? null) !== null, uses, usesLeft: Math.max(0, campaign.usesPerCode - uses) }
}

export const codeOf = ({ code, claim, holder, campaign }: Found, now: Date): Code =>
  listedCodeOf({ code, claim, shopper: holder, campaign }, now)

/** The same as its holder sees it; null when nobody in particular holds it. */
export const claimOf = (found: Found, now: Date): Claim | null => {
  const { code, claim, holder } = found
  if (!claim || !holder) return null
  return {
    id: claim.id,
    campaignId: code.campaignId,
    shopper: holder,
    code: code.code,
    state: codeStateAt(marksOf(found), now),
    ...usesOf(found),
    orderRef: claim.orderRef,
    claimedAt: claim.claimedAt,
    expiresAt: expiresAt(marksOf(found)),
  }
}
