import { randomUUID } from 'node:crypto'
import { sql } from '../fixtures'

type State = 'queued' | 'running' | 'succeeded' | 'failed' | 'cancelled'
type About = { kind?: 'codes' | 'import' | 'erasure'; state: State; total?: number; done?: number; rejected?: number; createdAt?: Date }

/** A job of the brand in any state, of a kind that no function works on: a real one is too quick to be looked at. */
export const aJob = async (brandId: string, about: About): Promise<string> => {
  const { kind = 'codes', state, total = null, done = 0, rejected = 0, createdAt = new Date() } = about
  const id = randomUUID()
  const startedAt = state === 'queued' ? null : createdAt
  const finishedAt = state === 'queued' || state === 'running' ? null : createdAt
  const problem = state === 'failed' ? { code: 'internal', detail: 'It stopped.' } : null
  await sql(
    (sql) => sql`
      insert into jobs (id, brand_id, kind, subject_type, subject_id, state, total, done, rejected, samples, created_at, started_at, finished_at, problem, result)
      values (${id}, ${brandId}, ${kind}, 'campaign', ${randomUUID()}, ${state}, ${total}, ${done}, ${rejected},
        ${sql.json([
          { at: Date.now() - 2_000, done: 0 },
          { at: Date.now(), done },
        ])}, ${createdAt}, ${startedAt}, ${finishedAt},
        ${problem && sql.json(problem)}, ${state === 'succeeded' ? sql.json({}) : null})`,
  )
  return id
}

export const advance = (id: string, done: number) => sql((sql) => sql`update jobs set done = ${done} where id = ${id}`)

export const finish = (id: string) =>
  sql((sql) => sql`update jobs set state = 'succeeded', done = total, result = '{}', finished_at = now() where id = ${id}`)
