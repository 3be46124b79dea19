import { and, desc, eq, exists, inArray, type SQL, sql } from 'drizzle-orm'
import type { AnyPgColumn } from 'drizzle-orm/pg-core'
import { prepared } from '@/db'
import { brands, campaignBudgets, campaigns, claims, codes, shoppers } from '@/db/schema'
import type { Actor, Ctx } from '@/lib/core/ctx'
import { Problem } from '@/lib/core/problem'
import type { Claim } from '../../claims/contract'
import type { Code } from '../contract'
import { codeOf as listedCodeOf } from '../queries'
import { codeStateAt, expiresAt, normalFormOf } from '../rules'

const atPlaceOf = (code: Record<'brandId' | 'campaignId' | 'position', AnyPgColumn>) =>
  and(eq(claims.brandId, code.brandId), eq(claims.campaignId, code.campaignId), eq(claims.position, code.position))

/** A code is seen by its brand and by who holds it. */
const within = (ctx: Ctx, actor: Actor): SQL | undefined => {
  const heldBy = (holder: SQL) =>
    exists(
      ctx.db
        .select({ one: sql`1` })
        .from(claims)
        .where(and(atPlaceOf(codes), holder)),
    )
  if (actor.kind === 'shopper') return and(eq(codes.brandId, actor.brandId), heldBy(eq(claims.shopperId, actor.shopperId)))
  if (actor.kind !== 'account') return 'brandId' in actor && actor.brandId !== null ? eq(codes.brandId, actor.brandId) : sql`false`
  const own = ctx.db.select({ id: shoppers.id }).from(shoppers).where(eq(shoppers.accountId, actor.accountId))
  return heldBy(inArray(claims.shopperId, own))
}

/** More codes than a text can name: it has two spellings, and a person holds codes of a few brands. */
const mostNamesakes = 100

/**
 * Found by their key before anything is joined to them: the limit keeps a planner that knows nothing yet of codes just made from
 * reading a whole campaign instead.
 */
const namedCodes = (ctx: Ctx, actor: Actor, text: string) =>
  ctx.db
    .select()
    .from(codes)
    .where(and(inArray(codes.matchKey, [text, normalFormOf(text)]), within(ctx, actor)))
    .limit(mostNamesakes)
    .as('named')

const rowsOf = (ctx: Ctx, actor: Actor, text: string) => {
  const named = namedCodes(ctx, actor, text)
  const { id, brandId, campaignId, batchId, position, code, matchKey, voidedAt } = named
  return ctx.db
    .select({
      code: { id, brandId, campaignId, batchId, position, code, matchKey, voidedAt },
      campaign: campaigns,
      claim: claims,
      holder: { id: shoppers.id, ref: shoppers.ref },
      brand: { currency: brands.currency },
      budget: { budget: campaignBudgets.budget, spent: campaignBudgets.spent },
    })
    .from(named)
    .innerJoin(campaigns, and(eq(campaigns.brandId, brandId), eq(campaigns.id, campaignId)))
    .innerJoin(brands, eq(brands.id, brandId))
    .leftJoin(claims, atPlaceOf(named))
    .leftJoin(shoppers, and(eq(shoppers.brandId, claims.brandId), eq(shoppers.id, claims.shopperId)))
    .leftJoin(campaignBudgets, eq(campaignBudgets.campaignId, campaignId))
    .orderBy(desc(sql`${matchKey} = ${text}`), desc(claims.claimedAt))
    .limit(1)
}

/** A code with all that decides about it. */
export type Found = Awaited<ReturnType<typeof rowsOf>>[number]

/**
 * By its exact text, else by the normal form. What is somebody else's is asked for in the same statement and found as little as
 * what does not exist.
 */
export const findCode = async (ctx: Ctx, text: string, actor: Actor = ctx.actor): Promise<Found | null> => {
  const [found] = await prepared(rowsOf(ctx, actor, text))
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
