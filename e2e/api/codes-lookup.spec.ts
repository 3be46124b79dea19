import { randomBytes } from 'node:crypto'
import { type Answer, type Client, expect, newAccount, newBrand, sql, test } from '../fixtures'
import { newCode, newStrip } from './strips'

const order = { total: { amount: 2000, currency: 'EUR' } }

const withoutInstance = ({ status, body }: Answer) => [status, { ...(body as object), instance: undefined }]

/** Codes that an asker may not know, each for another reason. */
const strangers = async () => {
  const [brand, other] = await Promise.all([newBrand(), newBrand()])
  const held = await newStrip(brand)
  ;(await brand.owner.api.post(`/campaigns/${held.campaignId}/claims`, { shopper: { ref: 'somebody-else' } })).expecting(201)
  const ended = await newStrip(other)
  await sql((sql) => sql`update campaigns set ends_at = now() - interval '1 day' where id = ${ended.campaignId}`)
  const codes = [held.codes[0] ?? '', await newCode(brand), ended.codes[0] ?? '', `UNKNOWN${randomBytes(4).toString('hex')}`]
  return { brand, codes }
}

const looks = (api: Client, code: string) => api.get(`/codes/${encodeURIComponent(code)}`)

test(`404 code-not-valid, word for word the same, to a shopper for somebody else's code, an unclaimed, a foreign, an ended and an unknown one`, async () => {
  const { brand, codes } = await strangers()
  const [shopper, person] = [await brand.shopper(), await newAccount()]

  for (const api of [shopper, person.api]) {
    const answers: Answer[] = []
    for (const code of codes) answers.push(await looks(api, code))
    expect(answers[0]?.code).toBe('code-not-valid')
    expect(answers.map(withoutInstance)).toEqual(answers.map(() => [404, expect.objectContaining({ code: 'code-not-valid' })]))
    expect(new Set(answers.map((answer) => JSON.stringify(withoutInstance(answer)))).size).toBe(1)
  }
})

test(`404 code-not-valid to a brand for another brand's code, at each operation on one code`, async () => {
  const [brand, other] = await Promise.all([newBrand(), newBrand()])
  const code = await newCode(other)
  const { api } = brand.owner

  const answers = [
    await looks(api, code),
    await api.post(`/codes/${code}/evaluation`, { order }),
    await api.post(`/codes/${code}/redemptions`, { order }),
    await api.post(`/codes/${code}/void`),
  ]

  expect(answers.map(({ status, code: said }) => [status, said])).toEqual(answers.map(() => [404, 'code-not-valid']))
  expect((await looks(other.owner.api, code)).expecting(200).body).toMatchObject({ state: 'available' })
})

test('200 with the whole story to the brand, however the code is spelled', async () => {
  const brand = await newBrand()
  const { codes, campaignId } = await newStrip(brand)
  const code = codes[0] ?? ''
  ;(await brand.owner.api.post(`/codes/${code}/redemptions`, { order, shopper: { ref: 'ada' } })).expecting(201)

  const spelled = await looks(brand.owner.api, ` ${code.toLowerCase().replaceAll('0', 'o').replaceAll('1', 'l').split('').join(' ')} `)

  expect(spelled.expecting(200).body).toMatchObject({
    code,
    campaignId,
    state: 'redeemed',
    shopper: { ref: 'ada' },
    campaign: { state: 'live', benefit: { type: 'percent', percent: 10 } },
    redemptions: [{ discount: { amount: 200, currency: 'EUR' } }],
  })
  expect((spelled.body as { history: { type: string }[] }).history.map(({ type }) => type)).toEqual(['code.redeemed', 'code.claimed'])
})

test('200 for a barcode that holds a slash, a percent sign and a space: one encoded segment, exact text first', async () => {
  const brand = await newBrand()
  const { campaignId } = await newStrip(brand)
  const barcode = `00/1 %2F-é${randomBytes(3).toString('hex')}`
  await sql((sql) => sql`update codes set code = ${barcode}, match_key = ${barcode} where campaign_id = ${campaignId}`)

  const found = await looks(brand.owner.api, barcode)

  expect(found.expecting(200).text('code')).toBe(barcode)
  expect((await looks(brand.owner.api, barcode.toUpperCase())).code).toBe('code-not-valid')
})

test('429 rate-limited with Retry-After after five misses in a minute, also for the right code, until the lock is over', async () => {
  const brand = await newBrand()
  const { campaignId } = await newStrip(brand)
  const { api, id } = await newAccount()
  const own = (await api.post(`/campaigns/${campaignId}/claims`)).expecting(201).text('code')

  const guesses: unknown[] = []
  for (let at = 0; at < 6; at += 1) guesses.push((await looks(api, `GUESS${at}`)).code)
  const locked = await looks(api, own)
  const evaluation = await api.post(`/codes/${own}/evaluation`, { order })
  await sql((sql) => sql`update code_misses set locked_until = now() where key = ${`account:${id}`}`)
  const over = await looks(api, own)

  expect(guesses).toEqual([...Array<string>(5).fill('code-not-valid'), 'rate-limited'])
  expect([locked.status, locked.code, evaluation.code]).toEqual([429, 'rate-limited', 'rate-limited'])
  expect(Number(locked.headers.get('retry-after'))).toBeGreaterThan(50)
  expect(over.expecting(200).text('code')).toBe(own)
})

test('404 code-not-valid counts as a miss with an Idempotency-Key too, and a retry of it does not', async () => {
  const brand = await newBrand()
  const shopper = await brand.shopper()
  const guess = (name: string, key: string) =>
    shopper.post(`/codes/${name}/evaluation`, { order }, { headers: { 'idempotency-key': `a-key-for-guess-${key}` } })

  const codes: unknown[] = []
  for (let at = 0; at < 4; at += 1) codes.push((await guess('AGAIN', 'one')).code)
  for (let at = 0; at < 5; at += 1) codes.push((await guess(`GUESS${at}`, String(at))).code)

  expect(codes).toEqual([...Array<string>(8).fill('code-not-valid'), 'rate-limited'])
})

test('404 code-not-valid to another customer of the brand who sends the same Idempotency-Key: an answer is kept for who asked', async () => {
  const brand = await newBrand()
  const [holder, other] = [await brand.shopper(), await brand.shopper()]
  const { campaignId } = await newStrip(brand)
  const code = (await holder.post(`/campaigns/${campaignId}/claims`)).expecting(201).text('code')
  const evaluate = (api: Client) =>
    api.post(`/codes/${code}/evaluation`, { order }, { headers: { 'idempotency-key': 'one-key-of-two-shoppers' } })

  const [own, replayed, foreign] = [await evaluate(holder), await evaluate(holder), await evaluate(other)]

  expect([own.status, replayed.headers.get('idempotent-replayed')]).toEqual([200, 'true'])
  expect([foreign.status, foreign.code]).toEqual([404, 'code-not-valid'])
})

test('200 for a void code, which stays void; 409 code-already-used when a used one is to be voided', async () => {
  const brand = await newBrand()
  const { codes } = await newStrip(brand, {}, 2)
  const [one = '', used = ''] = codes
  ;(await brand.owner.api.post(`/codes/${used}/redemptions`, { order })).expecting(201)

  const first = (await brand.owner.api.post(`/codes/${one}/void`)).expecting(200)
  const again = (await brand.owner.api.post(`/codes/${one}/void`)).expecting(200)
  const refused = await brand.owner.api.post(`/codes/${used}/void`)

  expect(first.body).toMatchObject({ code: one, state: 'void' })
  expect(again.body).toEqual(first.body)
  expect([refused.status, refused.code]).toEqual([409, 'code-already-used'])
})

test('200 for the wallet: what can be used first, of all brands', async () => {
  const [one, other, person] = await Promise.all([newBrand({ name: 'One' }), newBrand({ name: 'Other' }), newAccount()])
  const [used, soon] = [await newStrip(one), await newStrip(other, { endsAt: '2099-01-01T00:00:00Z', name: 'Soon' })]
  const claim = (campaignId: string) => person.api.post(`/campaigns/${campaignId}/claims`)
  const code = (await claim(used.campaignId)).expecting(201).text('code')
  ;(await claim(soon.campaignId)).expecting(201)
  ;(await one.owner.api.post(`/codes/${code}/redemptions`, { order })).expecting(201)

  const rows: Record<string, unknown>[] = []
  for (let cursor: unknown = ''; typeof cursor === 'string';) {
    const page = (await person.api.get('/me/codes', { query: { limit: 100, ...(cursor && { cursor }) } })).expecting(200)
    rows.push(...page.rows())
    cursor = (page.body as { nextCursor: unknown }).nextCursor
  }

  // Whoever signs in for the first time may be given vouchers of brands that other tests made.
  const ofOurs = rows.filter(({ brand }) => [one.slug, other.slug].includes((brand as { slug: string }).slug))
  expect(ofOurs).toMatchObject([
    { state: 'claimed', campaign: { name: 'Soon' }, brand: { name: 'Other' }, expiresAt: '2099-01-01T00:00:00.000Z' },
    { state: 'redeemed', code, brand: { name: 'One' } },
  ])
})
