import { sql } from 'drizzle-orm'
import fc from 'fast-check'
import { beforeAll, expect, test } from 'vitest'
import { stores } from '@/db/schema'
import { aBrand, type TestBrand } from '@/db/testing/world'
import { newId } from '@/lib/core/id'
import { listStoresNear } from './queries'
import { distanceMetres, meanEarthRadiusMetres, type Place } from './rules'

const halfway = Math.PI * meanEarthRadiusMetres
const place = (latitude: number, longitude: number): Place => ({ latitude, longitude })

const special = [
  place(0, 0),
  place(0, 180),
  place(0, -180),
  place(0, 90),
  place(0, -90),
  place(90, 0),
  place(90, 123),
  place(-90, -45),
  place(12.5, 180),
  place(12.5, -180),
  place(12.5, 179.999),
  place(12.5, -179.999),
]

let brands: TestBrand[]
let places: Map<string, Place>

const theWorld = () => {
  const [world] = brands
  if (!world) throw new Error('the world is not made')
  return world
}

/** The golden angle spreads them evenly over the sphere, the same at each run. */
const spread = (count: number): Place[] =>
  Array.from({ length: count }, (_, at) =>
    place((Math.asin(1 - (2 * (at + 0.5)) / count) * 180) / Math.PI, ((at * 137.507_764) % 360) - 180),
  )

const around = ({ latitude, longitude }: Place, count: number): Place[] =>
  Array.from({ length: count }, (_, at) => place(latitude + Math.sin(at) * at * 1e-4, longitude + Math.cos(at) * at * 1e-4))

const barcelona = place(41.3874, 2.1686)

beforeAll(async () => {
  brands = await Promise.all([aBrand(), aBrand()])
  const rows = [...special, ...spread(5_000), ...around(barcelona, 200)].map((position, at) => ({
    id: newId(),
    brandId: brands[at % 2]?.brand.id ?? '',
    name: `Store ${at}`,
    timeZone: 'UTC',
    ...position,
  }))
  places = new Map(rows.map(({ id, latitude, longitude }) => [id, place(latitude, longitude)]))
  const { db } = theWorld().account
  for (let at = 0; at < rows.length; at += 1_000) await db.insert(stores).values(rows.slice(at, at + 1_000))
  await db.execute(sql`analyze stores`)
})

const near = (position: Place, withinMetres: number, limit = 10_000) =>
  listStoresNear(theWorld().account, { position, withinMetres, limit })

const byHand = (position: Place, withinMetres: number) =>
  [...places]
    .map(([id, there]) => ({ id, metres: distanceMetres(position, there) }))
    .filter(({ metres }) => metres <= withinMetres)
    .toSorted((one, other) => one.metres - other.metres)

const anyPlace = fc.oneof(
  fc.constantFrom(...special),
  fc.record({ latitude: fc.double({ min: -90, max: 90, noNaN: true }), longitude: fc.double({ min: -180, max: 180, noNaN: true }) }),
  fc.record({ latitude: fc.double({ min: 89.9, max: 90, noNaN: true }), longitude: fc.double({ min: -180, max: 180, noNaN: true }) }),
  fc.record({ latitude: fc.double({ min: -60, max: 60, noNaN: true }), longitude: fc.constantFrom(180, -180, 179.9999, -179.9999) }),
)
const anyRadius = fc.oneof(
  fc.double({ min: 0, max: 2_000_000, noNaN: true }),
  fc.constantFrom(0, 2_000, 500_000, halfway / 2, halfway, 2 * halfway, Infinity),
)

const nearestMillimetre = 3

test('all stores within the radius and no other are found, wherever on the globe one stands', async () => {
  await fc.assert(
    fc.asyncProperty(anyPlace, anyRadius, async (position, withinMetres) => {
      const found = await near(position, withinMetres)

      expect(found.map((store) => store.id).toSorted()).toEqual(
        byHand(position, withinMetres)
          .map(({ id }) => id)
          .toSorted(),
      )
    }),
    { numRuns: 40 },
  )
})

test('they come nearest first, with the distance to each, and a shorter list is the beginning of the longer', async () => {
  await fc.assert(
    fc.asyncProperty(anyPlace, fc.integer({ min: 1, max: 40 }), async (position, limit) => {
      const found = await near(position, 3_000_000, limit)
      const expected = byHand(position, 3_000_000).slice(0, limit)

      expect(found).toHaveLength(expected.length)
      for (const [at, store] of found.entries()) {
        expect(store.distanceMetres).toBeCloseTo(expected[at]?.metres ?? NaN, nearestMillimetre)
        expect(store.distanceMetres).toBe(distanceMetres(position, store.position ?? place(NaN, NaN)))
      }
    }),
    { numRuns: 40 },
  )
})

test('stores of all brands are found, each with the name of its brand, and never one without a position', async () => {
  const found = await near(barcelona, halfway)

  expect(new Set(found.map((store) => store.brand.slug))).toEqual(new Set(brands.map(({ brand }) => brand.slug)))
  expect(found.every((store) => !store.online && store.position !== null)).toBe(true)
  expect(found).toHaveLength(places.size)
})

test('who stands in the door is found at any radius', async () => {
  const [id, door] = [...places].find(([, { latitude, longitude }]) => latitude > 41 && longitude % 1 !== 0) ?? ['', place(NaN, NaN)]

  for (const withinMetres of [0, 0.001, 1]) expect((await near(door, withinMetres)).map((store) => store.id)).toContain(id)
})

test('the index finds what is near, and the table is not read through', async () => {
  const { account } = theWorld()

  const [before, after] = await account.db.transaction(async (db) => {
    const scans = () =>
      db.execute<{ index: number; table: number }>(
        sql`select pg_stat_get_xact_numscans('stores_by_place'::regclass)::int as index, pg_stat_get_xact_numscans('stores'::regclass)::int as table`,
      )
    const [first] = await scans()
    await listStoresNear({ ...account, db }, { position: barcelona, withinMetres: 2_000, limit: 20 })
    const [second] = await scans()
    return [first, second]
  })

  expect(after).toEqual({ index: (before?.index ?? NaN) + 1, table: before?.table })
})
