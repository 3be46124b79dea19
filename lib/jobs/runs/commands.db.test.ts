import { eq } from 'drizzle-orm'
import { afterEach, expect, test, vi } from 'vitest'
import { engineEvents, engineRuns, facts } from '@/db/schema'
import { aRun } from '@/db/testing/runs'
import { aBrand } from '@/db/testing/world'
import { repeatRun } from './commands'
import { getRun } from './queries'

afterEach(() => {
  vi.unstubAllEnvs()
  vi.resetModules()
})

test.each(['completed', 'failed', 'cancelled'] as const)(
  'what has %s is run again: the same function, what the same event said, an event of its own',
  async (state) => {
    const { owner } = await aBrand()
    const data = { jobId: 'j', brandId: owner.actor.brandId }
    const run = await aRun(owner, owner.actor.brandId, {
      state,
      attempt: 4,
      output: 1,
      concurrencyKey: 'j',
      cancelKeys: ['k'],
      event: { data },
    })

    const again = await repeatRun(owner, { runId: run.id })

    expect(again).toMatchObject({
      functionId: run.functionId,
      state: 'queued',
      attempts: 0,
      event: { id: again.id, name: 'export.requested' },
    })
    expect(again.id).not.toBe(run.id)
    expect(await getRun(owner, again.id)).toMatchObject({ data, steps: [], error: null })
    const [row] = await owner.db.select().from(engineRuns).where(eq(engineRuns.id, again.id))
    expect(row).toMatchObject({
      brandId: owner.actor.brandId,
      concurrencyKey: 'j',
      cancelKeys: ['k'],
      output: null,
      holder: null,
      claim: 0,
    })
    expect(await getRun(owner, run.id)).toMatchObject({ state, attempts: 5 })
  },
)

test('who ran it again stands in the audit log', async () => {
  const { owner } = await aBrand()
  const run = await aRun(owner, owner.actor.brandId)

  const again = await repeatRun(owner, { runId: run.id })

  const [fact] = await owner.db.select().from(facts).where(eq(facts.subjectId, again.id))
  expect(fact).toMatchObject({
    type: 'run.repeated',
    actorId: owner.actor.accountId,
    data: { repeatedRunId: run.id, name: run.functionId },
  })
})

test.each(['queued', 'running', 'sleeping'] as const)('409 run-not-over while it is %s, and nothing is written', async (state) => {
  const { owner } = await aBrand()
  const run = await aRun(owner, owner.actor.brandId, { state, finishedAt: null })

  await expect(repeatRun(owner, { runId: run.id })).rejects.toMatchObject({ code: 'run-not-over' })

  expect(await owner.db.select().from(engineRuns).where(eq(engineRuns.brandId, owner.actor.brandId))).toHaveLength(1)
})

test('404 not-found for the run of another brand and for one of nobody', async () => {
  const [{ owner }, other] = [await aBrand(), await aBrand()]
  const [foreign, ofNobody] = [await aRun(owner, other.owner.actor.brandId), await aRun(owner, null)]

  for (const { id } of [foreign, ofNobody]) await expect(repeatRun(owner, { runId: id })).rejects.toMatchObject({ code: 'not-found' })

  expect(await owner.db.select().from(engineEvents).where(eq(engineEvents.id, foreign.eventId))).toHaveLength(1)
})

test('409 runs-elsewhere when Inngest drives the functions', async () => {
  const { owner } = await aBrand()
  const run = await aRun(owner, owner.actor.brandId)
  for (const name of ['INNGEST_EVENT_KEY', 'INNGEST_SIGNING_KEY']) vi.stubEnv(name, 'a key of Inngest')
  vi.stubEnv('INNGEST_BASE_URL', 'http://inngest.example')
  vi.resetModules()
  const afresh = await import('./commands')

  await expect(afresh.repeatRun(owner, { runId: run.id })).rejects.toMatchObject({ code: 'runs-elsewhere' })
})
