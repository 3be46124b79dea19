import { type Client, expect, newBrand, test } from '../fixtures'
import { newStrip } from './strips'

const euros = (amount: number) => ({ amount, currency: 'EUR' })
const nobodys = '019a9f38-4c80-7a02-8c11-5be21d9f6c40'

const campaign = {
  name: 'Nested',
  description: 'Two\nlines',
  benefit: { type: 'percent', percent: 10, cap: euros(100) },
  startsAt: '2027-11-21T00:00:00Z',
  endsAt: '2028-11-21T00:00:00Z',
  audience: { segmentIds: [], match: 'any', excludeSegmentIds: [] },
  limits: { claims: 5, perShopper: 1, usesPerCode: 1, budget: euros(100) },
  minimumSpend: euros(1),
  scope: { productIds: [nobodys], categoryIds: [] },
  codeStyle: { length: 10, prefix: 'AB', pattern: '####-####-###' },
  issueOn: { event: 'first-login', ceiling: 5, validForDays: 3 },
  claimableByShoppers: true,
}
const benefits = [
  { type: 'amount', amount: euros(1) },
  { type: 'fixed-price', price: euros(1) },
  { type: 'buy-x-get-y', buy: 1, get: 1, percentOff: 50 },
]
const items = [{ productId: nobodys, sku: 'S', categoryIds: [nobodys], quantity: 1, unitPrice: euros(1_000) }]
const use = { order: { ref: 'order-1', total: euros(1_000), items }, shopper: { ref: 'ada' } }
const filter = { q: 'NOSUCH', state: 'void', batchId: nobodys, campaignId: nobodys, shopper: 'ada' }

type Tree = { [name: string]: unknown }
const isTree = (value: unknown): value is Tree => typeof value === 'object' && value !== null && !Array.isArray(value)

/** Where a leaf stands, and the whole with another value there. An unknown member is a leaf of each object. */
type Leaf = { pointer: string; put: (value: unknown) => unknown }

const leavesOf = (value: unknown): Leaf[] => {
  if (Array.isArray(value))
    return value.flatMap((one, at) =>
      leavesOf(one).map(({ pointer, put }) => ({ pointer: `/${at}${pointer}`, put: (other: unknown) => value.with(at, put(other)) })),
    )
  if (!isTree(value)) return [{ pointer: '', put: (other) => other }]
  const inside = Object.entries(value).flatMap(([name, member]) =>
    leavesOf(member).map(({ pointer, put }) => ({
      pointer: `/${name}${pointer}`,
      put: (other: unknown) => ({ ...value, [name]: put(other) }),
    })),
  )
  return [...inside, { pointer: '/unknown', put: (other) => ({ ...value, unknown: other }) }]
}

/** What no member may be, as it stands in the text: what no number is, what a database cannot keep, and what nobody asked for. */
const never = ['1e400', '{"a":1}', '[[]]', '"\\u0000"', '"\\ud800"']

type Refused = { at: string; text: string; status: number; said: readonly string[] }

const errorsOf = (body: unknown): readonly string[] => {
  const errors = isTree(body) && Array.isArray(body.errors) ? body.errors : []
  return errors.flatMap((error: unknown) => (isTree(error) && typeof error.pointer === 'string' ? [error.pointer] : []))
}

const askWrongly = async (api: Client, method: 'post' | 'patch', path: string, body: unknown): Promise<Refused[]> => {
  const refused: Refused[] = []
  for (const { pointer, put } of leavesOf(body)) {
    const answers = never.map(async (text) => {
      const answer = await api[method](path, JSON.stringify(put('@')).replace('"@"', text))
      return { at: pointer, text, status: answer.status, said: errorsOf(answer.body) }
    })
    refused.push(...(await Promise.all(answers)))
  }
  return refused
}

/** Refused with the place of what is wrong, or of what it stands in. */
const isToldWhere = ({ at, status, said }: Refused) =>
  status === 422 && said.some((pointer) => at === pointer || at.startsWith(`${pointer}/`))

const working = async () => {
  const brand = await newBrand()
  const strip = await newStrip(brand, {}, 3)
  const { api } = await brand.apiKey([
    'campaigns:read',
    'campaigns:write',
    'codes:read',
    'codes:write',
    'claims:write',
    'redemptions:write',
    'jobs:read',
  ])
  return { ...strip, api }
}

test('422 invalid for each member of a new campaign that cannot be, however deep, and no campaign is made', async () => {
  const { api } = await working()

  const refused = await askWrongly(api, 'post', '/campaigns', campaign)
  for (const benefit of benefits) refused.push(...(await askWrongly(api, 'post', '/campaigns', { name: 'Nested', benefit })))

  expect(refused.filter((one) => !isToldWhere(one))).toEqual([])
  expect((await api.get('/campaigns')).rows()).toHaveLength(1)
})

test('422 invalid for each member of a change that cannot be, and the campaign is as it was', async () => {
  const { api, campaignId } = await working()
  const before = (await api.get(`/campaigns/${campaignId}`)).expecting(200).body

  const refused = await askWrongly(api, 'patch', `/campaigns/${campaignId}`, campaign)

  expect(refused.filter((one) => !isToldWhere(one))).toEqual([])
  expect((await api.get(`/campaigns/${campaignId}`)).body).toEqual(before)
})

test('422 invalid for each member of a claim, a use, a batch or a change of many that cannot be, and nothing comes of it', async () => {
  const { api, campaignId, codes } = await working()
  const before = (await api.get(`/campaigns/${campaignId}/codes`)).expecting(200).body

  const refused = [
    ...(await askWrongly(api, 'post', `/campaigns/${campaignId}/claims`, { shopper: { ref: 'ada' } })),
    ...(await askWrongly(api, 'post', `/codes/${codes[0]}/evaluation`, use)),
    ...(await askWrongly(api, 'post', `/codes/${codes[0]}/redemptions`, { ...use, storeId: nobodys })),
    ...(await askWrongly(api, 'post', `/campaigns/${campaignId}/batches`, { count: 1 })),
    ...(await askWrongly(api, 'post', '/codes/bulk', { ids: [nobodys], action: 'void' })),
    ...(await askWrongly(api, 'post', '/codes/bulk', { filter, action: 'extend', until: '2028-11-21T00:00:00Z' })),
    ...(await askWrongly(api, 'post', `/campaigns/${campaignId}/clone`, { name: 'Copy' })),
  ]

  expect(refused.filter((one) => !isToldWhere(one))).toEqual([])
  expect((await api.get(`/campaigns/${campaignId}/codes`)).body).toEqual(before)
  expect((await api.get('/jobs')).rows()).toEqual([])
})

test('422 invalid for a description that turns its lines around', async () => {
  const { api } = await working()

  const answer = await api.post('/campaigns', { name: 'Turned', benefit: benefits[0], description: 'safe \u202e efas' })

  expect([answer.status, errorsOf(answer.body)]).toEqual([422, ['/description']])
})
