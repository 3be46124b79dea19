import { randomUUID } from 'node:crypto'
import type { connect } from '@/db'

export type Sql = ReturnType<typeof connect>['client']
export type Strip = { campaignId: string; brandId: string; stem: string }

type Ask = <Answer>(path: string, body: unknown) => Promise<Answer>

/** A live campaign, made through the door, whose codes are put there at once: making them is measured elsewhere. */
export const makeStrip = async (sql: Sql, ask: Ask, count: number): Promise<Strip> => {
  const { id } = await ask<{ id: string }>('/campaigns', { name: `Bench of ${count}`, benefit: { type: 'percent', percent: 10 } })
  await ask(`/campaigns/${id}/publication`, {})
  const [batchId, stem] = [randomUUID(), id.slice(-8).toUpperCase()]
  return sql.begin(async (tx) => {
    await tx`set local statement_timeout = 0`
    const [row] = await tx<{ brandId: string }[]>`
      update strips set size = ${count} where campaign_id = ${id} returning brand_id as "brandId"`
    const brandId = row?.brandId ?? ''
    await tx`insert into batches (id, brand_id, campaign_id) values (${batchId}, ${brandId}, ${id})`
    await tx`
      insert into codes (id, brand_id, campaign_id, batch_id, position, code, match_key)
      select gen_random_uuid(), ${brandId}, ${id}, ${batchId}, place, ${stem} || '-' || place, ${stem} || place
      from generate_series(1, ${count}::bigint) as place`
    return { campaignId: id, brandId, stem }
  })
}

/** What a claim writes, as one statement for one shopper: the strongest that a program can do that takes one after the other. */
export const claimOneByOne = ({ campaignId, brandId }: Strip): string => `
  with torn as (
    update tears set torn = torn + 1, claimed = claimed + 1 where campaign_id = '${campaignId}' returning torn
  ), shopper as (
    insert into shoppers (id, brand_id, ref, created_at)
    select gen_random_uuid(), '${brandId}', gen_random_uuid()::text, now() returning id
  ), given as (
    insert into claims (id, brand_id, campaign_id, position, shopper_id, ordinal)
    select gen_random_uuid(), '${brandId}', '${campaignId}', torn, shopper.id, 1 from torn, shopper returning id, position, shopper_id
  )
  insert into facts (id, brand_id, type, subject_type, subject_id, actor_kind, actor_id, data, at)
  select gen_random_uuid(), '${brandId}', 'code.claimed', 'code', codes.id, 'key', 'bench',
    jsonb_build_object('codeId', codes.id, 'campaignId', codes.campaign_id, 'claimId', given.id, 'shopperId', given.shopper_id), now()
  from given join codes on codes.brand_id = '${brandId}' and codes.campaign_id = '${campaignId}' and codes.position = given.position`

/** A pool of rows of which the next free one is taken: no shopper, no fact, no limit. */
export const makePool = async (sql: Sql, count: number): Promise<string> => {
  await sql`create table bench_pool (id bigint primary key, shopper uuid, taken_at timestamptz)`
  await sql`insert into bench_pool (id) select generate_series(1, ${count}::bigint)`
  await sql`create index on bench_pool (id) where shopper is null`
  return `
    update bench_pool set shopper = gen_random_uuid(), taken_at = now()
    where id = (select id from bench_pool where shopper is null order by id limit 1 for update skip locked)`
}
