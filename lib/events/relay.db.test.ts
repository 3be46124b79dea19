import { setTimeout as sleep } from 'node:timers/promises'
import postgres from 'postgres'
import { afterAll, afterEach, beforeEach, expect, test } from 'vitest'
import { facts } from '@/db/schema'
import { until } from '@/db/testing/until'
import { aBrand, anAccount, databaseUrl, unique } from '@/db/testing/world'
import { type BrandCtx, nobodyCtx } from '@/lib/core/ctx'
import { newId } from '@/lib/core/id'
import { transaction } from '@/lib/core/transaction'
import { emit } from './emit'
import { type HandedOn, type Relay, startRelay } from './relay'

const sql = postgres(databaseUrl, { max: 4, onnotice: () => {} })
afterAll(() => sql.end({ timeout: 5 }))

const relays: Relay[] = []
const relay = (handOn: (events: HandedOn[]) => Promise<void>, listensTo: string[] = ['store.deleted']) => {
  const started = startRelay({ databaseUrl, listensTo: new Set(listensTo), handOn })
  relays.push(started)
  return started
}

const isAsleep = async () => (await sql`select from relays where asleep and seen_at > now() - interval '4 s'`).length === 1
const isEmpty = async () => (await sql`select fact_id from outbox union all select fact_id from handovers limit 1`).length === 0

beforeEach(async () => {
  await sql`delete from outbox`
  await sql`delete from handovers`
  await sql`delete from relays`
})

afterEach(async () => {
  await Promise.all(relays.splice(0).map((started) => started.stop()))
})

const deleted = async (ctx: BrandCtx, name = 'Verdi') => {
  const storeId = newId()
  await emit({ ...ctx, now: new Date() }, 'store.deleted', { storeId, name })
  return storeId
}

const sequenceOf = async (brandId: string) => {
  const rows = await sql<{ sequence: number; storeId: string | null }[]>`
    select sequence::int, data ->> 'storeId' as "storeId" from relayed_facts join facts on facts.id = fact_id
    where relayed_facts.brand_id = ${brandId} order by sequence`
  return { places: rows.map(({ sequence }) => sequence), stores: rows.map(({ storeId }) => storeId) }
}

const fromOne = (count: number) => Array.from({ length: count }, (_, at) => at + 1)

const heard = () => {
  const events: HandedOn[] = []
  return { events, handOn: async (more: HandedOn[]) => void events.push(...more), stores: () => events.map(({ data }) => data.storeId) }
}

test('every fact of a brand gets its place from 1, and only what is listened to is handed on', async () => {
  const ear = heard()
  relay(ear.handOn)
  const [one, other] = [await aBrand(), await aBrand()]
  const stores = [await deleted(one.owner), await deleted(one.owner)]
  const foreign = await deleted(other.owner)
  await until(() => ear.events.length === 3)

  const [ours, theirs] = [await sequenceOf(one.brand.id), await sequenceOf(other.brand.id)]
  expect(ours.places).toEqual(fromOne(ours.places.length))
  expect(ours.stores.slice(-2)).toEqual(stores)
  expect(theirs.places).toEqual(fromOne(theirs.places.length))
  expect(ear.stores()).toEqual([...stores, foreign])
  expect(await isEmpty()).toBe(true)
})

test('a fact is handed on by its id, name and time, with its brand in the data', async () => {
  const ear = heard()
  relay(ear.handOn)
  const { owner, brand } = await aBrand()
  const storeId = await deleted(owner)
  await until(() => ear.events.length === 1)

  const [fact] = await sql<{ id: string; at: Date }[]>`select id, at from facts where subject_id = ${storeId}`
  expect(ear.events).toEqual([
    { id: fact?.id, name: 'store.deleted', data: { storeId, name: 'Verdi', brandId: brand.id }, ts: fact?.at.getTime() },
  ])
})

test('a fact of no brand has no place and is handed on all the same', async () => {
  const ear = heard()
  relay(ear.handOn, ['session.ended'])
  const account = await anAccount()
  const sessionId = newId()
  await emit(account, 'session.ended', { sessionId })
  await until(() => ear.events.some(({ data }) => data.sessionId === sessionId))

  expect(ear.events.at(-1)).toMatchObject({ name: 'session.ended', data: { sessionId, brandId: null } })
  expect(await sql`select from relayed_facts join facts on facts.id = fact_id where subject_id = ${sessionId}`).toHaveLength(0)
})

test('what was rolled back never arrives, and takes no place', async () => {
  const ear = heard()
  relay(ear.handOn)
  const { owner, brand } = await aBrand()
  const attempt = transaction(owner, async (ctx) => {
    await deleted(ctx, 'Never')
    await sleep(100)
    throw new Error('rolled back')
  })
  await expect(attempt).rejects.toThrow('rolled back')
  const storeId = await deleted(owner)
  await until(() => ear.events.length > 0)

  expect(ear.stores()).toEqual([storeId])
  const { places, stores } = await sequenceOf(brand.id)
  expect(places).toEqual(fromOne(places.length))
  expect(stores.at(-1)).toBe(storeId)
})

test('asleep it is woken by the fact, not by the poll', async () => {
  const ear = heard()
  relay(ear.handOn)
  const { owner } = await aBrand()
  const waits: number[] = []
  for (let time = 0; time < 5; time += 1) {
    await until(isAsleep)
    await sleep(300)
    await deleted(owner)
    waits.push(await until(() => ear.events.length > time))
  }

  expect(Math.max(...waits)).toBeLessThan(600)
})

test('who found it awake and commits when it wants to sleep is not left to the poll', async () => {
  const ear = heard()
  relay(ear.handOn)
  const { owner } = await aBrand()
  const waits: number[] = []
  for (let time = 0; time < 5; time += 1) {
    await deleted(owner)
    await until(() => ear.events.length === 2 * time + 1)
    await transaction(owner, async (ctx) => {
      await deleted(ctx)
      await until(isAsleep)
      await sleep(400 + time * 150)
    })
    waits.push(await until(() => ear.events.length === 2 * time + 2))
  }

  expect(Math.max(...waits)).toBeLessThan(600)
})

test('a fact of which nobody told is found by the poll', async () => {
  const ear = heard()
  relay(ear.handOn)
  await until(isAsleep)
  await sleep(300)
  await sql.begin(async (sql) => {
    await sql`set local session_replication_role = replica`
    const id = newId()
    await sql`insert into facts (id, type, subject_type, subject_id, actor_kind, data) values (${id}, 'store.deleted', 'store', ${id}, 'nobody', '{}')`
    await sql`insert into outbox (fact_id) values (${id})`
  })

  await until(() => ear.events.length === 1, 3_000)
})

test('while it is awake nobody notifies', async () => {
  const ear = heard()
  relay(ear.handOn)
  const { owner } = await aBrand()
  await deleted(owner)
  await until(() => ear.events.length === 1)
  let notifications = 0
  const { unlisten } = await sql.listen('facts', () => (notifications += 1))
  for (let fact = 0; fact < 100; fact += 1) await deleted(owner)
  await until(() => ear.events.length === 101)
  await unlisten()

  expect(notifications).toBe(0)
})

test('ten thousand facts of one transaction get ten thousand places, in the order in which they were written', async () => {
  const ear = heard()
  relay(ear.handOn)
  const { brand } = await aBrand()
  await until(isEmpty)
  const before = (await sequenceOf(brand.id)).places.length
  const ids = Array.from({ length: 10_000 }, () => newId())
  const row = { brandId: brand.id, type: 'store.deleted', subjectType: 'store', actorKind: 'nobody' } as const
  await transaction(nobodyCtx(), async ({ db }) => {
    for (let from = 0; from < ids.length; from += 1_000)
      await db
        .insert(facts)
        .values(ids.slice(from, from + 1_000).map((id) => ({ ...row, id, subjectId: id, data: { storeId: id, name: unique('store') } })))
  })
  const milliseconds = await until(() => ear.events.length === ids.length)
  console.info(`relay: ${Math.round((ids.length / milliseconds) * 1_000)} facts/s numbered and handed on`)

  const { places, stores } = await sequenceOf(brand.id)
  expect(places).toEqual(fromOne(before + ids.length))
  expect(stores.slice(before)).toEqual(ids)
  expect(ear.events.map(({ id }) => id)).toEqual(ids)
})

test('a fact whose transaction took long is found while newer ones keep coming', async () => {
  const ear = heard()
  relay(ear.handOn)
  const { owner } = await aBrand()
  let isOver = false
  const stream = async () => {
    while (!isOver) {
      await deleted(owner, 'Newer')
      await sleep(10)
    }
  }
  const streaming = stream()
  const late = await transaction(owner, async (ctx) => {
    const storeId = await deleted(ctx, 'Late')
    await sleep(3_500)
    return storeId
  })
  const milliseconds = await until(() => ear.stores().includes(late), 5_000).finally(() => (isOver = true))
  await streaming

  expect(ear.events.length).toBeGreaterThan(20)
  expect(milliseconds).toBeLessThan(3_000)
})

test('a fact put into the outbox again is handed on again and keeps its place', async () => {
  const ear = heard()
  relay(ear.handOn)
  const { owner, brand } = await aBrand()
  const storeId = await deleted(owner)
  await until(() => ear.events.length === 1)
  const before = await sequenceOf(brand.id)
  await sql`insert into outbox (fact_id) select id from facts where subject_id = ${storeId}`
  await until(() => ear.events.length === 2)

  expect(ear.stores()).toEqual([storeId, storeId])
  expect(await sequenceOf(brand.id)).toEqual(before)
})
