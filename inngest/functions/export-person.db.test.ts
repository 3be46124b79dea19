import { eq, like, sql } from 'drizzle-orm'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { engineEvents, engineRuns, jobs } from '@/db/schema'
import { until } from '@/db/testing/until'
import { aBrand, anAccount, database, databaseUrl } from '@/db/testing/world'
import type { AccountCtx } from '@/lib/core/ctx'
import { newId } from '@/lib/core/id'
import { log } from '@/lib/core/log'
import { type Relay, startRelay } from '@/lib/events/relay'
import { cancelJob, failJob, resumeJob, startJob } from '@/lib/jobs/commands'
import { exportMe } from '@/lib/jobs/exports/commands'
import { downloadExport } from '@/lib/jobs/exports/queries'
import { getJob } from '@/lib/jobs/queries'
import { client } from '../client'
import { type Engine, startEngine } from '../engine/start'
import { exportPerson } from './export-person'

log.level = 'silent'

let engine: Engine
let relay: Relay

beforeAll(async () => {
  engine = await startEngine({ databaseUrl, client, functions: [exportPerson], backoff: () => 20, pollMilliseconds: 30 })
  relay = startRelay({ databaseUrl, listensTo: new Set(['export.requested', 'job.resumed', 'job.cancelled']), handOn: engine.accept })
})

afterAll(async () => {
  await relay.stop()
  await engine.drain()
})

const isIn = (ctx: AccountCtx, jobId: string, state: string) => until(async () => (await getJob(ctx, jobId)).state === state)

const fileOf = async (ctx: AccountCtx, jobId: string) => {
  let text = ''
  const decoder = new TextDecoder()
  for await (const piece of (await downloadExport({ ...ctx, now: new Date() }, jobId)).pieces)
    text += decoder.decode(piece, { stream: true })
  return JSON.parse(text)
}

const runsAbout = (jobId: string) =>
  database()
    .select({ state: engineRuns.state })
    .from(engineRuns)
    .innerJoin(engineEvents, eq(engineEvents.id, engineRuns.eventId))
    .where(like(sql`${engineEvents.data}::text`, `%${jobId}%`))

test('whoever asks has their file a moment later: from the fact over the relay and the engine', async () => {
  const person = await anAccount('Núria')

  const { id } = await exportMe(person)
  await isIn(person, id, 'succeeded')

  expect(await fileOf(person, id)).toMatchObject({ accountId: person.actor.accountId, sections: { profile: [{ name: 'Núria' }] } })
  expect(await getJob(person, id)).toMatchObject({ problem: null, rejected: 0 })
})

test('twenty people who each ask five times at once each get their own', async () => {
  const people = await Promise.all(Array.from({ length: 20 }, (_, at) => anAccount(`Person ${at}`)))

  const asked = await Promise.all(
    people.flatMap((person) => Array.from({ length: 5 }, () => exportMe(person).then(({ id }) => ({ person, id })))),
  )
  for (const { person, id } of asked) await isIn(person, id, 'succeeded')

  for (const { person, id } of asked)
    expect(await fileOf(person, id)).toMatchObject({ accountId: person.actor.accountId, sections: { profile: [{ email: person.email }] } })
})

test('cancelled at once it stays so, and resumed it is finished', async () => {
  const person = await anAccount()
  const { id } = await exportMe(person)
  const cancelled = await cancelJob(person, id).catch(() => null)

  if (cancelled) {
    await until(async () => (await runsAbout(id)).every(({ state }) => state !== 'queued' && state !== 'running'))
    expect(await getJob(person, id)).toMatchObject({ state: 'cancelled', result: null })
    await resumeJob(person, id)
  }
  await isIn(person, id, 'succeeded')

  expect(await fileOf(person, id)).toMatchObject({ accountId: person.actor.accountId })
})

test('when every attempt fails the job says so, and says what to do and not what broke', async () => {
  const person = await anAccount()
  const { id } = await exportMe(person)
  await isIn(person, id, 'succeeded')
  const broken = { state: 'queued' as const, mark: { not: 'a mark' }, result: null, finishedAt: null }
  await person.db
    .update(jobs)
    .set({ ...broken, state: 'cancelled', finishedAt: new Date() })
    .where(eq(jobs.id, id))
  await resumeJob({ ...person, now: new Date() }, id)

  await isIn(person, id, 'failed')

  const { problem } = await getJob(person, id)
  expect(problem).toMatchObject({ code: 'internal', detail: expect.stringContaining('resume') })
  expect(problem?.detail).not.toMatch(/zod|mark|ordinal/i)
})

test('a job of another kind that is resumed starts no export', async () => {
  const { owner, account } = await aBrand()
  const of = { owner: { brandId: owner.actor.brandId, accountId: null }, subject: { type: 'campaign', id: newId() } }
  const job = await startJob(owner, { ...of, kind: 'import', startedBy: 'job.succeeded' })
  await failJob(owner, { jobId: job.id, round: 1 }, new Error('planted'))

  await resumeJob(owner, job.id)
  const { id } = await exportMe(account)
  await isIn(account, id, 'succeeded')

  expect(await runsAbout(job.id)).toEqual([])
  expect(await getJob(owner, job.id)).toMatchObject({ state: 'queued' })
})
