import { and, asc, eq, inArray, sql } from 'drizzle-orm'
import { afterAll, expect, test } from 'vitest'
import { connect } from '@/db'
import { claims, codeChanges, codes, facts, jobs, tears } from '@/db/schema'
import { aCampaign, type TestCampaign } from '@/db/testing/campaigns'
import { until } from '@/db/testing/until'
import { aBrand, databaseUrl } from '@/db/testing/world'
import { claimCode } from '@/lib/campaigns/claims/commands'
import { redeemCode } from '@/lib/campaigns/redemptions/commands'
import { type Ctx, houseCtx, type MemberActor } from '@/lib/core/ctx'
import { newId } from '@/lib/core/id'
import { cancelJob, resumeJob } from '@/lib/jobs/commands'
import { getJob } from '@/lib/jobs/queries'
import type { Turn } from '@/lib/jobs/rules'
import type { BulkChange } from '../contract'
import { listCodes } from '../queries'
import { beginChange, changeCodes, finishChange, writeChange } from './commands'

const house = houseCtx('change-codes')
const atMost = 1_000
const later = new Date(Date.now() + 60 * 60 * 1_000)

const other = connect(databaseUrl, 8)
afterAll(() => other.client.end({ timeout: 5 }))

type Owner = Ctx<MemberActor>

const worked = async (turn: Turn, { ctx = house, chunk = 10 }: { ctx?: Ctx; chunk?: number } = {}) => {
  if (!(await beginChange(ctx, turn))) return 'stopped'
  const state = await writeChange(ctx, turn, { atMost, chunk })
  if (state === 'changed') await finishChange({ ...ctx, now: new Date() }, turn)
  return state
}

const changed = async (owner: Owner, change: BulkChange) => {
  const { id } = await changeCodes(owner, change)
  await worked({ jobId: id, round: 1 })
  return getJob(owner, id)
}

const withCodes = async (count: number, about: Parameters<typeof aCampaign>[1] = {}) => {
  const { owner } = await aBrand()
  const campaign = await aCampaign(owner, { codes: count, ...about })
  return { owner, campaign }
}

const codesOf = (owner: Owner, campaign: TestCampaign) =>
  owner.db.select().from(codes).where(eq(codes.campaignId, campaign.id)).orderBy(asc(codes.position))

const idsOf = async (owner: Owner, campaign: TestCampaign) => (await codesOf(owner, campaign)).map(({ id }) => id)

const claim = async (owner: Owner, { id }: TestCampaign, ref: string) =>
  (await claimCode(owner, { campaignId: id, shopper: { ref } }))[1].code

const order = { total: { amount: 1_000, currency: 'EUR' } }
const redeem = (owner: Owner, code: string) => redeemCode(owner, { code, order })

const stateOf = async (owner: Owner, campaign: TestCampaign) => {
  const { data } = await listCodes(owner, { campaignId: campaign.id, limit: 100 })
  return data.map(({ state }) => state)
}

const factsOf = (owner: Owner, type: 'code.voided' | 'code.extended') =>
  owner.db
    .select()
    .from(facts)
    .where(and(eq(facts.brandId, owner.actor.brandId), eq(facts.type, type)))

test('codes are voided by their ids; used ones, unknown ones and those of others are turned down', async () => {
  const { owner, campaign } = await withCodes(6)
  const { owner: stranger, campaign: foreign } = await withCodes(2)
  await claim(owner, campaign, 'ada')
  await redeem(owner, await claim(owner, campaign, 'bob'))
  const [claimed, used, free, alsoFree] = await idsOf(owner, campaign)
  const strangers = await idsOf(stranger, foreign)

  const ids = [claimed, used, free, alsoFree, alsoFree, ...strangers, newId()].filter((id) => id !== undefined)
  const job = await changed(owner, { ids, action: 'void' })

  expect(job).toMatchObject({ state: 'succeeded', kind: 'codes', subject: { type: 'codes-void' }, total: 7, done: 7, rejected: 4 })
  expect(job.result).toEqual({ changed: 3, rejected: 4 })
  expect(await stateOf(owner, campaign)).toEqual(['void', 'redeemed', 'void', 'void', 'available', 'available'])
  expect(await stateOf(stranger, foreign)).toEqual(['available', 'available'])
  const told = await factsOf(owner, 'code.voided')
  expect(told.map(({ subjectId, data }) => [subjectId, data])).toEqual(
    expect.arrayContaining([claimed, free, alsoFree].map((codeId) => [codeId, { codeId, campaignId: campaign.id }])),
  )
  expect(told).toHaveLength(3)
})

test('what is void already stays as it is, neither changed nor turned down', async () => {
  const { owner, campaign } = await withCodes(3)
  await changed(owner, { filter: { campaignId: campaign.id }, action: 'void' })

  const again = await changed(owner, { filter: { campaignId: campaign.id }, action: 'void' })

  expect(again.result).toEqual({ changed: 0, rejected: 0 })
  expect(await factsOf(owner, 'code.voided')).toHaveLength(3)
})

test('all that a filter finds is voided, chunk by chunk, and nothing beside it', async () => {
  const { owner, campaign } = await withCodes(35)
  const beside = await aCampaign(owner, { codes: 3 })
  for (const ref of ['ada', 'bob']) await claim(owner, campaign, ref)

  const job = await changed(owner, { filter: { campaignId: campaign.id, state: 'available' }, action: 'void' })

  expect(job).toMatchObject({ subject: { id: campaign.id }, total: 33, done: 33, result: { changed: 33, rejected: 0 } })
  expect(await stateOf(owner, campaign)).toEqual(['claimed', 'claimed', ...Array(33).fill('void')])
  expect(await stateOf(owner, beside)).toEqual(['available', 'available', 'available'])
})

test('the codes of one customer are changed, whom the job knows by id alone', async () => {
  const { owner, campaign } = await withCodes(5)
  for (const ref of ['ada', 'bob']) await claim(owner, campaign, ref)

  const job = await changed(owner, { filter: { shopper: 'bob' }, action: 'void' })
  const none = await changed(owner, { filter: { shopper: 'nobody' }, action: 'void' })

  expect([job.result, none.result]).toEqual([
    { changed: 1, rejected: 0 },
    { changed: 0, rejected: 0 },
  ])
  expect(await stateOf(owner, campaign)).toEqual(['claimed', 'void', 'available', 'available', 'available'])
  const [{ filter } = { filter: null }] = await owner.db.select().from(codeChanges).where(eq(codeChanges.jobId, job.id))
  expect(filter).toEqual({ shopper: expect.stringMatching(/^[0-9a-f-]{36}$/) })
})

test('a search for a whole code means that one, also when it is a beginning of others', async () => {
  const { owner, campaign } = await withCodes(25)
  const [, second] = await codesOf(owner, campaign)

  const job = await changed(owner, { filter: { q: second?.code.toLowerCase(), state: 'available' }, action: 'void' })

  expect(job).toMatchObject({ result: { changed: 1, rejected: 0 } })
  expect((await stateOf(owner, campaign)).filter((state) => state === 'void')).toHaveLength(1)
})

test('claimed codes are extended, used, void and unclaimed ones turned down', async () => {
  const { owner, campaign } = await withCodes(5)
  const [claimed, used, voided] = [
    await claim(owner, campaign, 'ada'),
    await claim(owner, campaign, 'bob'),
    await claim(owner, campaign, 'cleo'),
  ]
  await redeem(owner, used)
  const ids = await idsOf(owner, campaign)
  await changed(owner, { ids: [ids[2] ?? ''], action: 'void' })
  await owner.db
    .update(claims)
    .set({ expiresAt: new Date(owner.now.getTime() - 1_000) })
    .where(eq(claims.campaignId, campaign.id))
  expect(await stateOf(owner, campaign)).toEqual(['expired', 'redeemed', 'void', 'available', 'available'])

  const job = await changed(owner, { filter: { campaignId: campaign.id }, action: 'extend', until: later })

  expect(job).toMatchObject({ subject: { type: 'codes-extend' }, result: { changed: 1, rejected: 4 }, rejected: 4 })
  expect(await stateOf(owner, campaign)).toEqual(['claimed', 'redeemed', 'void', 'available', 'available'])
  const { data } = await listCodes(owner, { q: claimed, limit: 1 })
  expect(data).toMatchObject([{ expiresAt: later }])
  expect(voided).not.toBe(claimed)
  expect(await factsOf(owner, 'code.extended')).toMatchObject([
    { subjectId: ids[0], data: { codeId: ids[0], campaignId: campaign.id, claimId: expect.any(String), until: later.toISOString() } },
  ])
})

test('what a job does to codes is told as done by whoever asked for it, also when somebody else resumes it', async () => {
  const { owner, campaign } = await withCodes(4)
  await claim(owner, campaign, 'ada')
  const filter = { campaignId: campaign.id }
  const { id } = await changeCodes({ ...owner, requestId: 'a-request' }, { filter, action: 'extend', until: later })
  await worked({ jobId: id, round: 1 })
  const key = { ...owner, actor: { kind: 'key' as const, keyId: newId(), brandId: campaign.brandId, scopes: [] } }
  const voiding = await changeCodes(key, { filter, action: 'void' })
  await cancelJob(owner, voiding.id)
  await resumeJob(owner, voiding.id)
  await worked({ jobId: voiding.id, round: 2 })

  const told = await owner.db
    .select({ type: facts.type, kind: facts.actorKind, id: facts.actorId, requestId: facts.requestId })
    .from(facts)
    .where(and(eq(facts.brandId, campaign.brandId), inArray(facts.type, ['code.voided', 'code.extended', 'codes.changed'])))
    .orderBy(facts.type, facts.actorKind)
  const [byMember, byKey] = [
    { kind: 'member', id: owner.actor.accountId, requestId: 'a-request' },
    { kind: 'key', id: key.actor.keyId, requestId: null },
  ]
  expect(told).toEqual([
    { type: 'code.extended', ...byMember },
    ...Array.from({ length: 4 }, () => ({ type: 'code.voided', ...byKey })),
    { type: 'codes.changed', ...byKey },
    { type: 'codes.changed', ...byMember },
  ])
})

test('422 invalid for a moment that is over, 404 not-found for the campaign of another brand, and no job', async () => {
  const [{ owner }, { campaign }] = [await withCodes(1), await withCodes(1)]

  await expect(changeCodes(owner, { filter: {}, action: 'extend', until: owner.now })).rejects.toMatchObject({
    options: { errors: [{ pointer: '/until', code: 'past' }] },
  })
  await expect(changeCodes(owner, { filter: { campaignId: campaign.id }, action: 'void' })).rejects.toMatchObject({ code: 'not-found' })
  expect(await owner.db.$count(jobs, eq(jobs.brandId, owner.actor.brandId))).toBe(0)
  expect(await owner.db.$count(codeChanges, eq(codeChanges.brandId, owner.actor.brandId))).toBe(0)
})

test('a cancelled one keeps what it changed; resumed, it goes on there', async () => {
  const { owner, campaign } = await withCodes(30)
  const turn = { jobId: (await changeCodes(owner, { filter: { campaignId: campaign.id }, action: 'void' })).id, round: 1 }
  await beginChange(house, turn)
  expect(await writeChange(house, turn, { atMost: 1, chunk: 10 })).toBe('more')

  await cancelJob(owner, turn.jobId)
  expect(await writeChange(house, turn, { atMost, chunk: 10 })).toBe('stopped')
  await resumeJob(owner, turn.jobId)

  expect(await worked({ ...turn, round: 2 })).toBe('changed')
  expect(await getJob(owner, turn.jobId)).toMatchObject({ state: 'succeeded', done: 30, result: { changed: 30, rejected: 0 } })
  expect(await factsOf(owner, 'code.voided')).toHaveLength(30)
})

test('of voiding and redeeming at the same time one wins for each code', { timeout: 60_000 }, async () => {
  const { owner, campaign } = await withCodes(120)
  const had: string[] = []
  for (let at = 0; at < 60; at += 1) had.push(await claim(owner, campaign, `shopper-${at}`))
  const unclaimed = (await codesOf(owner, campaign)).slice(60).map(({ code }) => code)
  const { id } = await changeCodes(owner, { filter: { campaignId: campaign.id }, action: 'void' })

  const [outcomes] = await Promise.all([
    Promise.allSettled([...had, ...unclaimed].map((code) => redeem(owner, code))),
    worked({ jobId: id, round: 1 }, { ctx: { ...house, db: other.db }, chunk: 7 }),
  ])

  const redeemed = outcomes.filter(({ status }) => status === 'fulfilled').length
  const refusals = outcomes.flatMap((outcome) => (outcome.status === 'rejected' ? [outcome.reason.code] : []))
  const states = (await codesOf(owner, campaign)).filter(({ voidedAt }) => voidedAt !== null).length
  expect(new Set(refusals).size).toBeLessThanOrEqual(1)
  expect(refusals.every((code) => code === 'code-void')).toBe(true)
  expect(states + redeemed).toBe(120)
  expect(await getJob(owner, id)).toMatchObject({ state: 'succeeded', result: { changed: states, rejected: redeemed } })
})

test('what is claimed while all that is available is voided stays with whoever claimed it', { timeout: 60_000 }, async () => {
  const { owner, campaign } = await withCodes(5)
  const { id } = await changeCodes(owner, { filter: { campaignId: campaign.id, state: 'available' }, action: 'void' })
  const isWaiting = async () => {
    const [row] = await owner.db.execute<{ waits: boolean }>(sql`
      select exists (select from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock' and query ilike '%"tears"%') as waits`)
    return row?.waits === true
  }
  let voiding: Promise<unknown> = Promise.resolve()

  await other.db.transaction(async (tx) => {
    await tx.select().from(tears).where(eq(tears.campaignId, campaign.id)).for('update')
    voiding = worked({ jobId: id, round: 1 })
    await until(isWaiting)
    await tx.insert(claims).values({ id: newId(), brandId: campaign.brandId, campaignId: campaign.id, position: 1, ordinal: 1 })
    await tx.update(tears).set({ torn: 1 }).where(eq(tears.campaignId, campaign.id))
  })
  await voiding

  expect(await stateOf(owner, campaign)).toEqual(['claimed', 'void', 'void', 'void', 'void'])
  expect(await getJob(owner, id)).toMatchObject({ result: { changed: 4, rejected: 1 } })
})
