import { and, asc, eq, inArray } from 'drizzle-orm'
import { afterAll, expect, test } from 'vitest'
import { connect } from '@/db'
import { batches, campaignCounts, claims, codes, facts } from '@/db/schema'
import { aCampaign, type TestCampaign } from '@/db/testing/campaigns'
import { aBrand, databaseUrl } from '@/db/testing/world'
import { claimCode } from '@/lib/campaigns/claims/commands'
import { type Ctx, houseCtx, type MemberActor } from '@/lib/core/ctx'
import { newId } from '@/lib/core/id'
import { Problem } from '@/lib/core/problem'
import { cancelJob, resumeJob } from '@/lib/jobs/commands'
import { getJob } from '@/lib/jobs/queries'
import type { Turn } from '@/lib/jobs/rules'
import { beginBatch, createBatch, finishBatch, writeBatch } from '../commands'
import { listBatches } from '../queries'
import { beginUndoing, finishUndoing, undoBatch, writeUndoing } from './commands'

const house = houseCtx('undo-batch')
const atMost = 1_000

const other = connect(databaseUrl, 4)
afterAll(() => other.client.end({ timeout: 5 }))

type Owner = Ctx<MemberActor>

const batchOf = async (owner: Owner, campaign: TestCampaign, count: number): Promise<string> => {
  const { id, subject } = await createBatch(owner, { campaignId: campaign.id, count })
  const turn = { jobId: id, round: 1 }
  await beginBatch(house, turn)
  await writeBatch(house, turn, { atMost })
  await finishBatch(house, turn)
  return subject.id
}

const withBatch = async (count: number) => {
  const { owner } = await aBrand()
  const campaign = await aCampaign(owner, { codes: 0 })
  return { owner, campaign, batchId: await batchOf(owner, campaign, count) }
}

const undone = async (turn: Turn, ctx: Ctx = house, chunk = 100) => {
  if (!(await beginUndoing(ctx, turn))) return 'stopped'
  const state = await writeUndoing(ctx, turn, { atMost, chunk })
  if (state === 'undone') await finishUndoing({ ...ctx, now: new Date() }, turn)
  return state
}

const claim = (owner: Owner, { id }: TestCampaign, ref: string) =>
  claimCode(owner, { campaignId: id, shopper: { ref } }).then(
    ([, { code }]) => code,
    (error: unknown) => {
      if (error instanceof Problem) return null
      throw error
    },
  )

const shown = async (owner: Owner, { id }: TestCampaign) => {
  const rows = await owner.db.select({ code: codes.code }).from(codes).where(eq(codes.campaignId, id)).orderBy(asc(codes.position))
  return rows.map(({ code }) => code)
}

test('what nobody touched goes, void or not; what somebody has stays', async () => {
  const { owner, campaign, batchId } = await withBatch(350)
  const [first, second] = [await claim(owner, campaign, 'ada'), await claim(owner, campaign, 'bob')]
  const [, , third, fourth] = await shown(owner, campaign)
  await owner.db
    .update(codes)
    .set({ voidedAt: new Date() })
    .where(
      and(
        eq(codes.campaignId, campaign.id),
        inArray(
          codes.code,
          [second, third, fourth].filter((code) => code != null),
        ),
      ),
    )
  const kept = await batchOf(owner, campaign, 20)

  const { id } = await undoBatch(owner, batchId)
  expect(await undone({ jobId: id, round: 1 })).toBe('undone')

  expect((await shown(owner, campaign)).slice(0, -20)).toEqual([first, second])
  expect(await getJob(owner, id)).toMatchObject({
    state: 'succeeded',
    subject: { type: 'batch-undo', id: batchId },
    total: 350,
    done: 350,
    rejected: 2,
    result: { batchId, removed: 348, kept: 2 },
  })
  const { data } = await listBatches(owner, { campaignId: campaign.id, limit: 10 })
  expect(data.find((batch) => batch.id === batchId)).toMatchObject({ codes: 2, undoneAt: owner.now })
  expect(data.find((batch) => batch.id === kept)).toMatchObject({ codes: 20, undoneAt: null })
  const told = await owner.db.select().from(facts).where(eq(facts.subjectId, batchId)).orderBy(asc(facts.id))
  expect(told.map(({ type }) => type)).toEqual(['codes.generated', 'codes.undone'])
})

test('no code that is claimed meanwhile is lost, and the counts are what there is', { timeout: 60_000 }, async () => {
  const { owner, campaign, batchId } = await withBatch(600)
  const { id } = await undoBatch(owner, batchId)
  const someone = async (from: number) => {
    const had: string[] = []
    for (let at = from; at < 200; at += 8) {
      const code = await claim(owner, campaign, `shopper-${at}`)
      if (code) had.push(code)
    }
    return had
  }

  const [had] = await Promise.all([
    Promise.all(Array.from({ length: 8 }, (_, from) => someone(from))).then((lists) => lists.flat()),
    undone({ jobId: id, round: 1 }, { ...house, db: other.db }, 10),
  ])

  expect(had.length).toBeGreaterThan(0)
  expect(new Set(await shown(owner, campaign))).toEqual(new Set(had))
  const counts = await owner.db.select().from(campaignCounts).where(eq(campaignCounts.campaignId, campaign.id))
  expect(counts.reduce((sum, { total }) => sum + total, 0)).toBe(had.length)
  expect(await owner.db.$count(claims, eq(claims.campaignId, campaign.id))).toBe(had.length)
})

test('409 batch-undone the second time, however many ask at once', async () => {
  const { owner, batchId } = await withBatch(5)

  const outcomes = await Promise.allSettled([1, 2, 3, 4].map(() => undoBatch(owner, batchId)))

  expect(outcomes.filter(({ status }) => status === 'fulfilled')).toHaveLength(1)
  expect(outcomes.flatMap((outcome) => (outcome.status === 'rejected' ? [outcome.reason.code] : []))).toEqual(Array(3).fill('batch-undone'))
})

test('a cancelled one stops before its next part and goes on there when it is resumed', async () => {
  const { owner, campaign, batchId } = await withBatch(30)
  const turn = { jobId: (await undoBatch(owner, batchId)).id, round: 1 }
  await beginUndoing(house, turn)
  expect(await writeUndoing(house, turn, { atMost: 1, chunk: 10 })).toBe('more')

  await cancelJob(owner, turn.jobId)
  expect(await writeUndoing(house, turn, { atMost, chunk: 10 })).toBe('stopped')
  expect(await shown(owner, campaign)).toHaveLength(20)
  await resumeJob(owner, turn.jobId)

  expect(await undone({ ...turn, round: 2 }, house, 10)).toBe('undone')
  expect(await shown(owner, campaign)).toHaveLength(0)
  expect(await getJob(owner, turn.jobId)).toMatchObject({ state: 'succeeded', result: { removed: 30, kept: 0 } })
})

test('404 not-found for the batch of another brand and for none, 409 campaign-state for what a campaign issues by itself', async () => {
  const [{ batchId }, { owner, campaign }] = [await withBatch(1), await withBatch(1)]

  await expect(undoBatch(owner, batchId)).rejects.toMatchObject({ code: 'not-found' })
  await expect(undoBatch(owner, newId())).rejects.toMatchObject({ code: 'not-found' })
  await expect(undoBatch(owner, campaign.batchId)).rejects.toMatchObject({ code: 'campaign-state' })
  expect(await owner.db.select().from(batches).where(eq(batches.id, campaign.batchId))).toMatchObject([{ undoneAt: null }])
})
