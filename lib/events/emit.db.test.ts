import { eq, sql } from 'drizzle-orm'
import { expect, test } from 'vitest'
import { facts, stores } from '@/db/schema'
import { aBrand, anAccount } from '@/db/testing/world'
import { nobodyCtx, systemCtx } from '@/lib/core/ctx'
import { newId } from '@/lib/core/id'
import { transaction } from '@/lib/core/transaction'
import { difference, emit } from './emit'

const aFact = async () => {
  const { owner } = await aBrand()
  const storeId = newId()
  await emit(owner, 'store.deleted', { storeId, name: 'Verdi' })
  return { owner, storeId, rows: () => owner.db.select().from(facts).where(eq(facts.subjectId, storeId)) }
}

test.each([
  ['changed', sql`update facts set data = '{}'`],
  ['changed in one column', sql`update facts set at = at`],
  ['deleted', sql`delete from facts`],
  ['emptied', sql`truncate facts`],
  ['emptied with others', sql`truncate facts, stores cascade`],
])('a fact cannot be %s', async (_, statement) => {
  const { owner, rows } = await aFact()
  const before = await rows()

  await expect(owner.db.execute(statement)).rejects.toMatchObject({ cause: { code: '23001' } })

  expect(await rows()).toEqual(before)
})

test('a fact is there when its change is, and is not when its change is not', async () => {
  const { owner } = await aBrand()
  const [kept, lost] = [newId(), newId()]
  const create = (storeId: string, isCutOff: boolean) =>
    transaction(owner, async (ctx) => {
      await ctx.db.insert(stores).values({ id: storeId, brandId: ctx.actor.brandId, name: 'Verdi', timeZone: 'UTC' })
      await emit(ctx, 'store.created', { storeId })
      if (isCutOff) throw new Error('cut off')
    })

  await create(kept, false)
  await expect(create(lost, true)).rejects.toThrow('cut off')

  const there = async (storeId: string) => [
    (await owner.db.select().from(stores).where(eq(stores.id, storeId))).length,
    (await owner.db.select().from(facts).where(eq(facts.subjectId, storeId))).length,
  ]
  expect([await there(kept), await there(lost)]).toEqual([
    [1, 1],
    [0, 0],
  ])
})

test('a fact says who, in which brand, when and by which request', async () => {
  const { owner, brand } = await aBrand()
  const storeId = newId()

  await emit({ ...owner, requestId: 'request-1' }, 'store.deleted', { storeId, name: 'Verdi' })

  const [fact] = await owner.db.select().from(facts).where(eq(facts.subjectId, storeId))
  expect(fact).toMatchObject({
    brandId: brand.id,
    type: 'store.deleted',
    subjectType: 'store',
    actorKind: 'member',
    actorId: owner.actor.accountId,
    at: owner.now,
    requestId: 'request-1',
    data: { storeId, name: 'Verdi' },
  })
})

test('a difference names what differs and nothing else', () => {
  const before = { name: 'Verdi', hours: { monday: [], sunday: [{ opens: '09:00', closes: '14:00' }] }, address: null, version: 1 }
  const sameHours = { sunday: [{ closes: '14:00', opens: '09:00' }], monday: [] }

  expect(difference(before, { ...before, hours: sameHours, version: 2 }, ['name', 'hours', 'address'])).toBeNull()
  expect(difference<{ name: string; address: string | null }>(before, { name: 'Verdi', address: 'Carrer' }, ['name', 'address'])).toEqual({
    before: { address: null },
    after: { address: 'Carrer' },
  })
})

test('the facts of one transaction are read in the order in which they were written, however many', async () => {
  const { owner, brand } = await aBrand()
  const names = Array.from({ length: 300 }, (_, at) => `Store ${at}`)

  await transaction(owner, async (ctx) => {
    for (const name of names) await emit(ctx, 'store.deleted', { storeId: newId(), name })
  })

  const rows = await owner.db.select().from(facts).where(eq(facts.brandId, brand.id)).orderBy(facts.id)
  expect(rows.flatMap(({ type, data }) => (type === 'store.deleted' ? [data.name] : []))).toEqual(names)
})

test('the brand of a fact is the one that it names, or else the one of who acts, or none', async () => {
  const [{ owner, brand }, account, other] = [await aBrand(), await anAccount(), await aBrand()]
  const { accountId } = account.actor
  const brandOf = async (write: (id: string) => Promise<void>) => {
    const id = newId()
    await write(id)
    const rows = await owner.db.select().from(facts).where(eq(facts.subjectId, id))
    return rows.map(({ brandId, actorKind, actorId }) => ({ brandId, actorKind, actorId }))
  }

  expect(await brandOf((storeId) => emit(owner, 'store.deleted', { storeId }))).toEqual([
    { brandId: brand.id, actorKind: 'member', actorId: owner.actor.accountId },
  ])
  expect(await brandOf((memberId) => emit(account, 'member.joined', { memberId, brandId: other.brand.id }))).toEqual([
    { brandId: other.brand.id, actorKind: 'account', actorId: accountId },
  ])
  expect(await brandOf((storeId) => emit(systemCtx('sweeper', brand.id), 'store.deleted', { storeId }))).toEqual([
    { brandId: brand.id, actorKind: 'system', actorId: 'sweeper' },
  ])
  expect(await brandOf((sessionId) => emit(account, 'session.ended', { sessionId }))).toEqual([
    { brandId: null, actorKind: 'account', actorId: accountId },
  ])
  expect(await brandOf((id) => emit(nobodyCtx(), 'account.sign-in-failed', { accountId: id }))).toEqual([
    { brandId: null, actorKind: 'nobody', actorId: null },
  ])
})
