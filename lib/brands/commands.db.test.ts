import { eq } from 'drizzle-orm'
import { expect, test } from 'vitest'
import { facts, members, stores } from '@/db/schema'
import { aBrand, anAccount } from '@/db/testing/world'
import type { Ctx } from '@/lib/core/ctx'
import { changeBrand, createBrand } from './commands'
import type { NewBrand } from './contract'
import { getBrand, listBrands } from './queries'

const newBrand = (slug: string, name = slug): NewBrand => ({
  name,
  slug,
  currency: 'EUR',
  timeZone: 'Europe/Madrid',
  locales: ['es', 'en'],
  allowedOrigins: [],
})

const factsOf = (ctx: Ctx, brandId: string) => ctx.db.select().from(facts).where(eq(facts.brandId, brandId)).orderBy(facts.id)

test('a new brand has its owner and its store "Online", and the log says so', async () => {
  const ctx = await anAccount()

  const brand = await createBrand(ctx, newBrand('molino'))

  expect(brand).toMatchObject({ ...newBrand('molino'), version: 1 })
  expect(await ctx.db.select().from(members).where(eq(members.brandId, brand.id))).toMatchObject([
    { accountId: ctx.actor.accountId, role: 'owner' },
  ])
  expect(await ctx.db.select().from(stores).where(eq(stores.brandId, brand.id))).toMatchObject([
    { name: 'Online', online: true, latitude: null, timeZone: 'Europe/Madrid' },
  ])
  const types = (await factsOf(ctx, brand.id)).map((fact) => fact.type)
  expect(types.toSorted()).toEqual(['brand.created', 'member.added', 'store.created'])
})

test('of many who want one slug at once exactly one gets it, and the others leave nothing behind', async () => {
  const people = await Promise.all(Array.from({ length: 10 }, () => anAccount()))

  const outcomes = await Promise.allSettled(people.map((ctx) => createBrand(ctx, newBrand('wanted'))))

  const refusals = outcomes.flatMap((outcome) => (outcome.status === 'rejected' ? [outcome.reason.code] : []))
  expect(refusals).toEqual(Array.from({ length: 9 }, () => 'slug-taken'))
  const owned = await Promise.all(people.map((ctx) => listBrands(ctx, { limit: 10 })))
  expect(owned.flatMap((page) => page.data)).toMatchObject([{ slug: 'wanted', role: 'owner' }])
})

test('a change is remembered as before and after of what differs, and of nothing else', async () => {
  const { brand, owner } = await aBrand()

  const changed = await changeBrand(owner, {
    change: { name: 'Molino Nuevo', timeZone: brand.timeZone, allowedOrigins: ['https://shop.example'] },
  })

  expect(changed).toEqual({ ...brand, name: 'Molino Nuevo', allowedOrigins: ['https://shop.example'], version: brand.version + 1 })
  expect((await factsOf(owner, brand.id)).find((fact) => fact.type === 'brand.changed')?.data).toEqual({
    brandId: brand.id,
    name: 'Molino Nuevo',
    before: { name: brand.name, allowedOrigins: [] },
    after: { name: 'Molino Nuevo', allowedOrigins: ['https://shop.example'] },
  })
})

test('a change that changes nothing is no change: no fact, no new version', async () => {
  const { brand, owner } = await aBrand()
  const before = await factsOf(owner, brand.id)

  const answer = await changeBrand(owner, { change: { name: brand.name, locales: brand.locales }, ifMatch: brand.version })

  expect(answer).toEqual(brand)
  expect(await factsOf(owner, brand.id)).toEqual(before)
})

test('of two who change the same version at once one is refused', async () => {
  const { brand, owner } = await aBrand()

  const outcomes = await Promise.allSettled(
    ['North', 'South'].map((name) => changeBrand(owner, { change: { name }, ifMatch: brand.version })),
  )

  const refusals = outcomes.flatMap((outcome) => (outcome.status === 'rejected' ? [outcome.reason.code] : []))
  expect(refusals).toEqual(['version-conflict'])
  expect((await getBrand(owner)).version).toBe(brand.version + 1)
})

test('a list holds the own brands and no others, by name as people sort, page by page', async () => {
  const ctx = await anAccount()
  await aBrand()
  for (const name of ['zeta', 'Árbol', 'beta', 'Alfa']) await createBrand(ctx, newBrand(`by-name-${name.charCodeAt(0)}`, name))

  const first = await listBrands(ctx, { limit: 3 })
  const second = await listBrands(ctx, { limit: 3, cursor: first.nextCursor ?? '' })

  expect([first, second].map((page) => page.data.map((brand) => brand.name))).toEqual([['Alfa', 'Árbol', 'beta'], ['zeta']])
  expect(second.nextCursor).toBeNull()
})

test.each(['', 'x', Buffer.from('["a","b"]').toString('base64url'), Buffer.from('["a"]').toString('base64url')])(
  '422 invalid when the cursor is %j',
  async (cursor) => {
    const ctx = await anAccount()

    await expect(listBrands(ctx, { limit: 3, cursor })).rejects.toMatchObject({ code: 'invalid' })
  },
)
