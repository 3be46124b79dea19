import type { Cron } from 'croner'
import type { Sql } from 'postgres'
import type { Accept } from './events'
import { timerEvent, type Served } from './sync'

const keptRunDays = 7
const keptEventHours = 24
const mostAtOnce = 5_000

/** When it last struck, if it has struck since. */
export const struckSince = (pattern: Cron, since: Date, now: Date): Date | null => {
  const [last] = pattern.previousRuns(1, new Date(now.getTime() + 1))
  return last && last > since ? last : null
}

/**
 * Starts what is due by the calendar. A stroke is an event whose id is its time, so any number of engines start it once;
 * what was missed while nobody worked is made up for once.
 */
export const openClock = async (sql: Sql, functions: readonly Served[], accept: Accept): Promise<(now: Date) => Promise<void>> => {
  const kept = functions.flatMap(({ id, crons }) => crons.map((cron) => ({ id, ...cron })))
  const rows = await sql<{ id: string; ticked: number }[]>`
    select id, extract(epoch from ticked_at)::float8 * 1000 as ticked from engine_functions
    where id = any (${kept.map(({ id }) => id)}::text[]) and ticked_at is not null`
  const began = new Map(rows.map(({ id, ticked }) => [id, new Date(ticked)]))
  let before: Date | null = null

  return async (now) => {
    for (const { id, text, zone, pattern } of kept) {
      const at = struckSince(pattern, before ?? began.get(id) ?? now, now)
      if (!at) continue
      const data = { cron: `TZ=${zone} ${text}`, function_id: id }
      await accept([{ id: `cron:${id}:${at.toISOString()}`, name: timerEvent, data, ts: at.getTime() }])
      await sql`update engine_functions set ticked_at = greatest(ticked_at, ${at.toISOString()}::timestamptz) where id = ${id}`
    }
    before = now
  }
}

/** Deletes what nobody asks for any more: runs a week after their end, events a day after they came. */
export const tidy = async (sql: Sql): Promise<void> => {
  await sql`
    with old as (
      select id from engine_runs where finished_at < now() - ${keptRunDays}::int * interval '1 day' limit ${mostAtOnce} for update skip locked
    ), steps as (delete from engine_steps where run_id in (select id from old))
    delete from engine_runs where id in (select id from old)`
  await sql`
    delete from engine_events where id in (
      select id from engine_events event where received_at < now() - ${keptEventHours}::int * interval '1 hour'
        and not exists (select from engine_runs where event_id = event.id)
      limit ${mostAtOnce})`
}
