import { and, eq } from 'drizzle-orm'
import { expect, test } from 'vitest'
import { exportChunks, facts, jobs, shoppers } from '@/db/schema'
import { aBrand, anAccount, type TestAccount, unique } from '@/db/testing/world'
import { changeMe, eraseMe } from '@/lib/accounts/commands'
import { addMember } from '@/lib/brands/members/commands'
import { type AccountCtx, houseCtx } from '@/lib/core/ctx'
import { newId } from '@/lib/core/id'
import { createStore } from '@/lib/stores/commands'
import { cancelJob, failJob, resumeJob } from '../commands'
import { getJob } from '../queries'
import type { Turn } from '../rules'
import { beginExport, expireExports, exportMe, finishExport, writeExport } from './commands'
import { downloadExport, exportPage, heldOfPerson, type Section } from './queries'

const house = houseCtx('export-person')
const atMost = 1_000

const textOf = async (ctx: AccountCtx, jobId: string): Promise<string> => {
  const { pieces } = await downloadExport(ctx, jobId)
  const read: Uint8Array[] = []
  for await (const piece of pieces) read.push(piece)
  return new TextDecoder('utf-8', { fatal: true }).decode(Buffer.concat(read))
}

const begun = async (person: AccountCtx, sections = heldOfPerson): Promise<Turn> => {
  const turn = { jobId: (await exportMe(person)).id, round: 1 }
  expect(await beginExport(house, turn, sections)).toBe(true)
  return turn
}

const exported = async (person: AccountCtx, sections = heldOfPerson): Promise<string> => {
  const turn = await begun(person, sections)
  expect(await writeExport(house, turn, { sections, atMost })).toBe('written')
  await finishExport(houseCtx('export-person'), turn)
  return turn.jobId
}

const numbered = (name: string, count: number): Section => ({
  name,
  count: async () => count,
  read: async (_ctx, _accountId, after) => {
    const from = after === null ? 0 : Number(after)
    const rows = Array.from({ length: Math.min(500, count - from) }, (_, at) => ({
      id: String(from + at + 1),
      words: 'one\ntwo "three" ñ €',
    }))
    return exportPage(rows)
  },
})

const daysLater = <C extends TestAccount>(ctx: C, days: number): C => ({ ...ctx, now: new Date(Date.now() + days * 24 * 60 * 60 * 1_000) })

test('the file is one document that holds what is held of the person, and no secret', async () => {
  const [{ owner }, person] = await Promise.all([aBrand(), anAccount('Núria')])
  await changeMe(person, { position: { latitude: 41.4, longitude: 2.1 } })
  await addMember(owner, { identifier: person.email, role: 'manager' })
  await person.db.insert(shoppers).values({ brandId: owner.actor.brandId, accountId: person.actor.accountId, ref: 'C-17' })

  const text = await textOf(person, await exported(person))

  const file = JSON.parse(text)
  expect(file).toMatchObject({
    format: 'tira-person-export',
    formatVersion: 1,
    accountId: person.actor.accountId,
    sections: {
      profile: [{ name: 'Núria', email: person.email, position: { latitude: 41.4, longitude: 2.1 } }],
      signIns: [{ id: person.actor.sessionId, kind: 'tokens' }],
      memberships: [{ role: 'manager', brand: { name: 'Brand' } }],
      invitations: [],
      customerRecords: [{ ref: 'C-17' }],
    },
  })
  expect(file.sections.activity.map(({ type }: { type: string }) => type)).toEqual(
    expect.arrayContaining(['account.signed-in', 'account.first-login', 'account.changed', 'export.requested']),
  )
  expect(text).toContain('\n      {\n        "id"')
  expect(text).not.toMatch(/hash|secret|password[^-]/i)
})

test('an invitation of theirs is in it, and what they did in a brand without what the brand keeps of it', async () => {
  const { owner, account } = await aBrand()
  await createStore(owner, { name: 'A shop of the brand', position: null })
  const email = `${unique('later')}@example.com`
  await addMember(owner, { identifier: email, role: 'viewer' })
  const invited = await anAccount('Invited', email)

  const own = JSON.parse(await textOf(account, await exported(account)))
  const theirs = JSON.parse(await textOf(invited, await exported(invited)))

  expect(theirs.sections.invitations).toMatchObject([{ role: 'viewer', identifier: email }])
  expect(own.sections.activity).toContainEqual(expect.objectContaining({ type: 'store.created', brandId: owner.actor.brandId }))
  expect(JSON.stringify(own)).not.toContain('A shop of the brand')
})

test('rows of many pieces are all there once, in their order, whatever is empty around them', async () => {
  const person = await anAccount()
  const sections = [numbered('none', 0), numbered('many', 1_000), numbered('between', 0), numbered('more', 1_203), numbered('last', 0)]

  const jobId = await exported(person, sections)

  const file = JSON.parse(await textOf(person, jobId))
  expect(Object.entries(file.sections).map(([name, rows]) => [name, (rows as unknown[]).length])).toEqual([
    ['none', 0],
    ['many', 1_000],
    ['between', 0],
    ['more', 1_203],
    ['last', 0],
  ])
  expect(file.sections.more.map(({ id }: { id: string }) => Number(id))).toEqual(Array.from({ length: 1_203 }, (_, at) => at + 1))
  expect(await getJob(person, jobId)).toMatchObject({ state: 'succeeded', total: 2_203, done: 2_203, problem: null })
})

test('the result says where the file is, how big it is and until when it is kept', async () => {
  const person = await anAccount()

  const job = await getJob(person, await exported(person))

  const kept = Number(job.finishedAt) + 7 * 24 * 60 * 60 * 1_000
  const bytes = Buffer.byteLength(await textOf(person, job.id))
  expect(job.result).toEqual({ url: `/api/v1/me/exports/${job.id}`, bytes, expiresAt: new Date(kept).toISOString() })
})

test('who asks again while one is being made gets that one, however many ask at once', async () => {
  const person = await anAccount()

  const asked = await Promise.all(Array.from({ length: 8 }, () => exportMe(person)))

  expect(new Set(asked.map(({ id }) => id)).size).toBe(1)
  expect(await person.db.select().from(facts).where(eq(facts.type, 'export.requested'))).toContainEqual(
    expect.objectContaining({ subjectId: asked[0]?.id, brandId: null, data: expect.objectContaining({ round: 1 }) }),
  )
  expect(await person.db.$count(jobs, eq(jobs.accountId, person.actor.accountId))).toBe(1)
})

test('a finished one does not stand in the way of the next', async () => {
  const person = await anAccount()
  const first = await exported(person)

  expect((await exportMe(person)).id).not.toBe(first)
})

test('429 rate-limited for the eleventh of a day, and nobody else is kept waiting', async () => {
  const [person, other] = await Promise.all([anAccount(), anAccount()])
  for (let asked = 0; asked < 10; asked += 1) await cancelJob(person, (await exportMe(person)).id)

  await expect(exportMe(person)).rejects.toMatchObject({ code: 'rate-limited', options: { retryAfterSeconds: expect.any(Number) } })

  expect(await person.db.$count(jobs, eq(jobs.accountId, person.actor.accountId))).toBe(10)
  expect(await exportMe(other)).toMatchObject({ state: 'queued' })
})

test('a cancelled one stops before its next piece, and goes on there in its next round', async () => {
  const person = await anAccount()
  const sections = [numbered('first', 700), numbered('second', 700)]
  const turn = await begun(person, sections)
  expect(await writeExport(house, turn, { sections, atMost: 1 })).toBe('more')

  await cancelJob(person, turn.jobId)
  expect(await writeExport(house, turn, { sections, atMost })).toBe('stopped')
  expect(await finishExport(house, turn)).toBeNull()
  const resumed = await resumeJob(person, turn.jobId)

  expect(resumed).toMatchObject({ state: 'queued', done: 500, finishedAt: null })
  const next = { ...turn, round: 2 }
  await beginExport(house, next, sections)
  expect(await writeExport(house, turn, { sections, atMost })).toBe('stopped')
  expect(await writeExport(house, next, { sections, atMost })).toBe('written')
  await finishExport(houseCtx('export-person'), next)
  const file = JSON.parse(await textOf(person, turn.jobId))
  expect([file.sections.first.length, file.sections.second.length]).toEqual([700, 700])
})

test('two that write one export at the same time write every piece once', async () => {
  const person = await anAccount()
  const sections = [numbered('many', 20_000)]
  const turn = await begun(person, sections)

  const outcomes = await Promise.all([1, 2, 3].map(() => writeExport(house, turn, { sections, atMost })))

  expect(outcomes).toContain('written')
  await finishExport(house, turn)
  const file = JSON.parse(await textOf(person, turn.jobId))
  expect(file.sections.many.map(({ id }: { id: string }) => Number(id))).toEqual(Array.from({ length: 20_000 }, (_, at) => at + 1))
})

test('a file of which a piece is gone is not given out as if it were whole', async () => {
  const person = await anAccount()
  const jobId = await exported(person)
  const last = await person.db.$count(exportChunks, eq(exportChunks.jobId, jobId))
  await person.db.delete(exportChunks).where(and(eq(exportChunks.jobId, jobId), eq(exportChunks.ordinal, last - 1)))

  await expect(textOf(person, jobId)).rejects.toThrow('a piece of an export is missing')
})

test('404 not-found for the file of somebody else, of nobody, and of one that is not done', async () => {
  const [person, other] = await Promise.all([anAccount(), anAccount()])
  const done = await exported(person)
  const { jobId: running } = await begun(other)

  for (const [ctx, id] of [
    [other, done],
    [person, newId()],
    [other, running],
  ] as const)
    await expect(downloadExport(ctx, id)).rejects.toMatchObject({ code: 'not-found' })
})

test('410 export-expired after a week, tidied away or not; what is younger stays', async () => {
  const [person, other] = await Promise.all([anAccount(), anAccount()])
  const [old, young] = [await exported(person), await exported(other)]
  const nearly = daysLater(person, 6.99)

  expect(await textOf(nearly, old)).toContain('tira-person-export')
  await expect(downloadExport(daysLater(person, 7), old)).rejects.toMatchObject({ code: 'export-expired' })
  await person.db
    .update(jobs)
    .set({ finishedAt: daysLater(person, -8).now })
    .where(eq(jobs.id, old))
  await expireExports(houseCtx('expire-exports'))

  await expect(downloadExport(person, old)).rejects.toMatchObject({ code: 'export-expired' })
  expect(await person.db.$count(exportChunks, eq(exportChunks.jobId, old))).toBe(0)
  expect(await textOf(other, young)).toContain('tira-person-export')
})

test('409 job-not-resumable when what it had made is a week old', async () => {
  const person = await anAccount()
  const turn = await begun(person)
  await failJob(house, turn, new Error('planted'))

  await expect(resumeJob(daysLater(person, 7), turn.jobId)).rejects.toMatchObject({ code: 'job-not-resumable' })
  expect(await resumeJob(daysLater(person, 6.9), turn.jobId)).toMatchObject({ state: 'queued', problem: null })
})

test('409 too-many-jobs when another is being made meanwhile', async () => {
  const person = await anAccount()
  const { id } = await exportMe(person)
  await cancelJob(person, id)
  await exportMe(person)

  await expect(resumeJob(person, id)).rejects.toMatchObject({ code: 'too-many-jobs' })
  expect(await getJob(person, id)).toMatchObject({ state: 'cancelled' })
})

test('who is erased takes job and file along, and the one who writes it stops', async () => {
  const person = await anAccount()
  await exported(person)
  const turn = await begun(person)

  await eraseMe(person)

  expect(await writeExport(house, turn, { sections: heldOfPerson, atMost })).toBe('stopped')
  expect(await beginExport(house, turn, heldOfPerson)).toBe(false)
  expect(await failJob(house, turn, new Error('planted'))).toBeNull()
  expect(await person.db.$count(jobs, eq(jobs.accountId, person.actor.accountId))).toBe(0)
  expect(await person.db.$count(exportChunks, eq(exportChunks.accountId, person.actor.accountId))).toBe(0)
  await expect(exportMe(person)).rejects.toMatchObject({ code: 'unauthenticated' })
})
