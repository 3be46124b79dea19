import {
  and,
  asc,
  desc,
  eq,
  getTableColumns,
  gt,
  inArray,
  isNotNull,
  isNull,
  like,
  lt,
  or,
  type SQL,
  sql,
  type SQLWrapper,
} from 'drizzle-orm'
import { batches, campaigns, claims, type ClaimRow, type CodeRow, codes, shoppers, tears } from '@/db/schema'
import type { BrandCtx } from '@/lib/core/ctx'
import { isUuid } from '@/lib/core/id'
import { decodeCursor, type Page, pageOf } from '@/lib/core/page'
import { invalid, Problem } from '@/lib/core/problem'
import type { Code, CodeQuery } from './contract'
import { type CodeFilter, type CodeState, codeStateAt, expiresAt, normalFormOf } from './rules'

type Held = Pick<ClaimRow, 'uses' | 'usedAt' | 'expiresAt' | 'orderRef' | 'claimedAt'>

type Seen = {
  code: CodeRow
  claim: Held | null
  shopper: { id: string; ref: string | null } | null
  campaign: { endsAt: Date | null; usesPerCode: number }
}

export const codeOf = ({ code, claim, shopper, campaign }: Seen, now: Date): Code => {
  const marks = { voidedAt: code.voidedAt, claim, campaignEndsAt: campaign.endsAt }
  const uses = claim?.uses ?? 0
  return {
    id: code.id,
    code: code.code,
    campaignId: code.campaignId,
    batchId: code.batchId,
    position: code.position,
    state: codeStateAt(marks, now),
    isUsed: (claim?.usedAt ?? null) !== null,
    uses,
    usesLeft: Math.max(0, campaign.usesPerCode - uses),
    shopper,
    orderRef: claim?.orderRef ?? null,
    claimedAt: claim?.claimedAt ?? null,
    usedAt: claim?.usedAt ?? null,
    expiresAt: expiresAt(marks),
    voidedAt: code.voidedAt,
  }
}

const { uses, usedAt, expiresAt: ownEnd, orderRef, claimedAt } = getTableColumns(claims)

const columns = {
  code: getTableColumns(codes),
  claim: { uses, usedAt, expiresAt: ownEnd, orderRef, claimedAt },
  shopper: { id: shoppers.id, ref: shoppers.ref },
  campaign: { endsAt: campaigns.endsAt, usesPerCode: campaigns.usesPerCode },
}

export const claimOfCode = and(
  eq(claims.brandId, codes.brandId),
  eq(claims.campaignId, codes.campaignId),
  eq(claims.position, codes.position),
)
const campaignOfCode = and(eq(campaigns.brandId, codes.brandId), eq(campaigns.id, codes.campaignId))

const text = (at: Date) => sql`${at.toISOString()}::timestamptz`

/** Campaigns where something has expired, read first and once: nobody passes over millions of codes to find that none has. */
const withExpired = ({ actor, now }: BrandCtx): SQL =>
  sql`${codes.campaignId} = any (array(select ended.id from ${campaigns} ended where ended.brand_id = ${actor.brandId} and (ended.ends_at <= ${text(now)}
    or exists (select from ${claims} late where late.campaign_id = ended.id and late.expires_at <= ${text(now)} and late.used_at is null))))`

/**
 * The same as `codeStateAt`, for the database to choose by. What is available lies where the strip is not torn yet. That nobody has
 * a code is asked by a column of the join, which the planner takes for what it is.
 */
const isInState = (state: CodeState, ctx: BrandCtx, campaignId: string | undefined): SQL | undefined => {
  const { now } = ctx
  const ends = sql`least(${claims.expiresAt}, ${campaigns.endsAt})`
  const isOver = sql`${ends} <= ${text(now)}`
  const isOpen = sql`(${ends} is null or ${ends} > ${text(now)})`
  const untorn = sql`${codes.position} > (select ${tears.torn} from ${tears} where ${tears.campaignId} = ${campaignId ?? codes.campaignId})`
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
      return and(isNull(codes.voidedAt), isNull(claims.position), or(isNull(campaigns.endsAt), gt(campaigns.endsAt, now)), untorn)
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

/** Codes with what their state follows from; a filter chooses among them. */
export const seenCodes = (ctx: BrandCtx) =>
  ctx.db
    .select(columns)
    .from(codes)
    .innerJoin(campaigns, campaignOfCode)
    .leftJoin(claims, claimOfCode)
    .leftJoin(shoppers, and(eq(shoppers.brandId, claims.brandId), eq(shoppers.id, claims.shopperId)))
    .$dynamic()

type Shown = Code & { matchKey: string }

/** How a list is read: each order has its index, so that a page costs the same wherever it is. */
type Order = { by: SQL; after: (key: string, id: string) => SQL; keyOf: (code: Shown) => string }

const positionSaid = (key: string): number => {
  if (!/^\d{1,15}$/.test(key)) throw invalid('/query/cursor', 'cursor', 'This cursor is of another list; start without it.')
  return Number(key)
}

const orderOf = ({ q, campaignId }: CodeFilter): Order => {
  if (q) return { by: asc(codes.matchKey), after: (key) => gt(codes.matchKey, key), keyOf: ({ matchKey }) => matchKey }
  if (campaignId === undefined) return { by: desc(codes.id), after: (_, id) => lt(codes.id, id), keyOf: () => '' }
  return { by: asc(codes.position), after: (key) => gt(codes.position, positionSaid(key)), keyOf: ({ position }) => String(position) }
}

const pageOfCodes = async (ctx: BrandCtx, { limit, cursor, ...filter }: CodeQuery, isWhole: boolean): Promise<Page<Code>> => {
  const order = orderOf(filter)
  const from = cursor === undefined ? null : decodeCursor(cursor, 1)
  const after = from ? order.after(from.keys[0] ?? '', from.id) : undefined
  const rows = await seenCodes(ctx)
    .where(and(filtered(ctx, filter, isWhole), after))
    .orderBy(order.by)
    .limit(limit + 1)
  const page = pageOf(
    rows.map((row) => ({ ...codeOf(row, ctx.now), matchKey: row.code.matchKey })),
    limit,
    (code) => [order.keyOf(code), code.id],
  )
  return { ...page, data: page.data.map(({ matchKey: _, ...code }) => code) }
}

/** Who spells a whole code means that one; only when there is none, what begins with it. */
export const listCodes = async (ctx: BrandCtx, asked: CodeQuery): Promise<Page<Code>> => {
  const q = asked.q?.trim()
  if (!q) return pageOfCodes(ctx, { ...asked, q: undefined }, false)
  const whole = asked.cursor === undefined ? await pageOfCodes(ctx, { ...asked, q }, true) : null
  return whole && whole.data.length > 0 ? whole : pageOfCodes(ctx, { ...asked, q }, false)
}

/** The codes that a search means by its whole text. */
export const findWhole = async (ctx: BrandCtx, filter: CodeFilter): Promise<string[]> => {
  const q = filter.q?.trim()
  if (!q) return []
  const rows = await seenCodes(ctx)
    .where(filtered(ctx, { ...filter, q }, true))
    .limit(2)
  return rows.map(({ code }) => code.id)
}

export const requireCampaign = async (ctx: BrandCtx, campaignId: string) => {
  const [campaign] = await ctx.db
    .select({ id: campaigns.id, name: campaigns.name, codeStyle: campaigns.codeStyle, archivedAt: campaigns.archivedAt })
    .from(campaigns)
    .where(and(eq(campaigns.brandId, ctx.actor.brandId), eq(campaigns.id, campaignId)))
  if (!campaign) throw new Problem('not-found')
  return campaign
}

export const listCampaignCodes = async (ctx: BrandCtx, campaignId: string, asked: Omit<CodeQuery, 'campaignId'>): Promise<Page<Code>> => {
  await requireCampaign(ctx, campaignId)
  return listCodes(ctx, { ...asked, campaignId })
}

export const countCodes = async (ctx: BrandCtx, filter: CodeFilter): Promise<number> => {
  const [row] = await ctx.db
    .select({ count: sql<number>`count(*)::int` })
    .from(codes)
    .innerJoin(campaigns, campaignOfCode)
    .leftJoin(claims, claimOfCode)
    .where(filtered(ctx, filter))
  return row?.count ?? 0
}
