import type { Sql, TransactionSql } from 'postgres'
import type { Event } from '../sdk/inbox'
import type { Delay } from '../sdk/ops'
import { failureOf, type Accept } from './events'
import { type Candidate, type Lane, lockLanes, sortByRoom, wakeNext } from './lanes'

export type Held = { id: string; functionId: string; claim: number; deaths: number; attempt: number; laneKey: string | null; event: Event }

/** How a run is let go: for good, or until it is due again. */
export type Outcome =
  | { kind: 'completed'; output: unknown }
  | { kind: 'failed'; error: unknown }
  | { kind: 'again'; error: unknown; delay: Delay }
  | { kind: 'asleep' }
  | { kind: 'handed-back' }

type Asked = Sql | TransactionSql

type Row = Omit<Held, 'event'> & { event: string }

const heldOf = ({ event, ...row }: Row): Held => ({ ...row, event: JSON.parse(event) })

const holding = (sql: Asked, worker: string) => sql`
  state = 'running', holder = ${worker}, claim = run.claim + 1, due_at = null, started_at = coalesce(run.started_at, now())`

const returned = (sql: Asked) => sql`
  run.id, run.function_id as "functionId", run.claim, run.deaths, run.attempt, run.concurrency_key as "laneKey", json_build_object(
    'id', event.id, 'name', event.name, 'data', event.data, 'ts', round(extract(epoch from event.at) * 1000))::text as event`

type Limits = ReadonlyMap<string, number>

const claimFree = (sql: Sql, worker: string, limits: Limits, room: number): Promise<Row[]> => sql<Row[]>`
  with due as materialized (
    select id from engine_runs
    where due_at <= now() and concurrency_key is null and function_id = any (${[...limits.keys()]}::text[])
    order by due_at, id limit ${room} for update skip locked)
  update engine_runs run set ${holding(sql, worker)} from due, engine_events event
  where run.id = due.id and event.id = run.event_id returning ${returned(sql)}`

/** Looks again once the lanes are locked: who was woken in the meantime came before. */
const claimInLanes = async (sql: Sql, worker: string, limits: Limits, room: number): Promise<Row[]> => {
  const lanes = await sql<Lane[]>`
    select function_id as "functionId", concurrency_key as key from engine_runs
    where due_at <= now() and concurrency_key is not null and function_id = any (${[...limits.keys()]}::text[])
    group by function_id, concurrency_key order by min(due_at) limit ${room}`
  if (lanes.length === 0) return []
  return sql.begin(async (tx) => {
    await lockLanes(tx, lanes)
    const candidates = await tx<Candidate[]>`
      select id, function_id as "functionId", concurrency_key as key from engine_runs where due_at <= now() and (function_id, concurrency_key) in (
        select * from unnest(${lanes.map(({ functionId }) => functionId)}::text[], ${lanes.map(({ key }) => key)}::text[]))
      order by due_at, id limit ${room} for update skip locked`
    const { taken, behind } = await sortByRoom(tx, candidates, (functionId) => limits.get(functionId) ?? Infinity)
    if (behind.length > 0) await tx`update engine_runs set due_at = null where id = any (${behind}::uuid[])`
    return tx<Row[]>`
      update engine_runs run set ${holding(tx, worker)} from engine_events event
      where run.id = any (${taken}::uuid[]) and event.id = run.event_id returning ${returned(tx)}`
  })
}

/**
 * Holds what is due, no more than there is room for; `limits` tells how many of a lane each function may have at once.
 * Chance says who comes first, those in lanes or the others: under a steady load the first take all the room.
 */
export const claim = async (sql: Sql, worker: string, limits: Limits, room: number): Promise<Held[]> => {
  const rows: Row[] = []
  for (const take of Math.random() < 0.5 ? [claimFree, claimInLanes] : [claimInLanes, claimFree])
    if (rows.length < room) rows.push(...(await take(sql, worker, limits, room - rows.length)))
  return rows.map(heldOf)
}

const dueAfter = (sql: Asked, delay: Delay) =>
  'at' in delay ? sql`${delay.at.toISOString()}::timestamptz` : sql`now() + ${delay.milliseconds}::float8 * interval '1 millisecond'`

const json = (sql: Asked, value: unknown) => sql`${JSON.stringify(value ?? null)}::text::json`

const nextDue = (sql: Asked) => sql`(select min(due_at) from engine_steps where run_id = run.id and state in ('waiting', 'sleeping'))`

const change = (sql: Asked, run: Held, outcome: Outcome) => {
  switch (outcome.kind) {
    case 'completed':
      return sql`state = 'completed', output = ${json(sql, outcome.output)}, error = null, finished_at = now()`
    case 'failed':
      return sql`state = 'failed', error = ${json(sql, outcome.error)}, finished_at = now()`
    case 'again':
      return sql`state = 'queued', attempt = ${run.attempt + 1}, error = ${json(sql, outcome.error)}, due_at = ${dueAfter(sql, outcome.delay)}`
    case 'asleep':
      return sql`due_at = coalesce(${nextDue(sql)}, now()), attempt = ${run.attempt}, state =
        case when exists (select from engine_steps where run_id = run.id and state = 'sleeping') then 'sleeping' else 'queued' end`
    case 'handed-back':
      return sql`state = 'queued', attempt = ${run.attempt}, due_at = now()`
  }
}

/** Only who still holds the run, and by this very claim, may say how it went. */
export const letGo = async (sql: Sql, accept: Accept, worker: string, run: Held, outcome: Outcome): Promise<void> => {
  const { laneKey } = run
  const write = (asked: Asked) => asked<{ id: string }[]>`
    update engine_runs run set ${change(asked, run, outcome)}, holder = null
    where id = ${run.id} and holder = ${worker} and claim = ${run.claim} returning id`
  if (laneKey === null && outcome.kind !== 'failed') return void (await write(sql))
  const lane = laneKey === null ? null : { functionId: run.functionId, key: laneKey }
  await sql.begin(async (tx) => {
    if (lane) await lockLanes(tx, [lane])
    const [written] = await write(tx)
    if (!written) return
    if (outcome.kind === 'failed') await accept([failureOf(run, outcome.error)], tx)
    if (lane) await wakeNext(tx, lane)
  })
}
