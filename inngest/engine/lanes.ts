import type { Sql, TransactionSql } from 'postgres'

export type Lane = { functionId: string; key: string }
export type Candidate = Lane & { id: string }

const nameOf = ({ functionId, key }: Lane) => JSON.stringify([functionId, key])

/** Whoever counts the runs of a lane, or leaves it, holds its lock first: two that count at once would both find room. */
export const lockLanes = (tx: TransactionSql, lanes: readonly Lane[]) => {
  const names = [...new Set(lanes.map(nameOf))].toSorted()
  return tx`select pg_advisory_xact_lock(hashtextextended(lane, 0)) from unnest(${names}::text[]) as lane`
}

/** As many of each lane as it still has room for; the others step behind and are woken one by one. The lanes are locked by then. */
export const sortByRoom = async (tx: TransactionSql, candidates: readonly Candidate[], limitOf: (functionId: string) => number) => {
  const counted = await tx<(Lane & { held: number })[]>`
    select function_id as "functionId", concurrency_key as key, count(*)::int as held from engine_runs
    where holder is not null and concurrency_key is not null group by function_id, concurrency_key`
  const held = new Map(counted.map((lane) => [nameOf(lane), lane.held]))
  const [taken, behind]: [string[], string[]] = [[], []]
  for (const candidate of candidates) {
    const name = nameOf(candidate)
    const count = held.get(name) ?? 0
    const hasRoom = count < limitOf(candidate.functionId)
    if (hasRoom) held.set(name, count + 1)
    ;(hasRoom ? taken : behind).push(candidate.id)
  }
  return { taken, behind }
}

/** Due since it was asked for, so that nobody who came later goes first. */
export const wakeNext = (sql: Sql | TransactionSql, { functionId, key }: Lane) => sql`
  update engine_runs set due_at = created_at where id = (
    select id from engine_runs
    where function_id = ${functionId} and concurrency_key = ${key} and state = 'queued' and due_at is null
    order by id limit 1 for update skip locked)`

/** Cancelling and taking over leave lanes without waking anybody, lest locks be taken in two orders; this does it a moment later. */
export const wakeForgotten = (sql: Sql) => sql`
  with forgotten as (
    select distinct function_id, concurrency_key from engine_runs behind
    where state = 'queued' and due_at is null and not exists (
      select from engine_runs other where other.function_id = behind.function_id and other.concurrency_key = behind.concurrency_key
        and other.holder is not null))
  update engine_runs set due_at = created_at where id in (
    select (select id from engine_runs next
      where next.function_id = forgotten.function_id and next.concurrency_key = forgotten.concurrency_key
        and state = 'queued' and due_at is null
      order by id limit 1 for update skip locked)
    from forgotten)`
