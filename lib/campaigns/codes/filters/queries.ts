import { and, eq, gt, inArray, isNotNull, isNull, like, or, type SQL, sql, type SQLWrapper } from 'drizzle-orm'
import { batches, campaigns, claims, codes, shoppers, tears } from '@/db/schema'
import type { BrandCtx } from '@/lib/core/ctx'
import { isUuid } from '@/lib/core/id'
import { type CodeFilter, type CodeState, normalFormOf } from '../rules'

export const claimOfCode = and(
  eq(claims.brandId, codes.brandId),
  eq(claims.campaignId, codes.campaignId),
  eq(claims.position, codes.position),
)
export const campaignOfCode = and(eq(campaigns.brandId, codes.brandId), eq(campaigns.id, codes.campaignId))

const text = (at: Date) => sql`${at.toISOString()}::timestamptz`

/** Campaigns where something has expired, read first and once: nobody passes over millions of codes to find that none has. */
const withExpired = ({ actor, now }: BrandCtx): SQL =>
  sql`${codes.campaignId} = any (array(select ended.id from ${campaigns} ended where ended.brand_id = ${actor.brandId} and (ended.ends_at <= ${text(now)}
    or exists (select from ${claims} late where late.campaign_id = ended.id and late.expires_at <= ${text(now)} and late.used_at is null))))`

const isUntorn = (position: SQLWrapper, campaignId: string | undefined): SQL =>
  sql`${position} > (select ${tears.torn} from ${tears} where ${tears.campaignId} = ${campaignId ?? codes.campaignId})`

/**
 * The claims that a list has to look at. Of what is available in a campaign, only those behind the tear: told of the codes alone,
 * the planner may read all others beside them.
 */
export const claimsBeside = ({ state, campaignId }: CodeFilter): SQL | undefined =>
  and(claimOfCode, state === 'available' && campaignId !== undefined ? isUntorn(claims.position, campaignId) : undefined)

/**
 * The same as `codeStateAt`, for the database to choose by. What is available lies where the strip is not torn yet. That nobody has
 * a code is asked by a column of the join, which the planner takes for what it is.
 */
const isInState = (state: CodeState, ctx: BrandCtx, campaignId: string | undefined): SQL | undefined => {
  const { now } = ctx
  const ends = sql`least(${claims.expiresAt}, ${campaigns.endsAt})`
  const isOver = sql`${ends} <= ${text(now)}`
  const isOpen = sql`(${ends} is null or ${ends} > ${text(now)})`
  switch (state) {
    case 'void':
      return isNotNull(codes.voidedAt)
    case 'redeemed':
      return and(isNull(codes.voidedAt), isNotNull(claims.usedAt))
    case 'expired':
      return and(isNull(codes.voidedAt), isNull(claims.usedAt), isOver, withExpired(ctx))
    case 'claimed':
      return and(isNull(codes.voidedAt), isNotNull(claims.position), isNull(claims.usedAt), isOpen)
    case 'available':
      return and(
        isNull(codes.voidedAt),
        isNull(claims.position),
        or(isNull(campaigns.endsAt), gt(campaigns.endsAt, now)),
        isUntorn(codes.position, campaignId),
      )
  }
}

const beginningWith = (text: string) => like(codes.matchKey, `${text.replace(/[\\%_]/g, (letter) => `\\${letter}`)}%`)

/** An imported code is what it says, a generated one in any spelling. */
const spelledLike = (q: string, isWhole: boolean): SQL | undefined => {
  const forms = [...new Set([q, normalFormOf(q)])].filter((form) => form !== '')
  return isWhole ? inArray(codes.matchKey, forms) : or(...forms.map(beginningWith))
}

/** Where its codes stand is known, so no index of codes by batch is needed. */
const ofBatch = (batchId: string): SQL => {
  const said = (column: SQLWrapper) => sql`(select ${column} from ${batches} where ${batches.id} = ${batchId})`
  return sql`(${codes.batchId} = ${batchId} and ${codes.campaignId} = ${said(batches.campaignId)}
    and ${codes.position} between ${said(batches.firstPosition)} and ${said(batches.lastPosition)})`
}

/** Read first and once: from whom it is, its claims are found by their own index. */
const hadBy = ({ actor }: BrandCtx, shopper: string): SQL =>
  sql`${claims.shopperId} = any (array(select holder.id from ${shoppers} holder
    where holder.brand_id = ${actor.brandId} and (holder.ref = ${shopper} or holder.id = ${isUuid(shopper) ? shopper : null})))`

export const filtered = (ctx: BrandCtx, { q, state, campaignId, batchId, shopper }: CodeFilter, isWhole = false): SQL | undefined =>
  and(
    eq(codes.brandId, ctx.actor.brandId),
    campaignId === undefined ? undefined : eq(codes.campaignId, campaignId),
    batchId === undefined ? undefined : ofBatch(batchId),
    shopper === undefined ? undefined : hadBy(ctx, shopper),
    state && isInState(state, ctx, campaignId),
    q?.trim() ? spelledLike(q.trim(), isWhole) : undefined,
  )
