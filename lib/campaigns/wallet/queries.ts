import { and, asc, desc, eq, inArray, isNull, type SQL, sql } from 'drizzle-orm'
import { brands, campaigns, claims, codes, redemptions, shoppers, stores } from '@/db/schema'
import type { AccountActor, Ctx, MemberActor, ShopperActor } from '@/lib/core/ctx'
import { decodeCursor, encodeCursor, type Page } from '@/lib/core/page'
import { invalid } from '@/lib/core/problem'
import { codeStateAt, expiresAt } from '../codes/rules'
import { campaignStateAt } from '../rules'
import type { OwnCode } from './contract'

type OwnerCtx = Ctx<AccountActor | MemberActor | ShopperActor>

const ofOwner = ({ db, actor }: OwnerCtx): SQL =>
  actor.kind === 'shopper'
    ? eq(claims.shopperId, actor.shopperId)
    : inArray(claims.shopperId, db.select({ id: shoppers.id }).from(shoppers).where(eq(shoppers.accountId, actor.accountId)))

const ends = sql`least(${claims.expiresAt}, ${campaigns.endsAt})`

/** Two keys that one order serves: usable ones (0) by when they end, the others (1) by when they were claimed, last first. */
const keysAt = (at: string) => {
  const isOver = sql`(${codes.voidedAt} is not null or ${claims.usedAt} is not null or coalesce(${ends} <= ${at}::timestamptz, false))`
  const rank = sql<number>`(case when ${isOver} then 1 else 0 end)`
  const moment = sql<string>`(case when ${isOver} then -extract(epoch from ${claims.claimedAt}) else coalesce(extract(epoch from ${ends}), 'infinity'::numeric) end)`
  return { rank, moment }
}

/** All pages of one reading sort by the clock of the first, so that what ends in between is neither missed nor told twice. */
const placeOf = (cursor: string | undefined, now: Date) => {
  if (cursor === undefined) return { at: now.toISOString(), after: null }
  const { id, keys } = decodeCursor(cursor, 3)
  const [at = '', rank = '', moment = ''] = keys
  const isOurs = /^[01]$/.test(rank) && /^(-?\d{1,20}(\.\d{1,6})?|Infinity)$/.test(moment) && !Number.isNaN(Date.parse(at))
  if (!isOurs) throw invalid('/query/cursor', 'cursor', 'This cursor is not one of ours; start without it.')
  return { at: new Date(at).toISOString(), after: { rank, moment, id } }
}

const rowsOf = (ctx: OwnerCtx, at: string, where: SQL | undefined, limit: number) => {
  const { rank, moment } = keysAt(at)
  return ctx.db
    .select({
      claim: claims,
      code: codes,
      campaign: campaigns,
      brand: { slug: brands.slug, name: brands.name, currency: brands.currency, timeZone: brands.timeZone },
      rank,
      moment: sql<string>`${moment}::text`,
    })
    .from(claims)
    .innerJoin(codes, and(eq(codes.brandId, claims.brandId), eq(codes.campaignId, claims.campaignId), eq(codes.position, claims.position)))
    .innerJoin(campaigns, eq(campaigns.id, claims.campaignId))
    .innerJoin(brands, eq(brands.id, claims.brandId))
    .where(and(ofOwner(ctx), where))
    .orderBy(asc(rank), asc(moment), asc(claims.id))
    .limit(limit)
}

type Row = Awaited<ReturnType<typeof rowsOf>>[number]

const ownCodeOf = ({ claim, code, campaign, brand }: Row, now: Date): OwnCode => {
  const marks = { voidedAt: code.voidedAt, claim, campaignEndsAt: campaign.endsAt }
  const { id, name, description, benefit, startsAt, endsAt, minimumSpend } = campaign
  return {
    id: claim.id,
    code: code.code,
    state: codeStateAt(marks, now),
    isUsed: claim.usedAt !== null,
    uses: claim.uses,
    usesLeft: Math.max(0, campaign.usesPerCode - claim.uses),
    claimedAt: claim.claimedAt,
    usedAt: claim.usedAt,
    expiresAt: expiresAt(marks),
    campaign: {
      id,
      name,
      description,
      benefit,
      startsAt,
      endsAt,
      minimumSpend: minimumSpend === null ? null : { amount: minimumSpend, currency: brand.currency },
      state: campaignStateAt(campaign, now),
    },
    brand: { slug: brand.slug, name: brand.name },
  }
}

type Asked = { limit: number; cursor?: string | undefined }

const pageOfRows = async (ctx: OwnerCtx, { limit, cursor }: Asked): Promise<Page<Row>> => {
  const { at, after } = placeOf(cursor, ctx.now)
  const { rank, moment } = keysAt(at)
  const where = after
    ? sql`(${rank}, ${moment}, ${claims.id}) > (${after.rank}::int, ${after.moment}::numeric, ${after.id}::uuid)`
    : undefined
  const rows = await rowsOf(ctx, at, where, limit + 1)
  const last = rows.slice(0, limit).at(-1)
  const nextCursor = rows.length > limit && last ? encodeCursor([at, String(last.rank), last.moment, last.claim.id]) : null
  return { data: rows.slice(0, limit), nextCursor }
}

/** The codes that a person or a brand's customer has, of all brands that know them: first what can be used, soonest to end first. */
export const listOwnCodes = async (ctx: OwnerCtx, asked: Asked): Promise<Page<OwnCode>> => {
  const { data, nextCursor } = await pageOfRows(ctx, asked)
  return { data: data.map((row) => ownCodeOf(row, ctx.now)), nextCursor }
}

/** The same, each with the clock of its brand. */
export const listWallet = async (ctx: OwnerCtx, asked: Asked): Promise<Page<OwnCode & { timeZone: string }>> => {
  const { data, nextCursor } = await pageOfRows(ctx, asked)
  return { data: data.map((row) => ({ ...ownCodeOf(row, ctx.now), timeZone: row.brand.timeZone })), nextCursor }
}

/** The codes that they have of one campaign: one that can be used stands first. */
export const listOwnCodesOf = async (ctx: OwnerCtx, campaignId: string): Promise<OwnCode[]> => {
  const rows = await rowsOf(ctx, ctx.now.toISOString(), eq(claims.campaignId, campaignId), 1_000)
  return rows.map((row) => ownCodeOf(row, ctx.now))
}

const lastStoreOf = async ({ db }: OwnerCtx, { brandId, campaignId, position }: Row['claim']): Promise<string | null> => {
  const [row] = await db
    .select({ name: stores.name })
    .from(redemptions)
    .innerJoin(stores, and(eq(stores.brandId, redemptions.brandId), eq(stores.id, redemptions.storeId)))
    .where(
      and(
        eq(redemptions.brandId, brandId),
        eq(redemptions.campaignId, campaignId),
        eq(redemptions.position, position),
        isNull(redemptions.rolledBackAt),
      ),
    )
    .orderBy(desc(redemptions.redeemedAt))
    .limit(1)
  return row?.name ?? null
}

/** A code as it is shown at the till: where it was used, and the clock of its brand. */
export type Ticket = OwnCode & { usedIn: string | null; timeZone: string }

export const findTicket = async (ctx: OwnerCtx, claimId: string): Promise<Ticket | null> => {
  const [row] = await rowsOf(ctx, ctx.now.toISOString(), eq(claims.id, claimId), 1)
  if (!row) return null
  return { ...ownCodeOf(row, ctx.now), usedIn: row.claim.usedAt && (await lastStoreOf(ctx, row.claim)), timeZone: row.brand.timeZone }
}
