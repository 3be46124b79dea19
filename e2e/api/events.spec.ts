import { z } from 'zod'
import { type Brand, type Client, expect, newBrand, sql, test, unique } from '../fixtures'

const Next = z.object({ nextSequence: z.int() })

type Feed = { rows: Record<string, unknown>[]; next: number }

const read = async (api: Client, after: number, limit = 100): Promise<Feed> => {
  const answer = (await api.get('/events', { query: { after, limit } })).expecting(200)
  return { rows: answer.rows(), next: Next.parse(answer.body).nextSequence }
}

/** Asks again until this many have come: the relay gives a fact its place a moment after its change. */
const follow = async (api: Client, after: number, count: number): Promise<Feed> => {
  const rows: Feed['rows'] = []
  let next = after
  await expect
    .poll(async () => {
      const more = await read(api, next)
      rows.push(...more.rows)
      next = more.next
      return rows.length
    })
    .toBeGreaterThanOrEqual(count)
  return { rows, next }
}

const newStore = async ({ owner }: Brand, name: string) => (await owner.api.post('/stores', { name })).expecting(201).text('id')

/** A new brand tells of itself, its owner and its first store. */
const ownFacts = 3

test('200 events in the order of their sequence, from 1 and without a gap, each with its id, type, time and data', async () => {
  const brand = await newBrand()
  const storeId = await newStore(brand, 'Verdi')

  const { rows, next } = await follow(brand.owner.api, 0, ownFacts + 1)

  expect(rows.map(({ sequence }) => sequence)).toEqual([1, 2, 3, 4])
  expect(next).toBe(4)
  expect(rows.at(-1)).toEqual({
    sequence: 4,
    id: expect.stringMatching(/^[0-9a-f-]{36}$/),
    type: 'store.created',
    at: expect.stringMatching(/^\d{4}-\d\d-\d\dT[\d:.]+Z$/),
    data: expect.objectContaining({ storeId }),
  })
})

test('200 what came since, and the same place again while there is nothing new', async () => {
  const brand = await newBrand()
  const { next } = await follow(brand.owner.api, 0, ownFacts)
  expect(await read(brand.owner.api, next)).toEqual({ rows: [], next })

  const name = unique('Store')
  await newStore(brand, name)
  const news = await follow(brand.owner.api, next, 1)

  expect(news.rows).toMatchObject([{ sequence: next + 1, type: 'store.created' }])
  expect(news.next).toBe(next + 1)
  expect(await read(brand.owner.api, 1_000_000)).toEqual({ rows: [], next: 1_000_000 })
})

test('200 page by page, none twice and none left out', async () => {
  const brand = await newBrand()
  await Promise.all(Array.from({ length: 7 }, (_, store) => newStore(brand, `Store ${store}`)))
  await follow(brand.owner.api, 0, ownFacts + 7)

  const sequences: unknown[] = []
  let after = 0
  for (let page = await read(brand.owner.api, after, 4); page.rows.length > 0; page = await read(brand.owner.api, after, 4)) {
    sequences.push(...page.rows.map(({ sequence }) => sequence))
    after = page.next
  }

  expect(sequences).toEqual(Array.from({ length: ownFacts + 7 }, (_, at) => at + 1))
})

test('200 only what is the brand’s own, also for a key', async () => {
  const [ours, theirs] = await Promise.all([newBrand(), newBrand()])
  const storeId = await newStore(ours, 'Ours')
  await follow(ours.owner.api, 0, ownFacts + 1)
  const { api } = await theirs.apiKey(['events:read'])

  const { rows } = await follow(api, 0, ownFacts + 1)

  expect(rows.map(({ sequence }) => sequence)).toEqual(rows.map((_, at) => at + 1))
  expect(JSON.stringify(rows)).not.toContain(storeId)
  expect(JSON.stringify(rows)).not.toContain(ours.id)
})

for (const [name, query] of [
  ['a place below zero', { after: -1 }],
  ['half a place', { after: 1.5 }],
  ['no number', { after: 'last' }],
  ['a place beyond all numbers', { after: '9'.repeat(30) }],
  ['no row at all', { limit: 0 }],
  ['too many rows', { limit: 101 }],
  ['a member that does not exist', { before: 5 }],
] as const)
  test(`422 invalid for ${name}`, async () => {
    const { owner } = await newBrand()

    const answer = await owner.api.get('/events', { query })

    expect([answer.status, answer.code]).toEqual([422, 'invalid'])
  })

test('200 the sequence as the database holds it: contiguous for every brand', async () => {
  await follow((await newBrand()).owner.api, 0, ownFacts)

  const torn = await sql(
    (sql) => sql`select brand_id from relayed_facts group by brand_id having max(sequence) <> count(*) or min(sequence) <> 1`,
  )

  expect(torn).toEqual([])
})
