import { type Brand, expect, newBrand, test, unique } from '../fixtures'
import { finished, mostJobsOnCodes } from './jobs'
import { newStrip } from './strips'

const order = { total: { amount: 2_000, currency: 'EUR' } }
const later = () => new Date(Date.now() + 3_600_000).toISOString()

const claimed = async ({ owner }: Brand, campaignId: string, ref = unique('c')) =>
  (await owner.api.post(`/campaigns/${campaignId}/claims`, { shopper: { ref } })).expecting(201).text('code')

const listed = async ({ owner }: Brand, query: Record<string, string | number>) =>
  (await owner.api.get('/codes', { query })).expecting(200).rows()

const changed = async ({ owner }: Brand, body: Record<string, unknown>) => {
  const asked = (await owner.api.post('/codes/bulk', body)).expecting(202)
  expect(asked.headers.get('location')).toBe(`/api/v1/jobs/${asked.text('id')}`)
  return finished(owner, asked.text('id'))
}

test('200 lists codes by campaign, state and what they begin with, each in any spelling', async () => {
  const brand = await newBrand()
  const { campaignId, codes } = await newStrip(brand, {}, 12)
  await newStrip(brand, {}, 3)
  const ref = unique('c')
  const code = await claimed(brand, campaignId, ref)

  expect(await listed(brand, {})).toHaveLength(15)
  expect((await listed(brand, { campaignId })).map((row) => row.code)).toEqual(codes)
  expect(await listed(brand, { campaignId, state: 'claimed' })).toMatchObject([{ code, state: 'claimed', shopper: { ref }, position: 1 }])
  expect(await listed(brand, { q: ` ${code.toLowerCase().replace('-', ' ')} ` })).toMatchObject([{ code }])
  expect(await listed(brand, { q: code.slice(0, -2) })).toHaveLength(12)
  expect(await listed(brand, { q: 'NOSUCHCODE' })).toEqual([])
  const own = (await brand.owner.api.get(`/campaigns/${campaignId}/codes`, { query: { state: 'available', limit: 5 } })).expecting(200)
  expect(own.rows().map((row) => row.code)).toEqual(codes.slice(1, 6))
  expect(own.headers.get('link')).toContain('rel="next"')
})

test('200 lists what a customer has, by their ref or id, also of one campaign and as a file', async () => {
  const brand = await newBrand()
  const strips = [await newStrip(brand, {}, 3), await newStrip(brand, {}, 3)]
  const ref = unique('c')
  await claimed(brand, strips[0]?.campaignId ?? '')
  const codes: string[] = []
  for (const { campaignId } of strips) codes.push(await claimed(brand, campaignId, ref))

  const [row] = await listed(brand, { shopper: ref })
  const id = typeof row?.shopper === 'object' && row.shopper && 'id' in row.shopper ? String(row.shopper.id) : ''
  for (const shopper of [ref, id]) expect((await listed(brand, { shopper })).map(({ code }) => code).toSorted()).toEqual(codes.toSorted())
  const path = `/campaigns/${strips[1]?.campaignId}/codes`
  const own = (await brand.owner.api.get(path, { query: { shopper: ref } })).expecting(200)
  const file = (await brand.owner.api.get(`${path}.csv`, { query: { shopper: ref }, headers: { accept: 'text/csv' } })).expecting(200)

  expect(own.rows().map(({ code }) => code)).toEqual([codes[1]])
  expect(file.raw.split('\r\n').map((line) => line.split(',')[0])).toEqual(['code', codes[1], ''])
  expect(await listed(brand, { shopper: unique('nobody') })).toEqual([])
})

test('200 with the codes as a file of rows, whose formulas are defused', async () => {
  const brand = await newBrand()
  const { campaignId, codes } = await newStrip(brand, {}, 3)
  await claimed(brand, campaignId, '=1+1|cmd')

  const file = (await brand.owner.api.get(`/campaigns/${campaignId}/codes.csv`, { headers: { accept: 'text/csv' } })).expecting(200)

  expect(file.headers.get('content-type')).toBe('text/csv; charset=utf-8')
  expect(file.headers.get('content-disposition')).toMatch(/^attachment; filename="codes-[a-z0-9-]+\.csv"$/)
  const lines = file.raw.split('\r\n')
  expect(lines).toHaveLength(5)
  expect(lines[1]).toMatch(new RegExp(`^${codes[0]},claimed,1,'=1\\+1\\|cmd,,0,`))
  expect(lines.slice(2, 4).map((line) => line.split(',').slice(0, 3))).toEqual([
    [codes[1], 'available', '2'],
    [codes[2], 'available', '3'],
  ])
})

test('406 not-acceptable for who wants the file as JSON', async () => {
  const brand = await newBrand()
  const { campaignId } = await newStrip(brand)

  const refused = await brand.owner.api.get(`/campaigns/${campaignId}/codes.csv`, { headers: { accept: 'application/json' } })

  expect(refused.expecting(406).code).toBe('not-acceptable')
})

test('202 voids codes by id and by filter; used ones are turned down', async () => {
  const brand = await newBrand()
  const { campaignId, codes } = await newStrip(brand, {}, 8)
  const used = await claimed(brand, campaignId)
  ;(await brand.owner.api.post(`/codes/${used}/redemptions`, { order })).expecting(201)
  const [first, second] = (await listed(brand, { campaignId })).map(({ id }) => id)

  const byId = await changed(brand, { ids: [first, second], action: 'void' })
  const byFilter = await changed(brand, { filter: { campaignId }, action: 'void' })

  expect(byId.body).toMatchObject({ state: 'succeeded', total: 2, done: 2, rejected: 1, result: { changed: 1, rejected: 1 } })
  expect(byFilter.body).toMatchObject({ state: 'succeeded', total: 8, result: { changed: 6, rejected: 1 } })
  expect((await listed(brand, { campaignId, state: 'void' })).map(({ code }) => code)).toEqual(codes.slice(1))
  expect((await brand.owner.api.post(`/codes/${codes[3]}/redemptions`, { order })).expecting(409).code).toBe('code-void')
})

test('202 extends claimed codes', async () => {
  const brand = await newBrand()
  const { campaignId } = await newStrip(brand, {}, 2)
  const code = await claimed(brand, campaignId)
  const until = later()

  const job = await changed(brand, { filter: { campaignId }, action: 'extend', until })

  expect(job.body).toMatchObject({ subject: { type: 'codes-extend', id: campaignId }, result: { changed: 1, rejected: 1 } })
  expect(await listed(brand, { q: code })).toMatchObject([{ expiresAt: until }])
})

test('422 invalid for a change that says too much, too little or a moment that is over, and no job', async () => {
  const brand = await newBrand()
  const { campaignId } = await newStrip(brand)
  const ids = [crypto.randomUUID()]

  const wrong: [unknown, string][] = [
    [{ action: 'void' }, '/ids'],
    [{ ids, filter: {}, action: 'void' }, '/ids'],
    [{ ids: [], action: 'void' }, '/ids'],
    [{ ids: ['x'], action: 'void' }, '/ids/0'],
    [{ ids: Array.from({ length: 10_001 }, () => ids[0]), action: 'void' }, '/ids'],
    [{ ids, action: 'delete' }, '/action'],
    [{ ids, action: 'extend' }, '/until'],
    [{ ids, action: 'void', until: later() }, '/until'],
    [{ ids, action: 'extend', until: '2020-01-01T00:00:00Z' }, '/until'],
    [{ filter: { campaignId: 'x' }, action: 'void' }, '/filter/campaignId'],
    [{ filter: { brandId: brand.id }, action: 'void' }, '/filter'],
  ]
  for (const [body, pointer] of wrong) {
    const refused = (await brand.owner.api.post('/codes/bulk', body)).expecting(422)
    expect(Object(refused.body).errors[0].pointer, JSON.stringify(body).slice(0, 200)).toContain(pointer)
  }
  expect((await brand.owner.api.get('/jobs')).rows()).toEqual([])
  expect(await listed(brand, { campaignId, state: 'void' })).toEqual([])
})

test('422 invalid for a filter or a cursor that is none', async () => {
  const brand = await newBrand()
  const { campaignId } = await newStrip(brand, {}, 2)
  const { nextCursor } = Object((await brand.owner.api.get('/codes', { query: { limit: 1 } })).body)

  const wrong: Record<string, string>[] = [
    { state: 'lost' },
    { campaignId: 'x' },
    { q: 'a\u0001' },
    { cursor: 'x' },
    { campaignId, cursor: nextCursor },
  ]
  for (const query of wrong) expect((await brand.owner.api.get('/codes', { query })).expecting(422).code).toBe('invalid')
})

test('404 not-found for the campaign of another brand, in every list and change', async () => {
  const [brand, other] = [await newBrand(), await newBrand()]
  const { campaignId, codes } = await newStrip(other)

  for (const path of [`/campaigns/${campaignId}/codes`, `/campaigns/${campaignId}/codes.csv`])
    expect((await brand.owner.api.get(path)).expecting(404).code).toBe('not-found')
  expect((await brand.owner.api.post('/codes/bulk', { filter: { campaignId }, action: 'void' })).expecting(404).code).toBe('not-found')
  expect(await listed(brand, { campaignId })).toEqual([])
  expect(await listed(brand, { q: codes[0] ?? '' })).toEqual([])
  const [row] = await listed(other, { campaignId })
  expect((await changed(brand, { ids: [row?.id], action: 'void' })).body).toMatchObject({ result: { changed: 0, rejected: 1 } })
  expect(await listed(other, { campaignId })).toMatchObject([{ state: 'available' }])
})

test('409 too-many-jobs for a change beside twenty that are not finished', async () => {
  const brand = await newBrand()
  const { campaignId } = await newStrip(brand)
  await mostJobsOnCodes(brand)

  const refused = await brand.owner.api.post('/codes/bulk', { filter: { campaignId }, action: 'void' })

  expect(refused.expecting(409).code).toBe('too-many-jobs')
})
