import { type Answer, type Brand, type Client, expect, newAccount, newBrand, test } from '../fixtures'
import { aDraft } from './examples'
import { finished } from './jobs'

const percent = { type: 'percent', percent: 10 }
const inDays = (days: number) => new Date(Date.now() + days * 86_400_000).toISOString()
const pathOf = (made: Answer) => `/campaigns/${made.text('id')}`

const aDraftOf = async (more: Record<string, unknown> = {}) => {
  const brand = await newBrand()
  const made = await aDraft(brand, more)
  return { brand, api: brand.owner.api, made, path: pathOf(made) }
}
const aLiveOne = async (more: Record<string, unknown> = {}) => {
  const world = await aDraftOf(more)
  ;(await world.api.post(`${world.path}/publication`)).expecting(200)
  return world
}
const withCodes = async ({ owner }: Brand, path: string, count = 2) =>
  finished(owner, (await owner.api.post(`${path}/batches`, { count })).expecting(202).text('id'))

test('201 with name and benefit alone: everything else is as the reference says, and the address is where it can be read', async () => {
  const { api, made, path } = await aDraftOf()

  expect(made.headers.get('location')).toBe(`/api/v1${path}`)
  expect(made.body).toMatchObject({
    description: null,
    startsAt: null,
    endsAt: null,
    audience: { segmentIds: [], match: 'any', excludeSegmentIds: [] },
    limits: { claims: null, perShopper: 1, usesPerCode: 1, budget: null },
    minimumSpend: null,
    scope: null,
    codeStyle: { length: 10, prefix: null, pattern: null },
    issueOn: null,
    claimableByShoppers: true,
    state: 'draft',
    exhausted: false,
    counts: { total: 0, available: 0, claimed: 0, redeemed: 0, void: 0, expired: 0 },
    version: 1,
  })
  expect((await api.get(path)).body).toEqual(made.body)
})

const wrong: [pointer: string, more: Record<string, unknown>][] = [
  ['/name', { name: ' ' }],
  ['/name', { name: 'x'.repeat(121) }],
  ['/benefit', { benefit: null }],
  ['/benefit/percent', { benefit: { type: 'percent', percent: 0 } }],
  ['/benefit/percent', { benefit: { type: 'percent', percent: 100.01 } }],
  ['/benefit/percent', { benefit: { type: 'percent', percent: 33.333 } }],
  ['/benefit/amount', { benefit: { ...percent, amount: { amount: 1, currency: 'EUR' } } }],
  ['/benefit/amount/amount', { benefit: { type: 'amount', amount: { amount: 0, currency: 'EUR' } } }],
  ['/benefit/amount/currency', { benefit: { type: 'amount', amount: { amount: 1, currency: 'euro' } } }],
  ['/benefit/amount/currency', { benefit: { type: 'amount', amount: { amount: 1, currency: 'USD' } } }],
  ['/benefit/cap/currency', { benefit: { ...percent, cap: { amount: 1, currency: 'USD' } } }],
  ['/benefit/buy', { benefit: { type: 'buy-x-get-y', buy: 0, get: 1, percentOff: 100 } }],
  ['/startsAt', { startsAt: 'tomorrow' }],
  ['/startsAt', { startsAt: '0000-01-01T00:00:00Z' }],
  ['/endsAt', { endsAt: '9999-12-31T23:59:59-12:00' }],
  ['/endsAt', { startsAt: inDays(2), endsAt: inDays(1) }],
  ['/limits/perShopper', { limits: { perShopper: 0 } }],
  ['/limits/usesPerCode', { limits: { usesPerCode: 1.5 } }],
  ['/limits/claims', { limits: { claims: 2e9 + 1 } }],
  ['/limits/members', { limits: { members: 1 } }],
  ['/minimumSpend/currency', { minimumSpend: { amount: 1, currency: 'GBP' } }],
  ['/audience/match', { audience: { match: 'none' } }],
  ['/audience/segmentIds/0', { audience: { segmentIds: ['019a9f38-4c80-7b55-8d21-0c9e4f7a1b36'] } }],
  ['/scope/categoryIds/0', { scope: { categoryIds: ['coffee'] } }],
  ['/codeStyle/length', { codeStyle: { length: 3 } }],
  ['/codeStyle/prefix', { codeStyle: { prefix: 'café' } }],
  ['/codeStyle/pattern', { codeStyle: { pattern: '####-####' } }],
  ['/codeStyle/pattern', { codeStyle: { pattern: 'AAAA' } }],
  ['/issueOn/ceiling', { issueOn: { event: 'signup', ceiling: 0, validForDays: 1 } }],
  ['/issueOn/event', { issueOn: { event: 'birthday', ceiling: 1, validForDays: 1 } }],
  ['/description', { description: 'a\u0000b' }],
  ['/state', { state: 'live' }],
  ['/brandId', { brandId: '019a9f38-4c80-7b55-8d21-0c9e4f7a1b36' }],
  ['/version', { version: 7 }],
]

for (const [ask, what] of [
  [
    (api: Client, _: string, more: Record<string, unknown>) => api.post('/campaigns', { name: 'Campaign', benefit: percent, ...more }),
    'a new campaign',
  ],
  [(api: Client, path: string, more: Record<string, unknown>) => api.patch(path, more), 'a change of one'],
] as const)
  test(`422 invalid for each member of ${what} that is wrong, with its place, and nothing is written`, async () => {
    const { api, made, path } = await aDraftOf()

    const answers = await Promise.all(wrong.map(([, more]) => ask(api, path, more)))
    const said = answers.map(({ status, code, body }) => ({ status, code, body }))

    expect(said).toEqual(
      wrong.map(([pointer]) => ({
        status: 422,
        code: 'invalid',
        body: expect.objectContaining({ errors: [expect.objectContaining({ pointer })] }),
      })),
    )
    expect((await api.get('/campaigns')).body).toMatchObject({ data: [made.body] })
  })

test('200 with what changed: null clears, what is left out stays, in limits too', async () => {
  const { api, path } = await aDraftOf({ description: 'Text', endsAt: inDays(9), limits: { claims: 5, perShopper: 2 } })

  const answer = (await api.patch(path, { description: null, limits: { claims: null } })).expecting(200)

  expect(answer.body).toMatchObject({ description: null, limits: { claims: null, perShopper: 2 }, version: 2 })
})

test('409 campaign-published when a promise is changed after publication, or what is published is deleted', async () => {
  const { api, path } = await aLiveOne()

  const answers = [
    await api.patch(path, { benefit: { type: 'percent', percent: 11 } }),
    await api.patch(path, { codeStyle: { length: 12 } }),
    await api.patch(path, { issueOn: { event: 'signup', ceiling: 1, validForDays: 1 } }),
    await api.delete(path),
  ]

  expect(answers.map(({ status, code }) => [status, code])).toEqual(Array(4).fill([409, 'campaign-published']))
  expect((await api.patch(path, { benefit: percent, name: 'Other' })).status).toBe(200)
})

test('412 version-conflict when somebody was faster, for a change and a deletion', async () => {
  const { api, path } = await aDraftOf()
  ;(await api.patch(path, { name: 'Mine' })).expecting(200)
  const old = { headers: { 'if-match': '"1"' } }

  const answers = [await api.patch(path, { name: 'Theirs' }, old), await api.delete(path, old)]

  expect(answers.map(({ status, code }) => [status, code])).toEqual(Array(2).fill([412, 'version-conflict']))
  expect((await api.get(path)).body).toMatchObject({ name: 'Mine', version: 2 })
})

test('204 when a draft is deleted, and 404 not-found from then on', async () => {
  const { api, path } = await aDraftOf()

  const deleted = await api.delete(path)
  const after = await Promise.all([
    api.get(path),
    api.patch(path, {}),
    api.delete(path),
    api.post(`${path}/publication`),
    api.post(`${path}/clone`),
  ])

  expect([deleted.status, deleted.raw]).toEqual([204, ''])
  expect(after.map(({ status, code }) => [status, code])).toEqual(Array(5).fill([404, 'not-found']))
})

test('404 not-found for the campaign of another brand, whatever is asked of it', async () => {
  const [{ path }, { owner }] = await Promise.all([aLiveOne(), newBrand()])
  const posts = ['publication', 'pause', 'resumption', 'archival', 'clone'].map((move) => owner.api.post(`${path}/${move}`))

  const answers = await Promise.all([owner.api.get(path), owner.api.patch(path, { name: 'Mine' }), owner.api.delete(path), ...posts])

  expect(answers.map(({ status, code }) => [status, code])).toEqual(Array(8).fill([404, 'not-found']))
})

test('200 through the states of a campaign, and 409 campaign-state where there is no way, with the state in the detail', async () => {
  const { api, path } = await aDraftOf({ startsAt: inDays(1) })
  const ask = async (move: string) => {
    const answer = await api.post(`${path}/${move}`)
    return answer.status === 200 ? answer.text('state') : `${answer.status} ${String(answer.code)}: ${answer.text('detail')}`
  }

  const said = []
  for (const move of ['pause', 'publication', 'publication', 'pause', 'resumption', 'resumption', 'archival', 'archival'])
    said.push(await ask(move))

  expect(said).toEqual([
    '409 campaign-state: Its state is draft.',
    'scheduled',
    '409 campaign-state: Its state is scheduled.',
    'paused',
    'scheduled',
    '409 campaign-state: Its state is scheduled.',
    'archived',
    '409 campaign-state: Its state is archived.',
  ])
})

test('422 invalid when a draft is published whose window is over', async () => {
  const { api, path } = await aDraftOf({ endsAt: inDays(-1) })

  const answer = await api.post(`${path}/publication`)

  expect([answer.status, answer.code]).toEqual([422, 'invalid'])
  expect(answer.body).toMatchObject({ errors: [{ pointer: '/endsAt' }] })
})

test('201 a clone: a draft with a name of its own, or the old one and "(copy)"', async () => {
  const { api, made, path } = await aLiveOne({ description: 'Text' })

  const [copy, named] = [await api.post(`${path}/clone`), await api.post(`${path}/clone`, { name: 'Winter' })]

  expect([copy.status, copy.body]).toEqual([
    201,
    expect.objectContaining({ name: `${made.text('name')} (copy)`, description: 'Text', state: 'draft' }),
  ])
  expect([named.text('name'), named.headers.get('location')]).toEqual(['Winter', `/api/v1${pathOf(named)}`])
})

test('200 with what shoppers can claim now: of one brand for its tokens, of all for a person, and nothing of the brand alone', async () => {
  const { brand, api, made, path } = await aLiveOne({ limits: { claims: 1 } })
  await withCodes(brand, path)
  const hidden = await aDraft(brand, { claimableByShoppers: false })
  await withCodes(brand, pathOf(hidden))
  ;(await api.post(`${pathOf(hidden)}/publication`)).expecting(200)
  await api.post(`${pathOf(await aDraft(brand))}/publication`)
  const [shopper, stranger, person] = [await brand.shopper(), await (await newBrand()).shopper(), await newAccount()]

  const ofToken = (await shopper.get('/campaigns/claimable')).expecting(200).rows()
  const ofOther = (await stranger.get('/campaigns/claimable')).expecting(200).rows()
  const ofPerson = (await person.api.get('/campaigns/claimable', { query: { limit: 100 } })).expecting(200).rows()

  expect(ofToken).toMatchObject([{ id: made.text('id'), brand: { slug: brand.slug }, state: 'live', exhausted: false }])
  expect(Object.keys(ofToken[0] ?? {})).not.toEqual(expect.arrayContaining(['counts']))
  expect(ofOther).toEqual([])
  expect(ofPerson.map(({ id }) => id)).toContain(made.text('id'))

  ;(await shopper.post(`${path}/claims`)).expecting(201)
  expect((await shopper.get('/campaigns/claimable')).rows()).toEqual([])
  expect((await api.get(path)).body).toMatchObject({ exhausted: true, counts: { total: 2, claimed: 1, available: 1 } })
})
