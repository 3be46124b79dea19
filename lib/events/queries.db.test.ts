import { eq } from 'drizzle-orm'
import { expect, test } from 'vitest'
import { accounts, members } from '@/db/schema'
import { aBrand } from '@/db/testing/world'
import type { BrandCtx, Ctx } from '@/lib/core/ctx'
import { newId } from '@/lib/core/id'
import { transaction } from '@/lib/core/transaction'
import { emit } from './emit'
import { listFacts } from './queries'

const minutesLater = <C extends Ctx>(ctx: C, minutes: number): C => ({ ...ctx, now: new Date(ctx.now.getTime() + minutes * 60_000) })

const storeDeleted = async (ctx: BrandCtx, name: string) => {
  const storeId = newId()
  await emit(ctx, 'store.deleted', { storeId, name })
  return storeId
}

test('the newest comes first, page by page, without gap or double', async () => {
  const { owner } = await aBrand()
  for (let minute = 1; minute <= 5; minute += 1) await storeDeleted(minutesLater(owner, minute), `Store ${minute}`)

  const first = await listFacts(owner, { limit: 3 })
  const second = await listFacts(owner, { limit: 3, cursor: first.nextCursor ?? '' })
  const third = await listFacts(owner, { limit: 3, cursor: second.nextCursor ?? '' })

  const rows = [first, second, third].flatMap((page) => page.data)
  expect(rows.slice(0, 5).map((fact) => fact.subject.name)).toEqual(['Store 5', 'Store 4', 'Store 3', 'Store 2', 'Store 1'])
  expect(
    rows
      .slice(5)
      .map((fact) => fact.type)
      .toSorted(),
  ).toEqual(['brand.created', 'member.added', 'store.created'])
  expect(third.nextCursor).toBeNull()
})

test('another brand sees nothing of it, whatever it asks for', async () => {
  const [{ owner }, other] = await Promise.all([aBrand(), aBrand()])
  const storeId = await storeDeleted(owner, 'Ours')

  const pages = await Promise.all([
    listFacts(other.owner, { limit: 100 }),
    listFacts(other.owner, { limit: 100, subjectId: storeId }),
    listFacts(other.owner, { limit: 100, actorId: owner.actor.accountId }),
  ])

  expect(
    pages.flatMap((page) => page.data).filter((fact) => fact.subject.id === storeId || fact.actor.id === owner.actor.accountId),
  ).toEqual([])
})

test('type, subject, actor and time narrow it', async () => {
  const { owner, member } = await aBrand()
  const manager = await member('manager')
  const early = await storeDeleted(minutesLater(owner, 10), 'Early')
  const late = await storeDeleted(minutesLater(manager, 20), 'Late')
  const subjects = async (asked: Partial<Parameters<typeof listFacts>[1]>) => {
    const page = await listFacts(owner, { limit: 100, type: 'store.deleted', ...asked })
    return page.data.map((fact) => fact.subject.id)
  }

  expect(await subjects({})).toEqual([late, early])
  expect(await subjects({ subjectId: early })).toEqual([early])
  expect(await subjects({ actorId: manager.actor.accountId })).toEqual([late])
  expect(await subjects({ since: minutesLater(owner, 15).now })).toEqual([late])
  expect(await subjects({ until: minutesLater(owner, 15).now })).toEqual([early])
  expect(await subjects({ type: 'brand.changed' })).toEqual([])
})

test('before and after stand apart from the rest', async () => {
  const { brand, owner } = await aBrand()
  await emit(owner, 'brand.changed', { brandId: brand.id, before: { name: 'Old' }, after: { name: 'New' } })

  const page = await listFacts(owner, { limit: 1, type: 'brand.changed' })

  expect(page.data).toMatchObject([
    { subject: { type: 'brand', id: brand.id, name: brand.name }, changes: { before: { name: 'Old' }, after: { name: 'New' } } },
  ])
  expect(page.data[0]?.data).toEqual({ brandId: brand.id })
})

test('people are named as they are called now, members who left by their account, and erased ones not at all', async () => {
  const { owner, member } = await aBrand()
  const manager = await member('manager')
  const { accountId, memberId } = manager.actor
  await emit(manager, 'member.changed', { memberId, accountId })
  const named = async () => {
    const page = await listFacts(owner, { limit: 1, type: 'member.changed' })
    return page.data.map((fact) => [fact.actor.name, fact.subject.name])
  }
  const rename = (name: string) => owner.db.update(accounts).set({ name }).where(eq(accounts.id, accountId))

  await rename('María')
  expect(await named()).toEqual([['María', 'María']])
  await owner.db.delete(members).where(eq(members.id, memberId))
  expect(await named()).toEqual([['María', 'María']])
  await rename('')
  expect(await named()).toEqual([[null, null]])
})

test('what was rolled back never happened', async () => {
  const { owner } = await aBrand()

  const attempt = transaction(owner, async (ctx) => {
    await storeDeleted(ctx, 'Never')
    throw new Error('rolled back')
  })

  await expect(attempt).rejects.toThrow('rolled back')
  expect((await listFacts(owner, { limit: 10, type: 'store.deleted' })).data).toEqual([])
})

test.each(['', 'x', Buffer.from('["not-an-id"]').toString('base64url')])('422 invalid when the cursor is %j', async (cursor) => {
  const { owner } = await aBrand()

  await expect(listFacts(owner, { limit: 3, cursor })).rejects.toMatchObject({ code: 'invalid' })
})
