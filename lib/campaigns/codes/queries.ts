import { and, asc, desc, eq, getTableColumns, gt, lt, lte, type SQL, sql } from 'drizzle-orm'
import { campaigns, claims, type ClaimRow, type CodeRow, codes, shoppers, tears } from '@/db/schema'
import type { BrandCtx } from '@/lib/core/ctx'
import { decodeCursor, type Page, pageOf } from '@/lib/core/page'
import { invalid, Problem } from '@/lib/core/problem'
import { totalsAt } from '../queries'
import { countsOf } from '../rules'
import type { Code, CodeQuery } from './contract'
import { campaignOfCode, claimOfCode, claimsBeside, filtered } from './filters/queries'
import { type CodeFilter, type CodeState, codeStateAt, expiresAt } from './rules'

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

/** Codes with what their state follows from; a filter chooses among them. */
export const seenCodes = (ctx: BrandCtx, filter: CodeFilter = {}) =>
  ctx.db
    .select(columns)
    .from(codes)
    .innerJoin(campaigns, campaignOfCode)
    .leftJoin(claims, claimsBeside(filter))
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

type Reading = { asked: CodeFilter; isWhole?: boolean; by: SQL; after: SQL | undefined; limit: number }

const read = async (ctx: BrandCtx, { asked, isWhole, by, after, limit }: Reading): Promise<Shown[]> => {
  const rows = await seenCodes(ctx, asked)
    .where(and(filtered(ctx, asked, isWhole), after))
    .orderBy(by)
    .limit(limit)
  return rows.map((row) => ({ ...codeOf(row, ctx.now), matchKey: row.code.matchKey }))
}

const pageShown = (found: Shown[], limit: number, keysOf: (code: Shown) => string[]): Page<Code> => {
  const page = pageOf(found, limit, keysOf)
  return { ...page, data: page.data.map(({ matchKey: _, ...code }) => code) }
}

const pageOfCodes = async (ctx: BrandCtx, { limit, cursor, ...asked }: CodeQuery, isWhole: boolean): Promise<Page<Code>> => {
  const order = orderOf(asked)
  const from = cursor === undefined ? null : decodeCursor(cursor, 1)
  const after = from ? order.after(from.keys[0] ?? '', from.id) : undefined
  const found = await read(ctx, { asked, isWhole, by: order.by, after, limit: limit + 1 })
  return pageShown(found, limit, (code) => [order.keyOf(code), code.id])
}

const campaignsAtOnce = 50

/** Newest first, those that have codes in this state; their counts say which. */
async function* campaignsWith(ctx: BrandCtx, state: CodeState, from: string | undefined): AsyncGenerator<string> {
  for (let isNext = from === undefined ? undefined : lte(campaigns.id, from); ;) {
    const rows = await ctx.db
      .select({ id: campaigns.id, endsAt: campaigns.endsAt, totals: totalsAt(ctx.now) })
      .from(campaigns)
      .innerJoin(tears, eq(tears.campaignId, campaigns.id))
      .where(and(eq(campaigns.brandId, ctx.actor.brandId), isNext))
      .orderBy(desc(campaigns.id))
      .limit(campaignsAtOnce)
    for (const { id, endsAt, totals } of rows) if (countsOf(totals, endsAt !== null && endsAt <= ctx.now)[state] > 0) yield id
    const last = rows.at(-1)
    if (!last || rows.length < campaignsAtOnce) return
    isNext = lt(campaigns.id, last.id)
  }
}

/** Campaign by campaign, each read along its own strip from the end: in one order of all, most of a brand is read to find a few. */
const pageByCampaign = async (ctx: BrandCtx, { limit, cursor }: CodeQuery, state: CodeState): Promise<Page<Code>> => {
  const from = cursor === undefined ? null : decodeCursor(cursor, 1)
  const before = from && lt(codes.position, positionSaid(from.keys[0] ?? ''))
  const found: Shown[] = []
  for await (const campaignId of campaignsWith(ctx, state, from?.id)) {
    const after = before && campaignId === from?.id ? before : undefined
    found.push(...(await read(ctx, { asked: { state, campaignId }, by: desc(codes.position), after, limit: limit + 1 - found.length })))
    if (found.length > limit) break
  }
  return pageShown(found, limit, ({ position, campaignId }) => [String(position), campaignId])
}

/** Who spells a whole code means that one; only when there is none, what begins with it. */
export const listCodes = async (ctx: BrandCtx, asked: CodeQuery): Promise<Page<Code>> => {
  const q = asked.q?.trim()
  const { state, campaignId, batchId, shopper } = asked
  if (!q && state && !campaignId && !batchId && shopper === undefined) return pageByCampaign(ctx, asked, state)
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
