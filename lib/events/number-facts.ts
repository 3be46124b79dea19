import type { ISql } from 'postgres'

export const most = 1_000

export type Numbering = { taken: number; listenedTo: number; lastId: string | null; brandIds: string[] }

/**
 * Takes facts out of the outbox, oldest first, gives each the next place in its brand's sequence and keeps those that are listened to.
 * One statement, so all of it happens or nothing. Whoever numbers at the same time meets the primary key and has to try again:
 * a place is the highest visible one plus one, so it is never given twice and none is ever passed over.
 * The lateral with a limit goes by the index, whatever the planner knows: a join would read all facts for a thousand of them.
 */
export const numberFacts = async (sql: ISql, listensTo: ReadonlySet<string>, fromId: string): Promise<Numbering> => {
  const [numbered] = await sql<Numbering[]>`
    with taken as (
      delete from outbox
      where ctid = any (array(select ctid from outbox where fact_id >= ${fromId} order by fact_id limit ${most}))
      returning fact_id
    ), facts_taken as materialized (
      select fact.*
      from taken cross join lateral (
        select id, brand_id, type = any (${sql.array([...listensTo])}::text[]) as is_listened_to,
          (select true from relayed_facts where relayed_facts.fact_id = facts.id) is not null as is_numbered
        from facts where facts.id = taken.fact_id limit 1
      ) as fact
    ), unnumbered as (
      select id, brand_id, row_number() over (partition by brand_id order by id) as place
      from facts_taken
      where brand_id is not null and not is_numbered
    ), placed as (
      insert into relayed_facts (brand_id, sequence, fact_id)
      select brand_id, place + max(case place when 1 then (
        select coalesce(max(sequence), 0) from relayed_facts where relayed_facts.brand_id = unnumbered.brand_id
      ) end) over (partition by brand_id), id
      from unnumbered
    ), kept as (
      insert into handovers (fact_id) select id from facts_taken where is_listened_to order by id
    )
    select count(*)::int as taken, count(*) filter (where is_listened_to)::int as "listenedTo",
      (select id from facts_taken order by id desc limit 1) as "lastId",
      array(select distinct brand_id from unnumbered)::text[] as "brandIds"
    from facts_taken`
  return numbered ?? { taken: 0, listenedTo: 0, lastId: null, brandIds: [] }
}
