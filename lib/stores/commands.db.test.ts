import { and, eq, sql } from 'drizzle-orm'
import { expect, test } from 'vitest'
import { facts, stores } from '@/db/schema'
import { aBrand } from '@/db/testing/world'
import type { BrandCtx } from '@/lib/core/ctx'
import { newId } from '@/lib/core/id'
import { transaction } from '@/lib/core/transaction'
import { changeStore, createStore, deleteStore } from './commands'
import type { NewStore, OpeningHours, StoreChange } from './contract'
import { getStore, listStores } from './queries'

const noHours: OpeningHours = { monday: [], tuesday: [], wednesday: [], thursday: [], friday: [], saturday: [], sunday: [] }
const mornings: OpeningHours = {
  ...noHours,
  monday: [{ opens: '08:00', closes: '14:00' }],
  saturday: [{ opens: '10:00', closes: '24:00' }],
}
const evenings: OpeningHours = { ...noHours, monday: [{ opens: '17:00', closes: '02:00' }] }

const gracia: NewStore = {
  name: 'Gràcia',
  position: { latitude: 41.4036, longitude: 2.1569 },
  address: 'Carrer de Verdi 12',
  timeZone: 'Europe/Madrid',
  openingHours: mornings,
}

const factsAbout = (ctx: BrandCtx, storeId: string) => ctx.db.select().from(facts).where(eq(facts.subjectId, storeId)).orderBy(facts.id)

const onlineOf = async (ctx: BrandCtx) => {
  const { data } = await listStores(ctx, { limit: 100, sort: 'name' })
  const online = data.find((store) => store.online)
  if (!online) throw new Error('a brand has no store "Online"')
  return online
}

const later = (ctx: BrandCtx): BrandCtx => ({ ...ctx, now: new Date(ctx.now.getTime() + 60_000) })

const refusals = (outcomes: PromiseSettledResult<unknown>[]) =>
  outcomes.flatMap((outcome) => (outcome.status === 'rejected' ? [outcome.reason.code] : []))

/** Holds the row until all of them wait for it, so that they meet each other at every run. */
const allAtOnce = async <Result>(ctx: BrandCtx, storeId: string, works: (() => Promise<Result>)[]) => {
  const waiting = async () => {
    const [row] = await ctx.db.execute<{ count: number }>(
      sql`select count(distinct pid)::int as count from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'`,
    )
    return row?.count ?? 0
  }
  const running = await transaction(ctx, async ({ db }) => {
    await db.select().from(stores).where(eq(stores.id, storeId)).for('update')
    const outcomes = Promise.allSettled(works.map((work) => work()))
    while ((await waiting()) < works.length) continue
    return { outcomes }
  })
  return running.outcomes
}

test('a new store is what was asked for, at version 1, and the log says who made it', async () => {
  const { brand, owner } = await aBrand()

  const store = await createStore(owner, gracia)

  expect(store).toEqual({ ...gracia, id: store.id, online: false, version: 1, createdAt: owner.now, updatedAt: owner.now })
  expect(await getStore(owner, store.id)).toEqual(store)
  expect(await factsAbout(owner, store.id)).toMatchObject([
    {
      type: 'store.created',
      brandId: brand.id,
      subjectType: 'store',
      actorKind: 'member',
      actorId: owner.actor.accountId,
      at: owner.now,
      data: { storeId: store.id, name: 'Gràcia' },
    },
  ])
})

test('a store that says no time zone keeps the time of its brand, and zero is a position', async () => {
  const { brand, owner } = await aBrand()

  const store = await createStore(owner, { name: 'Isla Nula', position: { latitude: 0, longitude: 0 } })

  expect(store).toMatchObject({
    timeZone: brand.timeZone,
    position: { latitude: 0, longitude: 0 },
    address: null,
    openingHours: null,
    online: false,
  })
})

test.each([
  ['name', { name: 'Sants' }, { name: 'Gràcia' }],
  ['position', { position: { latitude: 0, longitude: -0.5 } }, { position: gracia.position }],
  ['position, cleared', { position: null }, { position: gracia.position }],
  ['address, cleared', { address: null }, { address: 'Carrer de Verdi 12' }],
  ['time zone', { timeZone: 'Atlantic/Canary' }, { timeZone: 'Europe/Madrid' }],
  ['opening hours', { openingHours: evenings }, { openingHours: mornings }],
  ['opening hours, cleared', { openingHours: null }, { openingHours: mornings }],
] satisfies [string, StoreChange, StoreChange][])(
  'a change of the %s is the next version, and before and after are remembered',
  async (_, change, before) => {
    const { owner } = await aBrand()
    const store = await createStore(owner, gracia)
    const ctx = later(owner)

    const changed = await changeStore(ctx, { storeId: store.id, change, ifMatch: 1 })

    expect(changed).toEqual({ ...store, ...change, version: 2, updatedAt: ctx.now })
    expect(await getStore(owner, store.id)).toEqual(changed)
    const [, fact, ...more] = await factsAbout(owner, store.id)
    expect(fact).toMatchObject({ type: 'store.changed', at: ctx.now })
    expect(fact?.data).toEqual({ storeId: store.id, name: changed.name, before, after: change })
    expect(more).toEqual([])
  },
)

test.each([
  ['nothing', {}],
  ['the same name', { name: 'Gràcia' }],
  ['the same position', { position: { longitude: 2.1569, latitude: 41.4036 } }],
  ['the same opening hours', { openingHours: mornings }],
  ['all that it is', gracia],
] satisfies [string, StoreChange][])('a change to %s is none: no version, no fact', async (_, change) => {
  const { owner } = await aBrand()
  const store = await createStore(owner, gracia)

  expect(await changeStore(later(owner), { storeId: store.id, change, ifMatch: 1 })).toEqual(store)
  expect(await getStore(owner, store.id)).toEqual(store)
  expect(await factsAbout(owner, store.id)).toHaveLength(1)
})

test('only what differs is in the fact, whatever else was sent along', async () => {
  const { owner } = await aBrand()
  const store = await createStore(owner, gracia)

  await changeStore(owner, { storeId: store.id, change: { ...gracia, name: 'Verdi', address: null } })

  const [, fact] = await factsAbout(owner, store.id)
  expect(fact?.data).toEqual({
    storeId: store.id,
    name: 'Verdi',
    before: { name: 'Gràcia', address: 'Carrer de Verdi 12' },
    after: { name: 'Verdi', address: null },
  })
})

test('412 version-conflict when the version is an old one or one to come, and nothing is written', async () => {
  const { owner } = await aBrand()
  const { id: storeId } = await createStore(owner, gracia)
  const store = await changeStore(owner, { storeId, change: { name: 'Verdi' } })

  for (const ifMatch of [1, 3, 0]) {
    await expect(changeStore(owner, { storeId, change: { name: 'Sants' }, ifMatch })).rejects.toMatchObject({ code: 'version-conflict' })
    await expect(changeStore(owner, { storeId, change: {}, ifMatch })).rejects.toMatchObject({ code: 'version-conflict' })
    await expect(deleteStore(owner, { storeId, ifMatch })).rejects.toMatchObject({ code: 'version-conflict' })
  }

  expect(await getStore(owner, storeId)).toEqual(store)
  expect(await factsAbout(owner, storeId)).toHaveLength(2)
})

test('of many changes of one version at once exactly one wins, and the others are told', async () => {
  const { owner } = await aBrand()
  const { id: storeId } = await createStore(owner, gracia)
  const names = Array.from({ length: 8 }, (_, at) => `Name ${at}`)

  const outcomes = await allAtOnce(
    owner,
    storeId,
    names.map((name) => () => changeStore(owner, { storeId, change: { name }, ifMatch: 1 })),
  )

  expect(refusals(outcomes)).toEqual(Array.from({ length: 7 }, () => 'version-conflict'))
  const winner = outcomes.find((outcome) => outcome.status === 'fulfilled')
  expect(await getStore(owner, storeId)).toEqual(winner?.value)
  expect(winner?.value.version).toBe(2)
  expect(await factsAbout(owner, storeId)).toHaveLength(2)
})

test('changes at once that name no version all count, and each remembers what it found', async () => {
  const { owner } = await aBrand()
  const { id: storeId } = await createStore(owner, gracia)
  const names = Array.from({ length: 6 }, (_, at) => `Name ${at}`)

  await allAtOnce(
    owner,
    storeId,
    names.map((name) => () => changeStore(owner, { storeId, change: { name } })),
  )

  const store = await getStore(owner, storeId)
  expect(store.version).toBe(7)
  const changed = (await factsAbout(owner, storeId)).slice(1).map((fact) => fact.data)
  const next = new Map(changed.map(({ before, after }) => [JSON.stringify(before), JSON.stringify(after)]))
  let name = JSON.stringify({ name: 'Gràcia' })
  for (let step = 0; step < 6; step += 1) name = next.get(name) ?? 'the chain of changes is broken'
  expect(name).toBe(JSON.stringify({ name: store.name }))
})

test('a store is deleted once, and the fact keeps its name', async () => {
  const { owner } = await aBrand()
  const { id: storeId } = await createStore(owner, gracia)

  const outcomes = await allAtOnce(
    owner,
    storeId,
    Array.from({ length: 4 }, () => () => deleteStore(owner, { storeId, ifMatch: 1 })),
  )

  expect(refusals(outcomes)).toEqual(['not-found', 'not-found', 'not-found'])
  await expect(getStore(owner, storeId)).rejects.toMatchObject({ code: 'not-found' })
  await expect(changeStore(owner, { storeId, change: { name: 'Sants' } })).rejects.toMatchObject({ code: 'not-found' })
  const [, fact, ...more] = await factsAbout(owner, storeId)
  expect(fact).toMatchObject({ type: 'store.deleted', data: { storeId, name: 'Gràcia' } })
  expect(more).toEqual([])
})

test('404 not-found for the store of another brand, by whatever one does to it, and it stays as it is', async () => {
  const [{ owner }, stranger] = await Promise.all([aBrand(), aBrand()])
  const store = await createStore(owner, gracia)
  const missing = newId()

  for (const storeId of [store.id, missing]) {
    const attempts = [
      () => getStore(stranger.owner, storeId),
      () => changeStore(stranger.owner, { storeId, change: { name: 'Mine' } }),
      () => changeStore(stranger.owner, { storeId, change: {}, ifMatch: 9 }),
      () => deleteStore(stranger.owner, { storeId }),
      () => deleteStore(stranger.owner, { storeId, ifMatch: 9 }),
    ]
    for (const attempt of attempts) await expect(attempt()).rejects.toMatchObject({ code: 'not-found' })
  }

  expect(await getStore(owner, store.id)).toEqual(store)
  expect(await factsAbout(owner, store.id)).toHaveLength(1)
})

test('409 online-store: it takes no position and is not deleted, but may be renamed', async () => {
  const { owner } = await aBrand()
  const { id: storeId } = await onlineOf(owner)

  await expect(changeStore(owner, { storeId, change: { position: { latitude: 0, longitude: 0 } } })).rejects.toMatchObject({
    code: 'online-store',
  })
  await expect(deleteStore(owner, { storeId })).rejects.toMatchObject({ code: 'online-store' })
  await expect(deleteStore(owner, { storeId, ifMatch: 9 })).rejects.toMatchObject({ code: 'online-store' })

  expect(await changeStore(owner, { storeId, change: { name: 'Tienda', position: null } })).toMatchObject({
    name: 'Tienda',
    online: true,
    position: null,
    version: 2,
  })
})

test('a store whose fact cannot be written does not come to be', async () => {
  const { brand, owner } = await aBrand()
  const unwritable: BrandCtx = { ...owner, requestId: 'a request \u0000 id that no row takes' }

  await expect(createStore(unwritable, { ...gracia, name: 'Never' })).rejects.toThrow()

  expect(
    await owner.db
      .select()
      .from(stores)
      .where(and(eq(stores.brandId, brand.id), eq(stores.name, 'Never'))),
  ).toEqual([])
})
