import { randomUUID } from 'node:crypto'
import { sql } from '../fixtures'

export const nobodysFunction = 'tira-of-a-test'

type About = {
  state?: 'queued' | 'running' | 'sleeping' | 'completed' | 'failed' | 'cancelled'
  functionId?: string
  /** The fact that started it. */
  eventId?: string
  eventName?: string
  error?: { name: string; message: string; stack?: string }
}

const over = ['completed', 'failed', 'cancelled']

/** A run of a function that no engine serves, so that it stays as it is. */
export const runOf = async (brandId: string | null, about: About = {}): Promise<string> => {
  const { state = 'completed', functionId = nobodysFunction, eventId = randomUUID(), eventName = 'store.created', error } = about
  const id = randomUUID()
  const finishedAt = over.includes(state) ? new Date() : null
  await sql(async (sql) => {
    await sql`insert into engine_events (id, name, data, at) values (${eventId}, ${eventName}, ${sql.json({ brandId })}, now())`
    await sql`
      insert into engine_runs (id, function_id, event_id, brand_id, state, error, started_at, finished_at)
      values (${id}, ${functionId}, ${eventId}, ${brandId}, ${state}, ${error ? sql.json(error) : null},
        ${state === 'queued' ? null : new Date(Date.now() - 1_500)}, ${finishedAt})`
  })
  return id
}

type AboutStep = { state?: 'completed' | 'failed' | 'waiting'; error?: { name: string; message: string }; attempt?: number }

export const stepOf = (runId: string, position: number, name: string, { state = 'completed', error, attempt = 0 }: AboutStep = {}) =>
  sql(
    (sql) => sql`
      insert into engine_steps (run_id, id, position, name, kind, state, attempt, error, started_at, finished_at)
      values (${runId}, ${`step-${position}`}, ${position}, ${name}, 'run', ${state}, ${attempt}, ${error ? sql.json(error) : null}, now(),
        ${state === 'waiting' ? null : new Date()})`,
  )
