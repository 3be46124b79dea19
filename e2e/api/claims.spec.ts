import { randomUUID } from 'node:crypto'
import { type Brand, type Client, expect, newAccount, newBrand, sql, test } from '../fixtures'
import { newStrip } from './strips'

const ada = { shopper: { ref: 'ada' } }

test('201 a new customer gets a code, and 200 the same again in any state of the campaign', async () => {
  const brand = await newBrand()
  const { campaignId, codes } = await newStrip(brand)
  const { api } = await brand.apiKey(['claims:write', 'claims:read'])
  const claim = () => api.post(`/campaigns/${campaignId}/claims`, ada)

  const first = (await claim()).expecting(201)
  ;(await brand.owner.api.post(`/campaigns/${campaignId}/archival`)).expecting(200)
  const again = (await claim()).expecting(200)

  expect(first.body).toMatchObject({ campaignId, code: codes[0], state: 'claimed', isUsed: false, usesLeft: 1, shopper: { ref: 'ada' } })
  expect(again.body).toEqual(first.body)
  expect((await api.get(`/campaigns/${campaignId}/claims/mine?ref=ada`)).expecting(200).body).toEqual(first.body)
})

test('201 for a person, a member as the person they are, and a shopper with a token, all without a body', async () => {
  const brand = await newBrand()
  const { campaignId } = await newStrip(brand, {}, 3)
  const asked = [(await newAccount()).api, brand.owner.api, await brand.shopper('ada')]

  const claims = []
  for (const api of asked) claims.push((await api.post(`/campaigns/${campaignId}/claims`)).expecting(201).text('id'))

  expect(new Set(claims).size).toBe(3)
  for (const [at, api] of asked.entries())
    expect((await api.get(`/campaigns/${campaignId}/claims/mine`)).expecting(200).text('id')).toBe(claims[at])
  expect((await brand.owner.api.get(`/campaigns/${campaignId}/claims/mine?ref=ada`)).expecting(200).text('id')).toBe(claims[2])
})

test('201 once when 20 processes of a shop claim for one new customer at the same moment: all answers hold one code', async () => {
  const brand = await newBrand()
  const { campaignId } = await newStrip(brand, {}, 20)
  const { api } = await brand.apiKey(['claims:write'])

  const answers = await Promise.all(Array.from({ length: 20 }, () => api.post(`/campaigns/${campaignId}/claims`, ada)))

  expect(answers.map(({ status }) => status).toSorted()).toEqual([...Array<number>(19).fill(200), 201])
  expect(new Set(answers.map((answer) => answer.text('code'))).size).toBe(1)
})

test('201 the same again for a retry with its Idempotency-Key', async () => {
  const brand = await newBrand()
  const { campaignId } = await newStrip(brand)
  const claim = (ref: string) =>
    brand.owner.api.post(`/campaigns/${campaignId}/claims`, { shopper: { ref } }, { headers: { 'idempotency-key': `claim-${campaignId}` } })

  const [first, second, other] = [(await claim('ada')).expecting(201), (await claim('ada')).expecting(201), await claim('grace')]

  expect(second.body).toEqual(first.body)
  expect(second.headers.get('idempotent-replayed')).toBe('true')
  expect([other.status, other.code]).toEqual([422, 'idempotency-key-reused'])
})

test('201 for each of two members who claim for themselves with one Idempotency-Key', async () => {
  const brand = await newBrand()
  const { campaignId } = await newStrip(brand, {}, 2)
  const { api } = await brand.member('manager')
  const headers = { 'idempotency-key': `claim-${campaignId}` }

  const claims = []
  for (const person of [brand.owner.api, api])
    claims.push((await person.post(`/campaigns/${campaignId}/claims`, undefined, { headers })).expecting(201).text('id'))

  expect(new Set(claims).size).toBe(2)
})

const refusal = async (api: Client, campaignId: string, body?: unknown) => {
  const { status, code } = await api.post(`/campaigns/${campaignId}/claims`, body)
  return [status, code]
}

test('404 not-found for a campaign that is missing or of another brand; to shoppers also a draft, and what they may not claim', async () => {
  const [brand, other] = [await newBrand(), await newBrand()]
  const foreign = await newStrip(other)
  const closed = await newStrip(brand, { claimableByShoppers: false })
  const draft = (await brand.owner.api.post('/campaigns', { name: 'Draft', benefit: { type: 'percent', percent: 10 } })).text('id')
  const shopper = await brand.shopper()
  const { api: person } = await newAccount()

  for (const id of [randomUUID(), 'no-uuid', foreign.campaignId])
    expect(await refusal(brand.owner.api, id, ada)).toEqual([404, 'not-found'])
  for (const id of [draft, closed.campaignId]) {
    expect(await refusal(shopper, id)).toEqual([404, 'not-found'])
    expect(await refusal(person, id)).toEqual([404, 'not-found'])
  }
  expect(await refusal(shopper, foreign.campaignId)).toEqual([404, 'not-found'])
  ;(await brand.owner.api.post(`/campaigns/${closed.campaignId}/claims`, ada)).expecting(201)
})

const withTime = (campaignId: string, change: string) =>
  sql((sql) => sql.unsafe(`update campaigns set ${change} where id = '${campaignId}'`))

test.describe('409 campaign-not-live', () => {
  const states: Record<string, (brand: Brand, campaignId: string) => Promise<unknown>> = {
    'before it starts': (_, id) => withTime(id, `starts_at = now() + interval '1 hour'`),
    'after it has ended': (_, id) => withTime(id, `ends_at = now() - interval '1 second'`),
    'while it is paused': async ({ owner }, id) => (await owner.api.post(`/campaigns/${id}/pause`)).expecting(200),
    'when it is archived': async ({ owner }, id) => (await owner.api.post(`/campaigns/${id}/archival`)).expecting(200),
  }
  for (const [when, change] of Object.entries(states))
    test(`409 campaign-not-live ${when}`, async () => {
      const brand = await newBrand()
      const { campaignId } = await newStrip(brand)
      await change(brand, campaignId)

      expect(await refusal(brand.owner.api, campaignId, ada)).toEqual([409, 'campaign-not-live'])
      expect(await refusal(await brand.shopper(), campaignId)).toEqual([409, 'campaign-not-live'])
    })
})

test('403 not-in-audience when the campaign is for a segment, told before codes-exhausted', async () => {
  const brand = await newBrand()
  const { campaignId } = await newStrip(brand, {}, 0)
  await withTime(campaignId, `audience = '{"segmentIds": ["${randomUUID()}"], "match": "any", "excludeSegmentIds": []}'`)

  expect(await refusal(brand.owner.api, campaignId, ada)).toEqual([403, 'not-in-audience'])
})

const grace = { shopper: { ref: 'grace' } }

test('409 limit-reached when the campaign has given all it may', async () => {
  const brand = await newBrand()
  const { campaignId } = await newStrip(brand, { limits: { claims: 1 } }, 2)
  ;(await brand.owner.api.post(`/campaigns/${campaignId}/claims`, ada)).expecting(201)

  expect(await refusal(brand.owner.api, campaignId, grace)).toEqual([409, 'limit-reached'])
})

test('409 codes-exhausted when no code is left', async () => {
  const brand = await newBrand()
  const { campaignId } = await newStrip(brand)
  ;(await brand.owner.api.post(`/campaigns/${campaignId}/claims`, ada)).expecting(201)

  expect(await refusal(brand.owner.api, campaignId, grace)).toEqual([409, 'codes-exhausted'])
})

test('422 shopper-required for a key that names nobody', async () => {
  const brand = await newBrand()
  const { campaignId } = await newStrip(brand)
  const { api } = await brand.apiKey(['claims:write', 'claims:read'])

  expect(await refusal(api, campaignId)).toEqual([422, 'shopper-required'])
  const { status, code } = await api.get(`/campaigns/${campaignId}/claims/mine`)
  expect([status, code]).toEqual([422, 'shopper-required'])
})

test('404 not-claimed for a shopper who has no code of the campaign', async () => {
  const brand = await newBrand()
  const { campaignId } = await newStrip(brand)

  for (const [api, query] of [
    [brand.owner.api, '?ref=nobody'],
    [await brand.shopper(), ''],
  ] as const) {
    const { status, code } = await api.get(`/campaigns/${campaignId}/claims/mine${query}`)
    expect([status, code]).toEqual([404, 'not-claimed'])
  }
})

test('422 invalid names what is wrong with the shopper, and nothing is written', async () => {
  const [brand, other] = [await newBrand(), await newBrand()]
  const { campaignId } = await newStrip(brand)
  const foreign = await newStrip(other)
  const claimed = (await other.owner.api.post(`/campaigns/${foreign.campaignId}/claims`, ada)).expecting(201)
  const { id } = Object(Object(claimed.body).shopper)
  const wrong: [unknown, string][] = [
    [{ shopper: {} }, '/shopper'],
    [{ shopper: { ref: 'ada', id: randomUUID() } }, '/shopper'],
    [{ shopper: { ref: '' } }, '/shopper/ref'],
    [{ shopper: { id } }, '/shopper/id'],
    [{ shopper: { ref: 'ada', brandId: other.id } }, '/shopper/brandId'],
    [{ ref: 'ada' }, '/ref'],
  ]

  for (const [body, pointer] of wrong) {
    const answer = await brand.owner.api.post(`/campaigns/${campaignId}/claims`, body)
    expect([answer.status, answer.code]).toEqual([422, 'invalid'])
    expect(answer.body).toMatchObject({ errors: [{ pointer }] })
  }
  const [row] = await sql((sql) => sql<{ count: number }[]>`select count(*)::int as count from shoppers where brand_id = ${brand.id}`)
  expect(row?.count).toBe(0)
})
