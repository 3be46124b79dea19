import { and, asc, eq, sql } from 'drizzle-orm'
import { afterAll, expect, test } from 'vitest'
import { connect } from '@/db'
import { batches, campaigns, codes, facts, jobs, strips, tears } from '@/db/schema'
import { aCampaign, type TestCampaign } from '@/db/testing/campaigns'
import { aBrand, databaseUrl } from '@/db/testing/world'
import { claimCode } from '@/lib/campaigns/claims/commands'
import { type Ctx, houseCtx, type MemberActor } from '@/lib/core/ctx'
import { newId } from '@/lib/core/id'
import { Problem } from '@/lib/core/problem'
import { cancelJob, resumeJob } from '@/lib/jobs/commands'
import { getJob } from '@/lib/jobs/queries'
import type { Turn } from '@/lib/jobs/rules'
import { isSpelledRight, normalFormOf } from '../codes/rules'
import { beginBatch, createBatch, finishBatch, type Make, writeBatch } from './commands'
import { listBatches } from './queries'
import { undoBatch } from './undoing/commands'

const house = houseCtx('generate-codes')
const atMost = 1_000

/** Processes of their own, as the ones that work are. */
const others = [connect(databaseUrl, 4), connect(databaseUrl, 4)]
afterAll(() => Promise.all(others.map(({ client }) => client.end({ timeout: 5 }))))

type Owner = Ctx<MemberActor>

const asked = async (owner: Owner, campaign: TestCampaign, count: number): Promise<Turn> => ({
  jobId: (await createBatch(owner, { campaignId: campaign.id, count })).id,
  round: 1,
})

const worked = async (turn: Turn, options: { ctx?: Ctx; chunk?: number; make?: Make } = {}) => {
  const { ctx = house, ...making } = options
  if (!(await beginBatch(ctx, turn))) return 'stopped'
  const state = await writeBatch(ctx, turn, { atMost, ...making })
  if (state === 'made') await finishBatch({ ...ctx, now: new Date() }, turn)
  return state
}

const codesOf = (owner: Owner, campaign: TestCampaign) =>
  owner.db.select().from(codes).where(eq(codes.campaignId, campaign.id)).orderBy(asc(codes.position))

const sizeOf = async (owner: Owner, campaign: TestCampaign) => {
  const [strip] = await owner.db.select().from(strips).where(eq(strips.campaignId, campaign.id))
  return strip?.size
}

const bare = async (about: Parameters<typeof aCampaign>[1] = {}) => {
  const { owner } = await aBrand()
  return { owner, campaign: await aCampaign(owner, { codes: 0, ...about }) }
}

/** Codes of which there are only so many. */
const fewCodes =
  (size: number, stem: string): Make =>
  (_, count) =>
    Array.from({ length: count }, () => {
      const code = `${stem}${Math.floor(Math.random() * size)}`
      return { code, matchKey: code }
    })

test('a batch is exactly as many different codes as were asked for, at the end of the strip', async () => {
  const { owner, campaign } = await bare({ codes: 7, codeStyle: { length: 8, prefix: 'VIP', pattern: '###-###-###' } })

  const turn = await asked(owner, campaign, 2_345)
  await worked(turn, { chunk: 1_000 })

  const job = await getJob(owner, turn.jobId)
  const made = (await codesOf(owner, campaign)).slice(7)
  expect(job).toMatchObject({ state: 'succeeded', kind: 'codes', total: 2_345, done: 2_345, rejected: 0, subject: { type: 'batch' } })
  expect(job.result).toEqual({ batchId: job.subject.id, codes: 2_345, guessing: { keyspace: 31 ** 8, oneIn: 362_623_740 } })
  expect(made.map(({ position }) => position)).toEqual(Array.from({ length: 2_345 }, (_, at) => at + 8))
  expect(new Set(made.map(({ matchKey }) => matchKey)).size).toBe(2_345)
  expect(
    made.every(({ code, matchKey }) => /^VIP(-[2-9A-Z]{3}){3}$/.test(code) && isSpelledRight(code) && normalFormOf(code) === matchKey),
  ).toBe(true)
  expect(await sizeOf(owner, campaign)).toBe(2_352)
  expect((await listBatches(owner, { campaignId: campaign.id, limit: 50 })).data).toContainEqual(
    expect.objectContaining({
      codes: 2_345,
      asked: 2_345,
      undoneAt: null,
    }),
  )
})

test('what happened is told: asked for, made, succeeded', async () => {
  const { owner, campaign } = await bare()

  const turn = await asked(owner, campaign, 3)
  await worked(turn)

  const told = await owner.db.select().from(facts).where(eq(facts.brandId, campaign.brandId)).orderBy(asc(facts.id))
  expect(told.slice(-3)).toMatchObject([
    { type: 'codes.requested', actorKind: 'member', data: { jobId: turn.jobId, kind: 'codes', subjectType: 'batch', round: 1 } },
    { type: 'job.succeeded', data: { jobId: turn.jobId } },
    { type: 'codes.generated', subjectType: 'batch', actorKind: 'system', data: { campaignId: campaign.id, codes: 3 } },
  ])
})

test('a code that is there already is drawn again, until the last one that there can be', async () => {
  const { owner, campaign } = await bare()
  const turn = await asked(owner, campaign, 40)

  expect(await worked(turn, { make: fewCodes(40, newId()), chunk: 15 })).toBe('made')

  expect(new Set((await codesOf(owner, campaign)).map(({ matchKey }) => matchKey)).size).toBe(40)
  expect(await getJob(owner, turn.jobId)).toMatchObject({ state: 'succeeded', done: 40 })
})

test('codes-too-guessable is why a job failed that found no more codes, and what it made stays', async () => {
  const { owner, campaign } = await bare()
  const turn = await asked(owner, campaign, 45)

  expect(await worked(turn, { make: fewCodes(40, newId()), chunk: 10 })).toBe('stopped')

  expect(await getJob(owner, turn.jobId)).toMatchObject({
    state: 'failed',
    done: 40,
    problem: { code: 'codes-too-guessable', detail: expect.stringContaining('longer') },
  })
  expect(await codesOf(owner, campaign)).toHaveLength(40)
})

test('a cancelled job keeps what it made; resumed, it goes on there and ends with exactly as many', async () => {
  const { owner, campaign } = await bare()
  const turn = await asked(owner, campaign, 500)
  await beginBatch(house, turn)
  expect(await writeBatch(house, turn, { atMost: 2, chunk: 100 })).toBe('more')

  await cancelJob(owner, turn.jobId)
  expect(await writeBatch(house, turn, { atMost, chunk: 100 })).toBe('stopped')
  expect(await codesOf(owner, campaign)).toHaveLength(200)
  await resumeJob(owner, turn.jobId)

  expect(await worked(turn)).toBe('stopped')
  expect(await worked({ ...turn, round: 2 }, { chunk: 100 })).toBe('made')
  expect(await codesOf(owner, campaign)).toHaveLength(500)
  expect(await getJob(owner, turn.jobId)).toMatchObject({ state: 'succeeded', done: 500 })
})

test('three processes that make one batch at the same time make every code once', async () => {
  const { owner, campaign } = await bare()
  const turn = await asked(owner, campaign, 1_000)
  await beginBatch(house, turn)

  const worlds = [house, ...others.map(({ db }) => ({ ...house, db }))]
  await Promise.all(worlds.map((ctx) => writeBatch(ctx, turn, { atMost, chunk: 50 })))
  await Promise.all(worlds.map((ctx) => finishBatch(ctx, turn)))

  expect(await codesOf(owner, campaign)).toHaveLength(1_000)
  expect(await sizeOf(owner, campaign)).toBe(1_000)
  const told = await owner.db.$count(facts, and(eq(facts.brandId, campaign.brandId), eq(facts.type, 'codes.generated')))
  expect(told).toBe(1)
})

test('two batches side by side: exactly as many of each, no position twice, none left out', { timeout: 60_000 }, async () => {
  const { owner, campaign } = await bare()
  const turns = [await asked(owner, campaign, 1_500), await asked(owner, campaign, 1_000)]

  await Promise.all(turns.map((turn, at) => worked(turn, { ctx: { ...house, db: others[at]?.db ?? house.db }, chunk: 100 })))

  const made = await codesOf(owner, campaign)
  expect(made.map(({ position }) => position)).toEqual(Array.from({ length: 2_500 }, (_, at) => at + 1))
  const { data } = await listBatches(owner, { campaignId: campaign.id, limit: 10 })
  expect(data.filter(({ asked }) => asked !== null).map(({ asked, codes }) => [asked, codes])).toEqual([
    [1_000, 1_000],
    [1_500, 1_500],
  ])
})

const outcomeOf = (owner: Owner, campaign: TestCampaign, ref: string) =>
  claimCode(owner, { campaignId: campaign.id, shopper: { ref } }).then(
    ([, claim]) => claim.code,
    (error: unknown) => {
      if (error instanceof Problem) return error.code
      throw error
    },
  )

test('5 000 shoppers while 500 codes are added to 1 000: exactly 1 500 claims, each of another code', { timeout: 120_000 }, async () => {
  const { owner, campaign } = await bare({ codes: 1_000 })
  const turn = await asked(owner, campaign, 500)
  let isMade = false
  /** Asks until there is a code, or none is left when all are made. */
  const insistent = async (ref: string): Promise<string> => {
    for (;;) {
      const wasMade = isMade
      const outcome = await outcomeOf(owner, campaign, ref)
      if (outcome !== 'codes-exhausted' || wasMade) return outcome
    }
  }

  const [outcomes] = await Promise.all([
    Promise.all(Array.from({ length: 5_000 }, (_, at) => insistent(`shopper-${at}`))),
    worked(turn, { ctx: { ...house, db: others[0]?.db ?? house.db }, chunk: 20 }).then(() => (isMade = true)),
  ])

  const given = outcomes.filter((outcome) => outcome !== 'codes-exhausted')
  expect(given).toHaveLength(1_500)
  expect(new Set(given).size).toBe(1_500)
})

test('an exhausted campaign has something to give again once a batch ends, unless its limit is reached', async () => {
  const { owner, campaign } = await bare({ codes: 1 })
  const limited = await aCampaign(owner, { codes: 1, claimsLimit: 1 })
  for (const one of [campaign, limited]) for (const ref of ['ada', 'bob']) await outcomeOf(owner, one, ref)
  const exhausted = async () => {
    const rows = await owner.db.select().from(tears).where(eq(tears.brandId, campaign.brandId)).orderBy(asc(tears.campaignId))
    return rows.map(({ exhaustedAt }) => exhaustedAt !== null)
  }
  expect(await exhausted()).toEqual([true, true])

  for (const one of [campaign, limited]) await worked(await asked(owner, one, 5))

  expect(await exhausted()).toEqual([false, true])
  expect(await outcomeOf(owner, campaign, 'bob')).not.toBe('codes-exhausted')
})

test('codes that are made may run out as soon as they are there, also of a batch that never ends, and it is told again', async () => {
  const { owner, campaign } = await bare({ codes: 1 })
  await outcomeOf(owner, campaign, 'ada')
  const turn = await asked(owner, campaign, 4)
  await beginBatch(house, turn)
  await writeBatch(house, turn, { atMost: 1, chunk: 2 })
  await cancelJob(owner, turn.jobId)

  for (const ref of ['bob', 'cleo', 'dora']) await outcomeOf(owner, campaign, ref)

  const told = await owner.db.$count(facts, and(eq(facts.subjectId, campaign.id), eq(facts.type, 'campaign.exhausted')))
  expect([told, (await codesOf(owner, campaign)).length]).toEqual([2, 3])
})

test('422 codes-too-guessable says which length or how many would do, and nothing is written', async () => {
  const { owner, campaign } = await bare({ codeStyle: { length: 5, prefix: null, pattern: null } })

  const refusal = createBatch(owner, { campaignId: campaign.id, count: 1_000 })

  await expect(refusal).rejects.toMatchObject({
    code: 'codes-too-guessable',
    message: 'With 1,000 codes of length 5, one guess in 28,629 would hit. Length 6 would do, or at most 286 codes.',
  })
  expect(await owner.db.$count(jobs, eq(jobs.brandId, campaign.brandId))).toBe(0)
})

test('codes of the same form count together, in whichever campaign they are and when they are still to be made', async () => {
  const codeStyle = { length: 5, prefix: 'SOL-1', pattern: null }
  const { owner, campaign } = await bare({ codeStyle })
  const [alike, other] = [
    await aCampaign(owner, { codes: 0, codeStyle: { ...codeStyle, prefix: 'SOLI' } }),
    await aCampaign(owner, { codes: 0 }),
  ]
  await worked(await asked(owner, campaign, 100))
  await asked(owner, campaign, 100)

  await expect(asked(owner, alike, 87)).rejects.toMatchObject({ code: 'codes-too-guessable' })

  await asked(owner, alike, 86)
  await asked(owner, other, 5_000_000)
})

test('404 not-found for the campaign of another brand, 409 campaign-state for an archived one', async () => {
  const [{ campaign }, { owner }] = [await bare(), await bare()]
  const archived = await aCampaign(owner, { codes: 0, archivedAt: new Date() })

  await expect(asked(owner, campaign, 1)).rejects.toMatchObject({ code: 'not-found' })
  await expect(asked(owner, archived, 1)).rejects.toMatchObject({ code: 'campaign-state' })
  await expect(listBatches(owner, { campaignId: campaign.id, limit: 1 })).rejects.toMatchObject({ code: 'not-found' })
})

test('409 too-many-jobs for the twenty-first', async () => {
  const { owner, campaign } = await bare()
  for (let count = 1; count <= 20; count += 1) await asked(owner, campaign, count)

  await expect(asked(owner, campaign, 1)).rejects.toMatchObject({ code: 'too-many-jobs' })
})

test('a batch that is undone while it is made stops, and resuming it is refused', async () => {
  const { owner, campaign } = await bare()
  const turn = await asked(owner, campaign, 300)
  await beginBatch(house, turn)
  await writeBatch(house, turn, { atMost: 1, chunk: 100 })
  const { subject } = await getJob(owner, turn.jobId)

  await undoBatch(owner, subject.id)

  expect(await getJob(owner, turn.jobId)).toMatchObject({ state: 'cancelled' })
  await resumeJob(owner, turn.jobId)
  expect(await worked({ ...turn, round: 2 })).toBe('stopped')
  expect(await getJob(owner, turn.jobId)).toMatchObject({ state: 'failed', problem: { code: 'batch-undone' } })
  expect(await codesOf(owner, campaign)).toHaveLength(100)
})

test.each([
  [
    'archived',
    'campaign-state',
    (owner: Owner, id: string) => owner.db.update(campaigns).set({ archivedAt: new Date() }).where(eq(campaigns.id, id)),
  ],
  ['deleted', 'not-found', (owner: Owner, id: string) => owner.db.delete(campaigns).where(eq(campaigns.id, id))],
] as const)('a campaign that is %s ends the job with %s', async (_, code, end) => {
  const { owner, campaign } = await bare({ publishedAt: null })
  const turn = await asked(owner, campaign, 300)
  await beginBatch(house, turn)
  await writeBatch(house, turn, { atMost: 1, chunk: 100 })

  await end(owner, campaign.id)

  expect(await writeBatch(house, turn, { atMost, chunk: 100 })).toBe('stopped')
  expect(await getJob(owner, turn.jobId)).toMatchObject({ state: 'failed', problem: { code } })
})

test('a campaign that is deleted when all is made but the end ends the job too', async () => {
  const { owner, campaign } = await bare({ publishedAt: null })
  const turn = await asked(owner, campaign, 3)
  await beginBatch(house, turn)
  expect(await writeBatch(house, turn, { atMost })).toBe('made')
  await owner.db.delete(campaigns).where(eq(campaigns.id, campaign.id))

  expect(await finishBatch(house, turn)).toBeNull()

  expect(await getJob(owner, turn.jobId)).toMatchObject({ state: 'failed', problem: { code: 'not-found' } })
})

test('what a batch says of its codes is what there is', async () => {
  const { owner, campaign } = await bare()
  await worked(await asked(owner, campaign, 50), { chunk: 7 })
  await owner.db.delete(codes).where(and(eq(codes.campaignId, campaign.id), sql`position % 5 = 0`))

  const [batch] = await owner.db
    .select()
    .from(batches)
    .where(and(eq(batches.campaignId, campaign.id), sql`job_id is not null`))

  expect(batch).toMatchObject({ codes: 40, firstPosition: 1, lastPosition: 50 })
})
