import { type Answer, type Brand, expect, idempotencyKey, newBrand, sql, test, unique } from '../fixtures'
import { aDraft } from './examples'
import { finished, mostJobsOnCodes } from './jobs'

const subjectOf = (answer: Answer): { type: string; id: string } => Object(answer.body).subject
const pathOf = (campaignId: string) => `/campaigns/${campaignId}/batches`

const aCampaign = async (brand: Brand, about: Record<string, unknown> = {}) => (await aDraft(brand, about)).text('id')

const made = async (brand: Brand, campaignId: string, count: number) => {
  const asked = (await brand.owner.api.post(pathOf(campaignId), { count })).expecting(202)
  return { asked, job: await finished(brand.owner, asked.text('id')), batchId: subjectOf(asked).id }
}

test('202 with a job that ends with exactly as many codes, and says how easily they are guessed', async () => {
  const brand = await newBrand()
  const campaignId = await aCampaign(brand, { codeStyle: { length: 8, prefix: 'VIP', pattern: '###-###-###' } })

  const { asked, job, batchId } = await made(brand, campaignId, 12_345)

  expect(asked.headers.get('location')).toBe(`/api/v1/jobs/${asked.text('id')}`)
  expect(asked.headers.get('retry-after')).toBe('1')
  expect(asked.body).toMatchObject({ kind: 'codes', state: 'queued', total: null, done: 0, subject: { type: 'batch' } })
  expect(job.body).toMatchObject({
    state: 'succeeded',
    total: 12_345,
    done: 12_345,
    result: { batchId, codes: 12_345, guessing: { keyspace: 852_891_037_441, oneIn: 69_087_973 } },
  })
  const codes = (await brand.owner.api.get(`/campaigns/${campaignId}/codes`, { query: { limit: 100 } })).expecting(200).rows()
  expect(codes).toHaveLength(100)
  expect(codes.map(({ code }) => code)).toEqual(codes.map(() => expect.stringMatching(/^VIP(-[2-9A-HJKMNP-Z]{3}){3}$/)))
  expect((await brand.owner.api.get(`/campaigns/${campaignId}`)).body).toMatchObject({
    counts: { total: 12_345, available: 12_345, claimed: 0, redeemed: 0, void: 0, expired: 0 },
  })
})

test('202 once for one Idempotency-Key: the same job, and no second batch', async () => {
  const brand = await newBrand()
  const campaignId = await aCampaign(brand)
  const key = idempotencyKey()
  const ask = () => brand.owner.api.post(pathOf(campaignId), { count: 10 }, { headers: key })

  const answers = [await ask(), await ask(), await ask()]

  expect(new Set(answers.map((answer) => answer.expecting(202).text('id'))).size).toBe(1)
  expect((await brand.owner.api.get(pathOf(campaignId))).rows()).toHaveLength(1)
})

test('200 lists the batches of a campaign, newest first, page by page', async () => {
  const brand = await newBrand()
  const campaignId = await aCampaign(brand)
  const batchIds = []
  for (const count of [1, 2, 3]) batchIds.push((await made(brand, campaignId, count)).batchId)

  const first = (await brand.owner.api.get(pathOf(campaignId), { query: { limit: 2 } })).expecting(200)
  const cursor = first.text('nextCursor')
  const second = (await brand.owner.api.get(pathOf(campaignId), { query: { limit: 2, cursor } })).expecting(200)

  expect([...first.rows(), ...second.rows()]).toMatchObject([
    { id: batchIds[2], campaignId, asked: 3, codes: 3, undoneAt: null },
    { id: batchIds[1], asked: 2, codes: 2 },
    { id: batchIds[0], asked: 1, codes: 1 },
  ])
  expect(Object(second.body).nextCursor).toBeNull()
})

test('202 undoes a batch: what nobody has goes, what somebody has stays', async () => {
  const brand = await newBrand()
  const campaignId = await aCampaign(brand)
  const { batchId } = await made(brand, campaignId, 50)
  ;(await brand.owner.api.post(`/campaigns/${campaignId}/publication`)).expecting(200)
  const claim = (await brand.owner.api.post(`/campaigns/${campaignId}/claims`, { shopper: { ref: unique('c') } })).expecting(201)

  const asked = (await brand.owner.api.delete(`/batches/${batchId}`)).expecting(202)
  const job = await finished(brand.owner, asked.text('id'))

  expect(job.body).toMatchObject({
    state: 'succeeded',
    subject: { type: 'batch-undo', id: batchId },
    result: { batchId, removed: 49, kept: 1 },
  })
  const left = (await brand.owner.api.get('/codes', { query: { campaignId } })).expecting(200).rows()
  expect(left.map(({ code }) => code)).toEqual([claim.text('code')])
  expect((await brand.owner.api.get(pathOf(campaignId))).rows()).toMatchObject([{ codes: 1, undoneAt: expect.any(String) }])
})

test('409 batch-undone the second time', async () => {
  const brand = await newBrand()
  const { batchId } = await made(brand, await aCampaign(brand), 1)
  ;(await brand.owner.api.delete(`/batches/${batchId}`)).expecting(202)

  expect((await brand.owner.api.delete(`/batches/${batchId}`)).expecting(409).code).toBe('batch-undone')
})

test('409 campaign-state for an archived campaign, and for codes that a campaign gives by itself', async () => {
  const brand = await newBrand()
  const campaignId = await aCampaign(brand)
  const issued = crypto.randomUUID()
  await sql((sql) => sql`insert into batches (id, brand_id, campaign_id) values (${issued}, ${brand.id}, ${campaignId})`)
  ;(await brand.owner.api.post(`/campaigns/${campaignId}/publication`)).expecting(200)
  ;(await brand.owner.api.post(`/campaigns/${campaignId}/archival`)).expecting(200)

  expect((await brand.owner.api.post(pathOf(campaignId), { count: 1 })).expecting(409).code).toBe('campaign-state')
  expect((await brand.owner.api.delete(`/batches/${issued}`)).expecting(409).code).toBe('campaign-state')
})

test('422 codes-too-guessable says by how much, and makes nothing', async () => {
  const brand = await newBrand()
  const campaignId = await aCampaign(brand, { codeStyle: { length: 4 } })

  const refused = (await brand.owner.api.post(pathOf(campaignId), { count: 1_000 })).expecting(422)

  expect(refused.body).toMatchObject({
    code: 'codes-too-guessable',
    detail: expect.stringContaining('Length 6 would do, or at most 9 codes.'),
  })
  expect((await brand.owner.api.get(pathOf(campaignId))).rows()).toEqual([])
})

test('409 too-many-jobs for the twenty-first that is not finished', async () => {
  const brand = await newBrand()
  const campaignId = await aCampaign(brand)
  await mostJobsOnCodes(brand)

  expect((await brand.owner.api.post(pathOf(campaignId), { count: 1 })).expecting(409).code).toBe('too-many-jobs')
})

test('422 invalid for every count that is none, and nothing is made', async () => {
  const brand = await newBrand()
  const campaignId = await aCampaign(brand)

  for (const count of [0, -1, 1.5, 5_000_001, '10', null, undefined, true, [1], {}])
    expect((await brand.owner.api.post(pathOf(campaignId), { count })).expecting(422).code).toBe('invalid')
  expect((await brand.owner.api.post(pathOf(campaignId), { count: 1, state: 'done' })).expecting(422).code).toBe('invalid')
  expect((await brand.owner.api.get(pathOf(campaignId))).rows()).toEqual([])
})

test('404 not-found for a campaign and a batch of another brand', async () => {
  const [brand, other] = [await newBrand(), await newBrand()]
  const campaignId = await aCampaign(other)
  const { batchId } = await made(other, campaignId, 1)

  expect((await brand.owner.api.post(pathOf(campaignId), { count: 1 })).expecting(404).code).toBe('not-found')
  expect((await brand.owner.api.get(pathOf(campaignId))).expecting(404).code).toBe('not-found')
  expect((await brand.owner.api.delete(`/batches/${batchId}`)).expecting(404).code).toBe('not-found')
})
