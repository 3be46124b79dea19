import { expect, test } from 'vitest'
import { aRun, aServedFunction, aStep } from '@/db/testing/runs'
import { aBrand } from '@/db/testing/world'
import type { BrandCtx } from '@/lib/core/ctx'
import { newId } from '@/lib/core/id'
import { getRun, listRunFunctions, listRuns } from './queries'

const idsOf = async (ctx: BrandCtx, asked: Partial<Parameters<typeof listRuns>[1]> = {}) =>
  (await listRuns(ctx, { limit: 100, ...asked })).data.map((run) => run.id)

test('a brand sees its own runs, newest first, and neither those of another nor those of nobody', async () => {
  const [{ owner }, other] = [await aBrand(), await aBrand()]
  const { brandId } = owner.actor
  const first = await aRun(owner, brandId)
  const foreign = await aRun(owner, other.owner.actor.brandId)
  const ofNobody = await aRun(owner, null)
  const second = await aRun(owner, brandId, { state: 'failed', functionId: 'tira-other' })

  expect(await idsOf(owner)).toEqual([second.id, first.id])
  for (const { id } of [foreign, ofNobody]) await expect(getRun(owner, id)).rejects.toMatchObject({ code: 'not-found' })
})

test('a person sees the runs that concern nobody but them, and nobody else does', async () => {
  const [{ owner, member }, other] = [await aBrand(), await aBrand()]
  const { accountId } = owner.actor
  const own = await aRun(owner, null, { accountId })
  const elsewhere = await aRun(owner, other.owner.actor.brandId, { accountId })

  expect(await idsOf(owner)).toEqual([own.id])
  expect(await idsOf(await member('owner'))).toEqual([])
  expect(await idsOf(other.owner)).toEqual([elsewhere.id])
  await expect(getRun(other.owner, own.id)).rejects.toMatchObject({ code: 'not-found' })
})

test('runs are found by state and by function, page after page', async () => {
  const { owner } = await aBrand()
  const { brandId } = owner.actor
  const failed = await aRun(owner, brandId, { state: 'failed' })
  const [one, two, three] = [
    await aRun(owner, brandId),
    await aRun(owner, brandId),
    await aRun(owner, brandId, { functionId: 'tira-other' }),
  ]

  expect(await idsOf(owner, { state: 'failed' })).toEqual([failed.id])
  expect(await idsOf(owner, { functionId: 'tira-other' })).toEqual([three.id])
  const first = await listRuns(owner, { limit: 2 })
  expect(first.data.map(({ id }) => id)).toEqual([three.id, two.id])
  expect(await idsOf(owner, { limit: 2, cursor: first.nextCursor ?? undefined })).toEqual([one.id, failed.id])
})

test('a run is read with what started it, its steps in their order, and its error without secrets', async () => {
  const { owner } = await aBrand()
  const error = { name: 'Error', message: 'refused tira_abcdefgh12345678', stack: 'Error: refused tira_abcdefgh12345678\n    at x' }
  const run = await aRun(owner, owner.actor.brandId, {
    state: 'failed',
    error,
    attempt: 3,
    event: { name: 'job.resumed', data: { jobId: 'j', error: { said: ['tira_abcdefgh12345678'] } } },
  })
  await aStep(owner, run.id, { position: 1, name: 'begin' })
  await aStep(owner, run.id, { position: 0, name: 'wait', kind: 'sleep', state: 'sleeping', dueAt: owner.now, finishedAt: null })
  await aStep(owner, run.id, { position: 2, name: 'copy', state: 'failed', attempt: 3, error })

  const read = await getRun(owner, run.id)

  expect(read).toMatchObject({
    state: 'failed',
    attempts: 4,
    event: { id: run.eventId, name: 'job.resumed' },
    data: { jobId: 'j', error: { said: ['tira_…'] } },
  })
  expect(read.steps.map(({ name, kind, dueAt }) => [name, kind, dueAt])).toEqual([
    ['wait', 'sleep', owner.now],
    ['begin', 'run', null],
    ['copy', 'run', null],
  ])
  expect(read.error).toEqual({ name: 'Error', message: 'refused tira_…', stack: 'Error: refused tira_…\n    at x' })
  expect(read.steps[2]?.error?.message).toBe('refused tira_…')
})

test('each function says what starts it, when it ticks next, and how it went last in this brand', async () => {
  const [{ owner }, other] = [await aBrand(), await aBrand()]
  const now = new Date('2026-03-28T23:30:00Z')
  const ctx = { ...owner, now }
  await aServedFunction(ctx, { id: 'tira-tidy-up', triggers: [{ cron: '30 5 * * *', zone: 'Europe/Madrid' }] })
  await aServedFunction(ctx, { id: 'tira-make', triggers: [{ event: 'codes.requested' }] })
  await aServedFunction(ctx, { id: 'tira-quiet', triggers: [{ event: 'export.requested' }] })
  await aServedFunction(ctx, { id: 'tira-of-before', syncedAt: new Date(now.getTime() - 61_000) })
  const tick = await aRun(ctx, null, { functionId: 'tira-tidy-up' })
  await aRun(ctx, owner.actor.brandId, { functionId: 'tira-make' })
  const last = await aRun(ctx, owner.actor.brandId, { functionId: 'tira-make', state: 'failed' })
  await aRun(ctx, other.owner.actor.brandId, { functionId: 'tira-make' })
  await aRun(ctx, null, { functionId: 'tira-quiet' })

  const functions = await listRunFunctions(ctx)

  expect(functions.map(({ id, events, crons, lastRun }) => ({ id, events, crons, lastRun }))).toEqual([
    {
      id: 'tira-make',
      events: ['codes.requested'],
      crons: [],
      lastRun: { id: last.id, state: 'failed', at: last.createdAt, finishedAt: now },
    },
    { id: 'tira-quiet', events: ['export.requested'], crons: [], lastRun: null },
    {
      id: 'tira-tidy-up',
      events: [],
      // In that night the clock jumps an hour ahead.
      crons: [{ cron: '30 5 * * *', timeZone: 'Europe/Madrid', nextAt: new Date('2026-03-29T03:30:00Z') }],
      lastRun: { id: null, state: 'completed', at: tick.createdAt, finishedAt: now },
    },
  ])
})

test('a run that nobody has is not found', async () => {
  const { owner } = await aBrand()

  await expect(getRun(owner, newId())).rejects.toMatchObject({ code: 'not-found' })
})
