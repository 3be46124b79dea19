import { and, eq, inArray, sql } from 'drizzle-orm'
import { expect, test } from 'vitest'
import { facts, jobs } from '@/db/schema'
import { aBrand, anAccount } from '@/db/testing/world'
import { type BrandCtx, type Ctx, houseCtx, type MemberActor } from '@/lib/core/ctx'
import { newId } from '@/lib/core/id'
import { transaction } from '@/lib/core/transaction'
import { exportMe } from './exports/commands'
import { advanceJob, beginJob, cancelJob, failJob, finishJob, resumeJob, startJob } from './commands'
import { getJob, listJobs } from './queries'
import type { JobKind, Turn } from './rules'

/** A minute later than whoever asks, so that facts stand in their order. */
const house = { ...houseCtx('a-function'), now: new Date(Date.now() + 60_000) }
const wanted = { kind: 'import', subjectType: 'campaign', total: 100 } as const

const queued = async (ctx: Ctx<MemberActor>, kind: JobKind = 'import'): Promise<Turn> => {
  const owner = { brandId: ctx.actor.brandId, accountId: null }
  const { id } = await startJob(ctx, { owner, kind, subject: { type: 'campaign', id: newId() }, startedBy: 'export.requested' })
  return { jobId: id, round: 1 }
}

const running = async (ctx: Ctx<MemberActor>): Promise<Turn> => {
  const turn = await queued(ctx)
  expect(await beginJob(house, turn, wanted)).toMatchObject({ state: 'running', total: 100 })
  return turn
}

const ten = async () => ({ done: 10, rejected: 1 })

const factsOf = async (jobId: string) =>
  (await house.db.select().from(facts).where(eq(facts.subjectId, jobId)).orderBy(facts.id)).map(({ type }) => type)

const codesOf = (outcomes: PromiseSettledResult<unknown>[]) =>
  outcomes.map((outcome) => (outcome.status === 'fulfilled' ? (outcome.value ? 'done' : 'nothing') : outcome.reason.code)).toSorted()

/** Holds the job's row until all of them wait for it, so that they meet each other at every run. */
const allAtOnce = async (jobId: string, works: (() => Promise<unknown>)[]) => {
  const waiting = async () => {
    const [row] = await house.db.execute<{ count: number }>(
      sql`select count(distinct pid)::int as count from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'`,
    )
    return row?.count ?? 0
  }
  const { outcomes } = await transaction(house, async ({ db }) => {
    await db.select().from(jobs).where(eq(jobs.id, jobId)).for('update')
    const outcomes = Promise.allSettled(works.map((work) => work()))
    while ((await waiting()) < works.length) continue
    return { outcomes }
  })
  return outcomes
}

test('a job goes from queued over running to succeeded, and counts what is done', async () => {
  const { owner } = await aBrand()
  const turn = await queued(owner)
  expect(await getJob(owner, turn.jobId)).toMatchObject({ state: 'queued', total: null, done: 0, startedAt: null, finishedAt: null })

  await beginJob(house, turn, wanted)
  await advanceJob(house, turn, ten)
  await advanceJob(house, turn, ten)
  expect(await getJob(owner, turn.jobId)).toMatchObject({ state: 'running', total: 100, done: 20, rejected: 2, startedAt: house.now })
  await finishJob(house, turn, { codes: 18 })

  expect(await getJob(owner, turn.jobId)).toMatchObject({
    state: 'succeeded',
    total: 20,
    done: 20,
    result: { codes: 18 },
    finishedAt: house.now,
  })
  expect(await factsOf(turn.jobId)).toEqual(['export.requested', 'job.succeeded'])
})

test('more than was counted at the beginning is no fault: the total grows with it', async () => {
  const { owner } = await aBrand()
  const turn = await running(owner)

  await advanceJob(house, turn, async () => ({ done: 130 }))

  expect(await getJob(owner, turn.jobId)).toMatchObject({ total: 130, done: 130 })
})

test('a part that fails is not counted, and what it wrote is gone', async () => {
  const { owner } = await aBrand()
  const turn = await running(owner)
  await advanceJob(house, turn, ten)
  const id = newId()

  const attempt = advanceJob(house, turn, async ({ db }) => {
    await db.insert(facts).values({ id, type: 'x', subjectType: 'x', subjectId: id, actorKind: 'nobody', data: {} })
    throw new Error('planted')
  })

  await expect(attempt).rejects.toThrow('planted')
  expect(await getJob(owner, turn.jobId)).toMatchObject({ done: 10 })
  expect(await factsOf(id)).toEqual([])
})

test('parts that come at once are all counted', async () => {
  const { owner } = await aBrand()
  const turn = await running(owner)

  await allAtOnce(
    turn.jobId,
    Array.from({ length: 8 }, () => () => advanceJob(house, turn, ten)),
  )

  expect(await getJob(owner, turn.jobId)).toMatchObject({ done: 80, rejected: 8 })
})

test('once a job is cancelled no part of it begins, none is counted, and it does not end otherwise', async () => {
  const { owner } = await aBrand()
  const turn = await running(owner)
  await cancelJob(owner, turn.jobId)
  let begun = 0

  const part = advanceJob(house, turn, async () => ({ done: ++begun }))

  expect([await part, begun]).toEqual([null, 0])
  expect(await beginJob(house, turn, wanted)).toBeNull()
  expect(await finishJob(house, turn, {})).toBeNull()
  expect(await failJob(house, turn, new Error('planted'))).toBeNull()
  expect(await getJob(owner, turn.jobId)).toMatchObject({ state: 'cancelled', done: 0, result: null, problem: null })
})

test('of a cancellation, an end and a failure that meet, exactly one comes true', async () => {
  const { owner } = await aBrand()
  const turn = await running(owner)

  const outcomes = await allAtOnce(turn.jobId, [
    () => finishJob(house, turn, { codes: 1 }),
    () => cancelJob(owner, turn.jobId),
    () => failJob(house, turn, new Error('planted')),
    () => cancelJob(owner, turn.jobId),
    () => finishJob(house, turn, { codes: 1 }),
  ])

  const codes = codesOf(outcomes)
  expect(codes.filter((code) => code === 'done')).toHaveLength(1)
  expect(codes.filter((code) => code !== 'done' && code !== 'nothing' && code !== 'job-over')).toEqual([])
  const { state } = await getJob(owner, turn.jobId)
  expect(await factsOf(turn.jobId)).toEqual(['export.requested', `job.${state}`])
})

test('of many resumptions at once one starts one new round, and the others are told', async () => {
  const { owner } = await aBrand()
  const turn = await running(owner)
  await cancelJob(owner, turn.jobId)

  const outcomes = await Promise.allSettled(Array.from({ length: 8 }, () => resumeJob(owner, turn.jobId)))

  expect(codesOf(outcomes)).toEqual(['done', ...Array.from({ length: 7 }, () => 'job-not-resumable')])
  const [row] = await owner.db.select().from(jobs).where(eq(jobs.id, turn.jobId))
  expect(row).toMatchObject({ state: 'queued', round: 2 })
  expect(await factsOf(turn.jobId)).toEqual(['export.requested', 'job.cancelled', 'job.resumed'])
})

test('what an older round still does counts no more', async () => {
  const { owner } = await aBrand()
  const old = await running(owner)
  await advanceJob(house, old, ten)
  await cancelJob(owner, old.jobId)
  await resumeJob(owner, old.jobId)
  const turn = { ...old, round: 2 }
  await beginJob(house, turn, wanted)

  expect(await advanceJob(house, old, ten)).toBeNull()
  expect(await finishJob(house, old, {})).toBeNull()
  expect(await failJob(house, old, new Error('planted'))).toBeNull()
  expect(await beginJob(house, old, wanted)).toBeNull()
  await advanceJob(house, turn, ten)

  expect(await getJob(owner, old.jobId)).toMatchObject({ state: 'running', done: 20 })
})

test('a failed job says what to do and not what broke, and goes on where it stopped', async () => {
  const { owner } = await aBrand()
  const turn = await running(owner)
  await advanceJob(house, turn, ten)

  await failJob(house, turn, new Error('relation "secret" does not exist'))
  const { state, problem } = await getJob(owner, turn.jobId)
  const resumed = await resumeJob(owner, turn.jobId)

  expect([state, problem?.code]).toEqual(['failed', 'internal'])
  expect(problem?.detail).toContain('resume')
  expect(problem?.detail).not.toContain('secret')
  expect(resumed).toMatchObject({ state: 'queued', done: 10, problem: null, finishedAt: null })
})

test('a function does not begin the work of another kind, but begins its own again after a crash', async () => {
  const { owner } = await aBrand()
  const turn = await queued(owner)

  expect(await beginJob(house, turn, { ...wanted, kind: 'codes' })).toBeNull()
  expect(await beginJob(house, turn, { ...wanted, subjectType: 'account' })).toBeNull()
  await beginJob(house, turn, wanted)
  await advanceJob(house, turn, ten)
  const later = { ...house, now: new Date(house.now.getTime() + 60_000) }
  expect(await beginJob(later, turn, wanted)).toMatchObject({ state: 'running', done: 10, startedAt: house.now })
})

test('409 job-over for the cancellation of what is over, 409 job-not-resumable for what runs, waits or succeeded', async () => {
  const { owner } = await aBrand()
  const [waiting, busy, done, cancelled] = [await queued(owner), await running(owner), await running(owner), await queued(owner)]
  await finishJob(house, done, {})
  await cancelJob(owner, cancelled.jobId)

  for (const { jobId } of [done, cancelled]) await expect(cancelJob(owner, jobId)).rejects.toMatchObject({ code: 'job-over' })
  for (const { jobId } of [waiting, busy, done]) await expect(resumeJob(owner, jobId)).rejects.toMatchObject({ code: 'job-not-resumable' })
})

test('409 too-many-jobs: of ten exports of one brand at once four start', async () => {
  const { owner } = await aBrand()

  const outcomes = await Promise.allSettled(Array.from({ length: 10 }, () => queued(owner, 'export')))

  expect(codesOf(outcomes)).toEqual([...Array.from({ length: 4 }, () => 'done'), ...Array.from({ length: 6 }, () => 'too-many-jobs')])
  const { data } = await listJobs(owner, { limit: 100, kind: 'export' })
  expect(data).toHaveLength(4)
})

test('404 not-found for the job of another brand and of another person, by whatever one does to it', async () => {
  const [{ owner, member, account }, stranger, other] = await Promise.all([aBrand(), aBrand(), anAccount()])
  const { jobId } = await queued(owner)
  const own = (await exportMe(other)).id
  const key: BrandCtx = { ...owner, actor: { kind: 'key', keyId: newId(), brandId: owner.actor.brandId, scopes: ['jobs:write'] } }
  const manager = await member('manager')

  for (const [ctx, id] of [
    [stranger.owner, jobId],
    [account, jobId],
    [other, jobId],
    [owner, own],
    [key, own],
    [manager, own],
    [owner, newId()],
  ] as const)
    for (const attempt of [getJob, cancelJob, resumeJob]) await expect(attempt(ctx, id)).rejects.toMatchObject({ code: 'not-found' })

  expect(await getJob(manager, jobId)).toMatchObject({ state: 'queued' })
  expect(await getJob(key, jobId)).toMatchObject({ state: 'queued' })
  expect(await getJob(other, own)).toMatchObject({ state: 'queued' })
})

test('a member sees the jobs of the brand and their own, newest first, by state and kind', async () => {
  const { owner, account, member } = await aBrand()
  const manager = await member('manager')
  const [one, two] = [await queued(owner), await running(owner)]
  const own = (await exportMe(account)).id

  const idsOf = async (ctx: Parameters<typeof listJobs>[0], asked: Partial<Parameters<typeof listJobs>[1]> = {}) =>
    (await listJobs(ctx, { limit: 100, ...asked })).data.map(({ id }) => id)

  expect(await idsOf(owner)).toEqual([own, two.jobId, one.jobId])
  expect(await idsOf(manager)).toEqual([two.jobId, one.jobId])
  expect(await idsOf(account)).toEqual([own])
  expect(await idsOf(owner, { state: 'running' })).toEqual([two.jobId])
  expect(await idsOf(owner, { kind: 'export' })).toEqual([own])
  const { data, nextCursor } = await listJobs(owner, { limit: 2 })
  expect([...data.map(({ id }) => id), ...(await idsOf(owner, { cursor: nextCursor ?? undefined }))]).toEqual([own, two.jobId, one.jobId])
})

test('what somebody does with their own job is not in the log of the brand for which they speak', async () => {
  const { owner, account, brand } = await aBrand()
  const { id } = await exportMe(account)

  await cancelJob(owner, id)
  await resumeJob(owner, id)

  const told = await owner.db
    .select()
    .from(facts)
    .where(and(eq(facts.subjectId, id), inArray(facts.type, ['job.cancelled', 'job.resumed'])))
  expect(told.map(({ brandId, actorKind, actorId }) => [brandId, actorKind, actorId])).toEqual(
    told.map(() => [null, 'account', account.actor.accountId]),
  )
  expect(told).toHaveLength(2)
  expect(await owner.db.$count(facts, and(eq(facts.brandId, brand.id), eq(facts.subjectType, 'job')))).toBe(0)
})
