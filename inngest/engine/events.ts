import type { Sql, TransactionSql } from 'postgres'
import { isUuid, newId } from '@/lib/core/id'
import { holds, keyOf, valueAt } from '../sdk/conditions'
import type { Event } from '../sdk/inbox'
import type { Served } from './sync'

type Asked = Sql | TransactionSql

const laneKeyOf = ({ lane }: Served, event: Event): string | null => {
  if (!lane) return null
  const value = lane.path.length > 0 ? valueAt(event, lane.path) : ''
  // Postgres keeps every character in a text but this one.
  return (typeof value === 'string' ? value : JSON.stringify(value ?? '')).replaceAll('\0', '')
}

/** Of whom an event tells, or the event whose run failed. A person's own is what they asked for: a job. */
const idIn = ({ data }: Event, member: 'brandId' | 'accountId' | 'jobId'): string | null => {
  const said = data[member] ?? valueAt({ name: '', data }, ['data', 'event', 'data', member])
  return typeof said === 'string' && isUuid(said) ? said : null
}

const cancelKeysOf = (served: Served, event: Event, as: 'event' | 'async'): string[] =>
  served.cancels.flatMap((cancel, index) => {
    if (as === 'async' && cancel.event !== event.name) return []
    const key = keyOf(cancel.condition, event, as)
    return key ? [JSON.stringify([served.id, index, ...key])] : []
  })

const runOf = (served: Served, event: Event) => ({
  id: newId(),
  function_id: served.id,
  event_id: event.id,
  brand_id: idIn(event, 'brandId'),
  account_id: idIn(event, 'jobId') && idIn(event, 'accountId'),
  concurrency_key: laneKeyOf(served, event),
  cancel_keys: served.cancels.length > 0 ? cancelKeysOf(served, event, 'event') : null,
})

/** An id that was here already starts nothing, and neither does a second run of one function for one event. */
const write = (sql: Asked, events: readonly Event[], runs: readonly ReturnType<typeof runOf>[]) => sql<{ id: string }[]>`
  with fresh as (
    insert into engine_events (id, name, data, at)
    select id, name, data::json, to_timestamp(at / 1000) from unnest(
      ${events.map(({ id }) => id)}::text[], ${events.map(({ name }) => name)}::text[],
      ${events.map(({ data }) => JSON.stringify(data))}::text[], ${events.map(({ ts }) => ts)}::float8[]) as event (id, name, data, at)
    on conflict (id) do nothing returning id
  ), started as (
    insert into engine_runs (id, function_id, event_id, brand_id, account_id, concurrency_key, cancel_keys, due_at)
    select run.id, function_id, event_id, brand_id, account_id, concurrency_key,
      case when cancel_keys is not null then array(select json_array_elements_text(cancel_keys)) end, now()
    from json_to_recordset(${JSON.stringify(runs)}::text::json) as run (
      id uuid, function_id text, event_id text, brand_id uuid, account_id uuid, concurrency_key text, cancel_keys json)
    join fresh on fresh.id = run.event_id
    on conflict (event_id, function_id) do nothing
  )
  select id from fresh`

const cancel = (sql: Asked, keys: readonly string[], by: string) => sql`
  update engine_runs set state = 'cancelled', holder = null, due_at = null, finished_at = now()
  where cancel_keys && ${keys}::text[] and cancel_keys is not null and finished_at is null and event_id <> ${by}`

export type Accept = (events: readonly Event[], within?: TransactionSql) => Promise<void>

/** Takes events over for good: when it answers, what they start is written down, and what they cancel is cancelled. */
export const makeAccept = (sql: Sql, functions: readonly Served[], wake: () => void): Accept => {
  const isStarted = ({ triggers }: Served, event: Event) =>
    triggers.some(({ event: name, condition }) => name === event.name && holds(condition, event))
  const runsOf = (event: Event) => functions.flatMap((served) => (isStarted(served, event) ? [runOf(served, event)] : []))
  const isHeard = ({ name }: Event) =>
    functions.some(({ triggers, cancels }) => [...triggers, ...cancels].some(({ event }) => event === name))
  const cancelled = (event: Event) => functions.flatMap((served) => cancelKeysOf(served, event, 'async'))

  /** What an event cancels must have begun before it, so whatever came earlier is written first. */
  const inTurn = async (tx: Asked, events: readonly Event[]) => {
    let earlier: Event[] = []
    for (const event of events) {
      earlier.push(event)
      const keys = cancelled(event)
      if (keys.length === 0) continue
      const fresh = await write(tx, earlier, earlier.flatMap(runsOf))
      if (fresh.some(({ id }) => id === event.id)) await cancel(tx, keys, event.id)
      earlier = []
    }
    if (earlier.length > 0) await write(tx, earlier, earlier.flatMap(runsOf))
  }

  return async (events, within) => {
    const heard = events.filter(isHeard)
    if (heard.length === 0) return
    const isOneStatement = heard.every((event) => cancelled(event).length === 0)
    await (within || isOneStatement ? inTurn(within ?? sql, heard) : sql.begin((tx) => inTurn(tx, heard)))
    wake()
  }
}

/** A function whose runs failed is heard of like any event. */
export const failureOf = (run: { id: string; functionId: string; event: Event }, error: unknown): Event => ({
  id: `failed:${run.id}`,
  name: 'inngest/function.failed',
  data: { function_id: run.functionId, run_id: run.id, error, event: run.event },
  ts: Date.now(),
})
