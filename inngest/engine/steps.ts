import type { Sql } from 'postgres'
import type { Delay } from '../sdk/ops'
import type { Held } from './runs'

type Kind = 'run' | 'send-event' | 'sleep'
type State = 'waiting' | 'sleeping' | 'completed' | 'failed'

export type Step = { id: string; name: string; kind: Kind; state: State; attempt: number; data: unknown; error: unknown; isDue: boolean }
export type Entry = Omit<Step, 'isDue'> & { position: number; delay: Delay | null; startedAt: Date }

type Row = Omit<Step, 'data' | 'error' | 'isDue'> & { run_id: string; data: string | null; error: string | null; is_due: boolean }

const parsed = (text: string | null): unknown => (text === null ? null : JSON.parse(text))

/** What held runs remember, in the order in which it came to be. */
export const stepsOf = async (sql: Sql, runs: readonly Held[]): Promise<Map<string, Step[]>> => {
  const continued = runs.filter((run) => run.claim > 1).map(({ id }) => id)
  const found = new Map<string, Step[]>(runs.map(({ id }) => [id, []]))
  if (continued.length === 0) return found
  const rows = await sql<Row[]>`
    select run_id, id, name, kind, state, attempt, data::text, error::text, coalesce(due_at <= now(), false) as is_due
    from engine_steps where run_id = any (${continued}::uuid[]) order by run_id, position`
  for (const { run_id, is_due, data, error, ...row } of rows)
    found.get(run_id)?.push({ ...row, data: parsed(data), error: parsed(error), isDue: is_due })
  return found
}

const dueOf = ({ delay }: Entry) => ({
  at: delay && 'at' in delay ? delay.at.toISOString() : null,
  milliseconds: delay && 'milliseconds' in delay ? delay.milliseconds : null,
})

const textOf = (value: unknown) => (value === undefined || value === null ? null : JSON.stringify(value))

/**
 * Writes steps down while the run is still held by this claim: the lock on the run keeps anybody from taking it over in between.
 * False when the hold is lost. What is settled stays as it is.
 */
export const record = async (sql: Sql, worker: string, run: Held, entries: readonly Entry[]): Promise<boolean> => {
  const column = <Value>(read: (entry: Entry) => Value): Value[] => entries.map(read)
  const [row] = await sql<{ is_held: boolean }[]>`
    with held as materialized (
      select id from engine_runs where id = ${run.id} and holder = ${worker} and claim = ${run.claim} for share
    ), written as (
      insert into engine_steps (run_id, id, position, name, kind, state, attempt, due_at, data, error, started_at, finished_at)
      select held.id, step.id, position, name, kind, state, attempt, coalesce(at, now() + milliseconds * interval '1 millisecond'),
        data::json, error::json, started, case when state in ('completed', 'failed') then now() end
      from held, unnest(
        ${column(({ id }) => id)}::text[], ${column(({ position }) => position)}::int[], ${column(({ name }) => name)}::text[],
        ${column(({ kind }) => kind)}::text[], ${column(({ state }) => state)}::text[], ${column(({ attempt }) => attempt)}::int[],
        ${column((entry) => dueOf(entry).at)}::text[]::timestamptz[], ${column((entry) => dueOf(entry).milliseconds)}::float8[],
        ${column(({ data }) => textOf(data))}::text[], ${column(({ error }) => textOf(error))}::text[],
        ${column(({ startedAt }) => startedAt.toISOString())}::text[]::timestamptz[]
      ) as step (id, position, name, kind, state, attempt, at, milliseconds, data, error, started)
      on conflict (run_id, id) do update set position = excluded.position, state = excluded.state, attempt = excluded.attempt,
        due_at = excluded.due_at, data = excluded.data, error = excluded.error, finished_at = excluded.finished_at
      where engine_steps.state in ('waiting', 'sleeping'))
    select exists (select from held) as is_held`
  return row?.is_held ?? false
}
