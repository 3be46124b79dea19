import { setTimeout as sleep } from 'node:timers/promises'
import postgres from 'postgres'
import { afterAll, afterEach, expect, test } from 'vitest'
import { until } from '@/db/testing/until'
import { aBrand, databaseUrl } from '@/db/testing/world'
import type { BrandCtx } from '@/lib/core/ctx'
import { newId } from '@/lib/core/id'
import { log } from '@/lib/core/log'
import { emit } from './emit'
import type { Follow } from './follow-numbered'
import { type HandedOn, type Relay, startRelay } from './relay'

log.level = 'silent'

const sql = postgres(databaseUrl, { max: 1, onnotice: () => {} })
afterAll(() => sql.end({ timeout: 5 }))

const relays: Relay[] = []
afterEach(() => Promise.all(relays.splice(0).map((relay) => relay.stop())))

const relayWith = (follow: Follow) => {
  const handed: HandedOn[] = []
  relays.push(startRelay({ databaseUrl, listensTo: new Set(), handOn: async (events) => void handed.push(...events), follow }))
  return handed
}

const deleted = (ctx: BrandCtx) => emit({ ...ctx, now: new Date() }, 'store.deleted', { storeId: newId(), name: 'Verdi' })

const placesOf = async ({ actor }: BrandCtx): Promise<number> => {
  const [row] = await sql<{ places: number }[]>`select count(*)::int as places from relayed_facts where brand_id = ${actor.brandId}`
  return row?.places ?? 0
}

test('it is told of the brands whose facts got their places, and what it answers is handed on', async () => {
  const [{ owner }, { owner: other }] = [await aBrand(), await aBrand()]
  const told: (readonly string[] | null)[] = []
  const event = { id: newId(), name: 'webhook.due', data: {}, ts: 1 }
  const handed = relayWith(async (brandIds) => {
    told.push(brandIds)
    return brandIds?.includes(other.actor.brandId) && !brandIds.includes(owner.actor.brandId) ? [event] : []
  })
  await until(async () => (await placesOf(owner)) >= 3 && (await placesOf(other)) >= 3)

  await until(async () => {
    await deleted(other)
    return handed.length > 0
  })

  expect(told[0]).toBeNull()
  expect(handed[0]).toEqual(event)
})

test('while it hangs, facts get their places all the same', async () => {
  const { owner } = await aBrand()
  const gone = new AbortController()
  relayWith(async () => {
    await sleep(60_000, undefined, { signal: gone.signal }).catch(() => undefined)
    return []
  })

  const before = await placesOf(owner)
  for (let count = 0; count < 5; count += 1) await deleted(owner)
  await until(async () => (await placesOf(owner)) >= before + 5)

  gone.abort()
  expect(await placesOf(owner)).toBeGreaterThanOrEqual(5)
})

test('when it fails, or what it answers is not taken, all brands are looked at again', async () => {
  const { owner } = await aBrand()
  let failures = 0
  const told: (readonly string[] | null)[] = []
  relayWith(async (brandIds) => {
    told.push(brandIds)
    failures += 1
    if (failures < 3) throw new Error('the planning failed')
    return []
  })

  await deleted(owner)
  await until(() => told.filter((brandIds) => brandIds === null).length >= 3, 15_000)

  expect(failures).toBeGreaterThanOrEqual(3)
})
