import type { ISql } from 'postgres'
import type { Database } from '@/db'
import { coalesceIn } from '@/lib/core/coalesce'
import type { Actor, Ctx } from '@/lib/core/ctx'
import { newId } from '@/lib/core/id'
import { invalid, Problem } from '@/lib/core/problem'
import { actorIdOf } from '@/lib/events/emit'
import type { NamedShopper } from '@/lib/shoppers/contract'
import type { Claim } from './contract'
import { byIndex, claimantOf, claimedCampaign, findShoppers, type FoundShopper, knownShopper } from './queries'
import { type Claimant, claimOf, type ClaimedCampaign, isThere, mayClaimAnother, refusalOf } from './rules'

type Asked = { claimant: Claimant; actor: Actor; requestId: string | null }
type Answer = readonly [201 | 200, Claim]
type Outcome = Answer | Problem

const noSuchShopper = () => invalid('/shopper/id', 'unknown', 'There is no such shopper.')

/** What the campaign says without giving anything; null for whom it may give a code. */
const outcomeOf = (campaign: ClaimedCampaign | null, { claimant }: Asked, known: FoundShopper | undefined): Outcome | null => {
  if (!isThere(campaign, claimant)) return new Problem('not-found')
  if (known?.held && !mayClaimAnother(known.held, campaign)) return [200, claimOf(campaign, known.shopper, known.held)]
  if (!known && claimant.shopperId !== null) return claimant.isBrand ? noSuchShopper() : new Problem('not-found')
  const refusal = refusalOf(campaign, claimant)
  return refusal && new Problem(refusal)
}

const named = ({ claimant }: Asked) => `${claimant.ref === null ? 1 : 0} ${claimant.ref ?? claimant.accountId}`

/** In one order for everybody, so that two batches with the same newcomers never wait for each other. */
const makeShoppers = (sql: ISql, brandId: string, asked: Asked[]) => {
  const made = new Map(asked.map((one) => [named(one), { id: newId(), ref: one.claimant.ref, account_id: one.claimant.accountId }]))
  const inOrder = [...made].toSorted(([one], [other]) => (one < other ? -1 : 1)).map(([, shopper]) => shopper)
  return sql`
    insert into shoppers (id, brand_id, ref, account_id, created_at)
    select id, ${brandId}::uuid, ref, account_id, statement_timestamp()
    from jsonb_to_recordset(${JSON.stringify(inOrder)}::jsonb) as made (id uuid, ref text, account_id uuid)
    where account_id is null or exists (select from accounts where accounts.id = account_id and disabled_at is null)
    on conflict do nothing`
}

/** Nobody else claims, issues or voids codes of this campaign until the transaction ends. */
const holdTear = (sql: ISql, campaignId: string) => sql`select from tears where campaign_id = ${campaignId} for update`

type GivenRow = { place: number; shopperId: string; ref: string | null; id: string; code: string; ordinal: number; claimedAt: number }

const recordOf = ({ claimant, actor, requestId }: Asked, place: number) => ({
  place,
  claim_id: newId(),
  fact_id: newId(),
  shopper_id: claimant.shopperId,
  ref: claimant.ref,
  account_id: claimant.accountId,
  actor_kind: actor.kind,
  actor_id: actorIdOf(actor),
  request_id: requestId,
})

/** The facts of `pairs`, and that of a campaign that has run out. */
const tell = (sql: ISql) => sql`
  insert into facts (id, brand_id, type, subject_type, subject_id, actor_kind, actor_id, data, request_id, at)
  select fact_id, brand_id, 'code.claimed', 'code', code_id, actor_kind, actor_id,
    jsonb_build_object('codeId', code_id, 'campaignId', campaign_id, 'claimId', claim_id, 'shopperId', of_shopper), request_id, statement_timestamp()
  from pairs
  union all
  select ${newId()}::uuid, brand_id, 'campaign.exhausted', 'campaign', id, 'system', 'claims',
    jsonb_build_object('campaignId', id), null, statement_timestamp()
  from after where exhausted_at is null and (is_torn_off or is_at_limit)`

/**
 * Tears the next codes off the strip, one for each shopper who may have another. It begins after the tear is held, so that it sees
 * every claim and every code there is; who of several askers for one shopper comes first gets it.
 */
const tearOff = (sql: ISql, campaignId: string, asked: Asked[]) => sql<GivenRow[]>`
  with campaign as materialized (
    select c.id, c.brand_id, c.per_shopper, c.claims_limit, t.claimed, t.torn, t.exhausted_at, s.size
    from campaigns c join tears t on t.campaign_id = c.id join strips s on s.campaign_id = c.id
    where c.id = ${campaignId} and c.published_at is not null and c.paused_at is null and c.archived_at is null
      and (c.starts_at is null or c.starts_at <= statement_timestamp()) and (c.ends_at is null or c.ends_at > statement_timestamp())
  ), askers as materialized (
    select distinct on (shopper.id) asked.*, shopper.id as of_shopper, shopper.ref as of_ref, coalesce(last.ordinal, 0) + 1 as ordinal
    from jsonb_to_recordset(${JSON.stringify(asked.map(recordOf))}::jsonb) as asked (place int, claim_id uuid, fact_id uuid,
      shopper_id uuid, ref text, account_id uuid, actor_kind text, actor_id text, request_id text)
    cross join campaign
    cross join ${knownShopper(sql)}
    left join lateral (
      select ordinal, used_at from claims where shopper_id = shopper.id and campaign_id = campaign.id order by ordinal desc limit 1
    ) as last on true
    where last.ordinal is null or (last.used_at is not null and last.ordinal < campaign.per_shopper)
    order by shopper.id, asked.place
  ), next as materialized (
    select brand_id, campaign_id, id, position, code from codes
    where brand_id = (select brand_id from campaign) and campaign_id = (select id from campaign) and position > (select torn from campaign)
      and voided_at is null and (select true from claims
        where claims.brand_id = codes.brand_id and claims.campaign_id = codes.campaign_id and claims.position = codes.position) is null
    order by position limit (select count(*) from askers) + 1
  ), pairs as materialized (
    select asker.*, next.brand_id, next.campaign_id, next.id as code_id, next.position, next.code
    from (select *, row_number() over (order by place) as turn from askers) as asker
    join (select *, row_number() over (order by position) as turn from next) as next using (turn)
    join campaign on campaign.claims_limit is null or campaign.claimed + turn <= campaign.claims_limit
  ), given as (
    insert into claims (id, brand_id, campaign_id, position, shopper_id, ordinal, claimed_at)
    select claim_id, brand_id, campaign_id, position, of_shopper, ordinal, statement_timestamp() from pairs
  ), after as materialized (
    select campaign.*, tally.*, (select count(*) from next) = given as is_torn_off, coalesce(claimed + given >= claims_limit, false) as is_at_limit
    from campaign, (select count(*)::int as given, max(position) as last from pairs) as tally
  ), moved as (
    update tears set claimed = tears.claimed + given, torn = case when is_torn_off then size else coalesce(last, tears.torn) end,
      exhausted_at = case when is_torn_off or is_at_limit then coalesce(tears.exhausted_at, statement_timestamp()) else tears.exhausted_at end
    from after where tears.campaign_id = after.id and (given > 0 or is_torn_off or is_at_limit)
  ), told as (${tell(sql)})
  select place, of_shopper as "shopperId", of_ref as ref, claim_id as id, code, ordinal, (extract(epoch from statement_timestamp()) * 1000)::float8 as "claimedAt"
  from pairs`

const claimGiven = (campaign: ClaimedCampaign, { shopperId, ref, id, code, ordinal, claimedAt }: GivenRow): Answer => {
  const held = { id, code, ordinal, uses: 0, orderRef: null, claimedAt: new Date(claimedAt), usedAt: null, voidedAt: null, ownEnd: null }
  return [201, claimOf(campaign, { id: shopperId, ref }, held)]
}

type Open = { asked: Asked; settle: (outcome: Outcome) => void }

/** Answers whom the campaign can answer as it is; what is left are those who may get a code, newcomers known by then. */
const answerAsItIs = async (sql: ISql, campaignId: string, open: Open[]) => {
  const claimants = open.map(({ asked }) => asked.claimant)
  const [campaign, found] = await Promise.all([claimedCampaign(sql, campaignId), findShoppers(sql, campaignId, claimants)])
  const left = open.flatMap((one, place) => {
    const known = found.get(place)
    const outcome = outcomeOf(campaign, one.asked, known)
    if (outcome) one.settle(outcome)
    return outcome ? [] : [{ ...one, isNew: known === undefined }]
  })
  return { campaign, left }
}

const give = async (sql: ISql, campaign: ClaimedCampaign, left: (Open & { isNew: boolean })[]): Promise<Open[]> => {
  const newcomers = left.filter(({ isNew }) => isNew).map(({ asked }) => asked)
  const torn = tearOff(
    sql,
    campaign.id,
    left.map(({ asked }) => asked),
  )
  const made = newcomers.length > 0 ? makeShoppers(sql, campaign.brandId, newcomers) : null
  const [, , given] = await Promise.all([made, holdTear(sql, campaign.id), torn])
  const rows = new Map(given.map((row) => [row.place, row]))
  return left.filter(({ settle }, place) => {
    const row = rows.get(place)
    if (row) settle(claimGiven(campaign, row))
    return row === undefined
  })
}

/**
 * Once gives all who may have one; whoever got none then is answered with what the campaign has become. While codes are being made
 * it may have some again each time: who got none as often as this is told what was so when the strip was last torn.
 */
const mostRounds = 3

const claimTogether = (db: Database, campaignId: string, batch: Asked[]): Promise<Outcome[]> =>
  byIndex(db, async (sql) => {
    const outcomes: (Outcome | null)[] = batch.map(() => null)
    let open: Open[] = batch.map((asked, place) => ({ asked, settle: (outcome: Outcome) => void (outcomes[place] = outcome) }))
    for (let round = 0; round < mostRounds && open.length > 0; round += 1) {
      const { campaign, left } = await answerAsItIs(sql, campaignId, open)
      open = campaign && left.length > 0 ? await give(sql, campaign, left) : []
    }
    return outcomes.map((outcome) => outcome ?? new Problem('codes-exhausted'))
  })

const claimingIn = coalesceIn(claimTogether)

/** Shoppers who ask for codes of one campaign at the same moment are answered by one transaction. */
export const claimCode = async (
  ctx: Ctx,
  { campaignId, shopper }: { campaignId: string; shopper: NamedShopper | undefined },
): Promise<Answer> => {
  const asked = { claimant: claimantOf(ctx.actor, shopper), actor: ctx.actor, requestId: ctx.requestId }
  const outcome = await claimingIn(ctx.db, campaignId.toLowerCase(), asked)
  if (outcome instanceof Problem) throw outcome
  return outcome
}
