import { setTimeout as sleep } from 'node:timers/promises'
import postgres from 'postgres'
import { afterAll, afterEach, beforeEach, expect, test } from 'vitest'
import { until } from '@/db/testing/until'
import { aBrand, databaseUrl } from '@/db/testing/world'
import type { BrandCtx } from '@/lib/core/ctx'
import { newId } from '@/lib/core/id'
import { emit } from './emit'
import { numberFacts } from './number-facts'
import { type HandedOn, type Relay, startRelay } from './relay'
import { relayFacts } from './relay-facts'

const sql = postgres(databaseUrl, { max: 4, onnotice: () => {} })
afterAll(() => sql.end({ timeout: 5 }))

const [none, lowestId] = [new Set<string>(), '00000000-0000-0000-0000-000000000000']

const relays: Relay[] = []
const relay = (handOn: (events: HandedOn[]) => Promise<void>) => {
  const started = startRelay({ databaseUrl, listensTo: new Set(['store.deleted']), handOn })
  relays.push(started)
  return started
}

const isEmpty = async () => (await sql`select fact_id from outbox union all select fact_id from handovers limit 1`).length === 0

beforeEach(async () => {
  await sql`delete from outbox`
  await sql`delete from handovers`
  await sql`delete from relays`
})

afterEach(async () => {
  await Promise.all(relays.splice(0).map((started) => started.stop()))
})

const deleted = async (ctx: BrandCtx) => {
  const storeId = newId()
  await emit({ ...ctx, now: new Date() }, 'store.deleted', { storeId, name: 'Verdi' })
  return storeId
}

const someDeleted = async (ctx: BrandCtx, count: number) => {
  const stores: string[] = []
  for (let store = 0; store < count; store += 1) stores.push(await deleted(ctx))
  return stores
}

const placesOf = async (brandId: string) => {
  const rows = await sql<{ sequence: number }[]>`
    select sequence::int from relayed_facts where brand_id = ${brandId} order by sequence`
  return rows.map(({ sequence }) => sequence)
}

const fromOne = (count: number) => Array.from({ length: count }, (_, at) => at + 1)
const storesOf = (events: HandedOn[]) => events.map(({ data }) => String(data.storeId))
const health = async () =>
  (
    await sql<{ seenAt: Date; stuckSince: Date | null }[]>`
  select seen_at as "seenAt", stuck_since as "stuckSince" from relays`
  )[0]

test('while nobody takes them facts wait in their order, the sequence goes on, and it says since when', async () => {
  const { owner, brand } = await aBrand()
  const taken: HandedOn[] = []
  let isAway = true
  relay(async (events) => {
    if (isAway) throw new Error('away')
    taken.push(...events)
  })
  const early = await someDeleted(owner, 3)
  await until(async () => (await health())?.stuckSince != null)
  const stuck = await health()
  const late = await someDeleted(owner, 3)
  await until(async () => (await sql`select from outbox`).length === 0)
  const places = await placesOf(brand.id)
  await until(async () => ((await health())?.seenAt ?? 0) > (stuck?.seenAt ?? 0))
  isAway = false
  await until(isEmpty)

  expect(places).toEqual(fromOne(places.length))
  expect(places.length).toBeGreaterThanOrEqual(6)
  expect(storesOf(taken)).toEqual([...early, ...late])
  expect((await health())?.stuckSince).toBeNull()
})

test('what stands before a fact that nobody takes still gets through, and nothing overtakes it', async () => {
  const { owner } = await aBrand()
  const stores = await someDeleted(owner, 40)
  const [unbearable] = stores.slice(25)
  const taken: HandedOn[] = []
  let isHealed = false
  relay(async (events) => {
    if (!isHealed && storesOf(events).includes(String(unbearable))) throw new Error('not this one')
    taken.push(...events)
  })
  await until(() => taken.length === 25)
  await sleep(300)
  const before = storesOf(taken)
  isHealed = true
  await until(isEmpty)

  expect(before).toEqual(stores.slice(0, 25))
  expect(storesOf(taken)).toEqual(stores)
})

test('a fact is gone from what waits only after the answer, and stopping waits for it', async () => {
  const { owner } = await aBrand()
  let answer = () => {}
  let asked = 0
  const started = relay(async () => {
    asked += 1
    await new Promise<void>((resolve) => (answer = resolve))
  })
  await deleted(owner)
  await until(() => asked === 1)
  const during = await sql`select from handovers`
  let isStopped = false
  const stopped = started.stop().then(() => (isStopped = true))
  await sleep(200)
  const waits = !isStopped
  answer()
  await stopped

  expect(during).toHaveLength(1)
  expect(waits).toBe(true)
  expect(await sql`select from handovers`).toHaveLength(0)
})

const someoneWaits = async () =>
  (await sql`select from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'`).length === 1

const lockOfRelay = sql`classid = 0 and objsubid = 1 and locktype = 'advisory' and granted
  and database = (select oid from pg_database where datname = current_database())`

test('one relays; when it stops another takes over within seconds', async () => {
  const { owner } = await aBrand()
  const by: [string[], string[]] = [[], []]
  const first = relay(async (events) => void by[0].push(...storesOf(events)))
  await until(async () => (await sql`select from relays where not asleep`).length === 1)
  relay(async (events) => void by[1].push(...storesOf(events)))
  const early = await someDeleted(owner, 20)
  await until(() => by[0].length === 20)
  await first.stop()
  const late = await deleted(owner)
  const takeover = await until(() => by[1].includes(late))

  expect(by).toEqual([early, [late]])
  expect(takeover).toBeLessThan(3_000)
})

test('whose connection was cut relays no more while another has the role', async () => {
  const { owner } = await aBrand()
  const taken: string[] = []
  relay(async (events) => void taken.push(...storesOf(events)))
  await deleted(owner)
  await until(() => taken.length === 1)
  await until(async () => (await sql`select from relays where asleep`).length === 1)
  await sleep(300)
  const [lock] = await sql<{ number: string; pid: number }[]>`select objid as number, pid from pg_locks where ${lockOfRelay}`
  const rival = postgres(databaseUrl, { max: 1, onnotice: () => {} })
  const gained = rival`select pg_advisory_lock(${Number(lock?.number)})`.execute()
  await until(someoneWaits)
  await sql`select pg_terminate_backend(${Number(lock?.pid)})`
  await gained
  const storeId = await deleted(owner)
  await sleep(1_500)
  const before = [...taken]
  await rival.end({ timeout: 1 })
  await until(() => taken.length === 2, 3_000)

  expect(before).not.toContain(storeId)
  expect(taken.at(-1)).toBe(storeId)
})

test('who numbers while another does waits for its key, and then tries again', async () => {
  const { owner, brand } = await aBrand()
  await sql`delete from outbox`
  const early = await deleted(owner)
  const commit = new AbortController()
  let hasTaken = false
  const first = sql.begin(async (inside) => {
    await numberFacts(inside, none, lowestId)
    hasTaken = true
    await until(() => commit.signal.aborted)
  })
  await until(() => hasTaken)
  const late = await deleted(owner)
  const second = numberFacts(sql, none, lowestId).then(
    () => null,
    (error: unknown) => error,
  )
  await until(someoneWaits)
  commit.abort()
  await first

  expect(await second).toMatchObject({ code: '23505', constraint_name: 'relayed_facts_brand_id_sequence_pk' })
  expect(await numberFacts(sql, none, lowestId)).toMatchObject({ taken: 1 })
  const rows = await sql`
    select sequence::int, subject_id as store from relayed_facts join facts on facts.id = fact_id
    where relayed_facts.brand_id = ${brand.id} order by sequence`
  expect(rows).toEqual([
    { sequence: 1, store: early },
    { sequence: 2, store: late },
  ])
})

test('two that relay at once, having lost the lock, neither double a place nor leave one out, and lose nothing', async () => {
  const brands = await Promise.all([aBrand(), aBrand(), aBrand()])
  await sql`delete from outbox`
  const over = new AbortController()
  const taken: HandedOn[] = []
  const refused: string[] = []
  const relaying = { listensTo: new Set(['store.deleted']), handOn: async (events: HandedOn[]) => void taken.push(...events) }
  const keep = async () => {
    const own = postgres(databaseUrl, { max: 1, onnotice: () => {} })
    while (!over.signal.aborted)
      await relayFacts(own, relaying, over.signal).catch((error: unknown) => {
        if (!(error instanceof postgres.PostgresError)) throw error
        refused.push(error.code)
      })
    await own.end({ timeout: 1 })
  }
  const both = Promise.all([keep(), keep()])
  const written = await Promise.all(brands.flatMap(({ owner }) => [someDeleted(owner, 60), someDeleted(owner, 60)]))
  await until(isEmpty)
  over.abort()
  await both

  for (const { brand } of brands) expect(await placesOf(brand.id)).toEqual(fromOne(120))
  expect(new Set(storesOf(taken))).toEqual(new Set(written.flat()))
  expect(refused.filter((code) => code !== '23505')).toEqual([])
})
