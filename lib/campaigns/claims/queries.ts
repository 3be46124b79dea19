import type { ISql, TransactionSql } from 'postgres'
import { clientOf, type Database } from '@/db'
import type { Actor, Ctx } from '@/lib/core/ctx'
import { Problem } from '@/lib/core/problem'
import type { NamedShopper } from '@/lib/shoppers/contract'
import type { Claim } from './contract'
import { type Claimant, claimOf, type ClaimedCampaign, type HeldClaim, isHidden, isThere } from './rules'

const nobody = { shopperId: null, ref: null, accountId: null, brandId: null, isBrand: false }

const named = (actor: Actor, { ref = null, id = null }: { ref?: string | null | undefined; id?: string | null | undefined }): Claimant => {
  if (actor.kind === 'account') throw new Problem('brand-required')
  if (actor.kind === 'shopper' || actor.kind === 'nobody' || actor.brandId === null)
    throw new Problem('forbidden', { detail: 'A shopper asks for themself: leave the shopper out.' })
  return { ...nobody, ref, shopperId: id, brandId: actor.brandId, isBrand: true }
}

/** A brand names its customer; everybody else, a member too, asks as the person they are. */
export const claimantOf = (actor: Actor, shopper: NamedShopper | undefined): Claimant => {
  if (shopper) return named(actor, shopper)
  if (actor.kind === 'account' || actor.kind === 'member') return { ...nobody, accountId: actor.accountId }
  if (actor.kind === 'shopper') return { ...nobody, shopperId: actor.shopperId, brandId: actor.brandId }
  throw new Problem('shopper-required')
}

/**
 * A transaction whose statements are planned once for a connection, and go by index: a plan that was made while the tables were
 * small would read them from end to end when they are not any more. Tables stand in laterals with a limit, which keep them so.
 */
export const byIndex = <Result>(db: Database, work: (sql: TransactionSql) => Promise<Result>): Promise<Result> => {
  const begun: Promise<unknown> = clientOf(db).begin(async (sql) => {
    const settled = sql`
      select set_config('plan_cache_mode', 'force_generic_plan', true), set_config('enable_seqscan', 'off', true),
        set_config('enable_bitmapscan', 'off', true)`.execute()
    const [, result] = await Promise.all([settled, work(sql)])
    return result
  })
  return begun as Promise<Result>
}

/** Times as milliseconds: the query builder has taught this driver to leave them as text. */
const instantOf = (milliseconds: number | null): Date | null => (milliseconds === null ? null : new Date(milliseconds))

type CampaignRow = Omit<ClaimedCampaign, InstantName | 'now'> & Record<InstantName, number | null> & { now: number }
type InstantName = 'startsAt' | 'endsAt' | 'publishedAt' | 'pausedAt' | 'archivedAt'

export const claimedCampaign = async (sql: ISql, campaignId: string): Promise<ClaimedCampaign | null> => {
  const [row] = await sql<CampaignRow[]>`
    select c.id, c.brand_id as "brandId", c.per_shopper as "perShopper", c.uses_per_code as "usesPerCode",
      c.claimable_by_shoppers as "claimableByShoppers", jsonb_array_length(c.audience -> 'segmentIds') > 0 as "isForNobody",
      coalesce(t.claimed >= c.claims_limit, false) as "isAtLimit", t.torn >= s.size as "isTornOff",
      (extract(epoch from c.starts_at) * 1000)::float8 as "startsAt", (extract(epoch from c.ends_at) * 1000)::float8 as "endsAt",
      (extract(epoch from c.published_at) * 1000)::float8 as "publishedAt", (extract(epoch from c.paused_at) * 1000)::float8 as "pausedAt",
      (extract(epoch from c.archived_at) * 1000)::float8 as "archivedAt", (extract(epoch from statement_timestamp()) * 1000)::float8 as now
    from campaigns c join tears t on t.campaign_id = c.id join strips s on s.campaign_id = c.id
    where c.id = ${campaignId}`
  if (!row) return null
  return {
    ...row,
    startsAt: instantOf(row.startsAt),
    endsAt: instantOf(row.endsAt),
    publishedAt: instantOf(row.publishedAt),
    pausedAt: instantOf(row.pausedAt),
    archivedAt: instantOf(row.archivedAt),
    now: new Date(row.now),
  }
}

/** A shopper whom the brand knows already, and their last claim. */
export type FoundShopper = { shopper: Claim['shopper']; held: HeldClaim | null }

type FoundRow = {
  place: number
  shopperId: string
  ref: string | null
  id: string | null
  code: string
  ordinal: number
  uses: number
  orderRef: string | null
  claimedAt: number
  usedAt: number | null
  voidedAt: number | null
  ownEnd: number | null
}

const foundOf = (row: FoundRow): FoundShopper => {
  const { shopperId, ref, id, code, ordinal, uses, orderRef } = row
  const shopper = { id: shopperId, ref }
  if (id === null) return { shopper, held: null }
  const times = { claimedAt: new Date(row.claimedAt), usedAt: instantOf(row.usedAt), voidedAt: instantOf(row.voidedAt) }
  return { shopper, held: { id, code, ordinal, uses, orderRef, ...times, ownEnd: instantOf(row.ownEnd) } }
}

/** Whom the brand of `campaign` knows by what `asked` says. */
export const knownShopper = (sql: ISql) => sql`lateral (
  select id, ref from shoppers where brand_id = campaign.brand_id and id = asked.shopper_id
  union all select id, ref from shoppers where brand_id = campaign.brand_id and ref = asked.ref
  union all select id, ref from shoppers where brand_id = campaign.brand_id and account_id = asked.account_id
) as shopper`

/** For each claimant whom the campaign's brand knows, by their place, who that is and what they have. */
export const findShoppers = async (sql: ISql, campaignId: string, claimants: readonly Claimant[]): Promise<Map<number, FoundShopper>> => {
  const asked = claimants.map(({ shopperId, ref, accountId }, place) => ({ place, shopper_id: shopperId, ref, account_id: accountId }))
  const rows = await sql<FoundRow[]>`
    select asked.place, shopper.id as "shopperId", shopper.ref, held.id, codes.code, held.ordinal, held.uses, held.order_ref as "orderRef",
      (extract(epoch from held.claimed_at) * 1000)::float8 as "claimedAt", (extract(epoch from held.used_at) * 1000)::float8 as "usedAt",
      (extract(epoch from codes.voided_at) * 1000)::float8 as "voidedAt", (extract(epoch from held.expires_at) * 1000)::float8 as "ownEnd"
    from jsonb_to_recordset(${JSON.stringify(asked)}::jsonb) as asked (place int, shopper_id uuid, ref text, account_id uuid)
    cross join (select id, brand_id from campaigns where id = ${campaignId}) as campaign
    cross join ${knownShopper(sql)}
    left join lateral (
      select * from claims where shopper_id = shopper.id and campaign_id = campaign.id order by ordinal desc limit 1
    ) as held on true
    left join lateral (
      select code, voided_at from codes where brand_id = held.brand_id and campaign_id = held.campaign_id and position = held.position limit 1
    ) as codes on true`
  return new Map(rows.map((row) => [row.place, foundOf(row)]))
}

export const getOwnClaim = (ctx: Ctx, { campaignId, ref }: { campaignId: string; ref: string | undefined }): Promise<Claim> => {
  const claimant = claimantOf(ctx.actor, ref === undefined ? undefined : { ref })
  return byIndex(ctx.db, async (sql) => {
    const [campaign, found] = await Promise.all([claimedCampaign(sql, campaignId), findShoppers(sql, campaignId, [claimant])])
    if (!isThere(campaign, claimant)) throw new Problem('not-found')
    const known = found.get(0)
    if (known?.held) return claimOf(campaign, known.shopper, known.held)
    throw new Problem(isHidden(campaign, claimant) ? 'not-found' : 'not-claimed')
  })
}
