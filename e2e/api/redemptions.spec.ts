import { randomUUID } from 'node:crypto'
import { expect, newBrand, sql, test } from '../fixtures'
import { newCode, newStrip } from './strips'

const euros = (amount: number) => ({ amount, currency: 'EUR' })
const order = { ref: 'order-1', total: euros(2000) }

test('409 code-already-used after 201 once', async () => {
  const brand = await newBrand()
  const code = await newCode(brand)
  const use = () => brand.owner.api.post(`/codes/${code}/redemptions`, { order })

  const [first, second] = [await use(), await use()]
  const read = await brand.owner.api.get(first.headers.get('location') ?? '')

  expect(read.expecting(200).body).toEqual(first.body)
  expect(first.expecting(201).body).toMatchObject({
    code,
    discount: euros(200),
    total: euros(1800),
    usesLeft: 0,
    orderRef: 'order-1',
    rolledBackAt: null,
  })
  expect([second.status, second.code]).toEqual([409, 'code-already-used'])
})

test('201 once when 50 checkouts send one code at the same moment', async () => {
  const brand = await newBrand()
  const { api } = await brand.apiKey(['redemptions:write'])
  const code = await newCode(brand)

  const answers = await Promise.all(Array.from({ length: 50 }, () => api.post(`/codes/${code}/redemptions`, { order })))

  const codes = answers.map(({ status, code: said }) => (status === 201 ? 201 : said)).toSorted()
  expect(codes).toEqual([201, ...Array<string>(49).fill('code-already-used')])
})

test('201 the same again for a retry with its Idempotency-Key', async () => {
  const brand = await newBrand()
  const code = await newCode(brand)
  const use = () => brand.owner.api.post(`/codes/${code}/redemptions`, { order }, { headers: { 'idempotency-key': `retry-of-${code}` } })

  const [first, second] = [(await use()).expecting(201), (await use()).expecting(201)]

  expect(second.body).toEqual(first.body)
  expect(second.headers.get('idempotent-replayed')).toBe('true')
})

type Wrong = { about?: Record<string, unknown>; change?: string; body?: Record<string, unknown> }

const wrongs: Record<string, Wrong> = {
  '409 code-void': { change: `update codes set voided_at = now() where campaign_id = $1` },
  '409 code-expired': { change: `update campaigns set ends_at = now() - interval '1 second' where id = $1` },
  '409 campaign-not-live': { change: `update campaigns set paused_at = now() where id = $1` },
  '409 not-your-code': { body: { shopper: { ref: 'grace' } } },
  '409 currency-mismatch': { body: { order: { total: { amount: 2000, currency: 'USD' } } } },
  '409 not-in-scope': {
    about: { scope: { productIds: [randomUUID()] } },
    body: { order: { items: [{ quantity: 1, productId: randomUUID(), unitPrice: euros(500) }] } },
  },
  '409 minimum-not-reached': { about: { minimumSpend: euros(2001) } },
  '409 budget-exhausted': { about: { limits: { budget: euros(199) } } },
}

for (const [refusal, { about = {}, change, body = {} }] of Object.entries(wrongs))
  test(`${refusal}, nothing is written, and an evaluation answers 200 with the same word`, async () => {
    const reason = refusal.slice('409 '.length)
    const brand = await newBrand()
    const { campaignId } = await newStrip(brand, about)
    const claim = (await brand.owner.api.post(`/campaigns/${campaignId}/claims`, { shopper: { ref: 'ada' } })).expecting(201)
    if (change) await sql((sql) => sql.unsafe(change, [campaignId]))
    const asked = { order, ...body }

    const evaluation = await brand.owner.api.post(`/codes/${claim.text('code')}/evaluation`, asked)
    const refused = await brand.owner.api.post(`/codes/${claim.text('code')}/redemptions`, asked)

    expect([refused.status, refused.code]).toEqual([409, reason])
    expect(evaluation.expecting(200).body).toMatchObject({ applies: false, reason, discount: { amount: 0 } })
    expect(await sql((sql) => sql`select uses from claims where campaign_id = ${campaignId}`)).toEqual([{ uses: 0 }])
  })

for (const [what, body, pointer] of [
  ['an order without a price', { order: {} }, '/order/total'],
  ['no order', {}, '/order'],
  ['an amount with a fraction', { order: { total: { amount: 10.5, currency: 'EUR' } } }, '/order/total/amount'],
  ['an amount below zero', { order: { total: { amount: -1, currency: 'EUR' } } }, '/order/total/amount'],
  ['a currency that is none', { order: { total: { amount: 1, currency: 'euro' } } }, '/order/total/currency'],
  ['no items', { order: { items: [] } }, '/order/items'],
  ['a quantity of zero', { order: { items: [{ quantity: 0, unitPrice: euros(1) }] } }, '/order/items/0/quantity'],
  ['prices on some items only', { order: { items: [{ quantity: 1, unitPrice: euros(1) }, { quantity: 1 }] } }, '/order/items/1/unitPrice'],
  [
    'a total that differs from the items',
    { order: { total: euros(2), items: [{ quantity: 1, unitPrice: euros(1) }] } },
    '/order/total/amount',
  ],
  ['a discount of its own', { order, discount: euros(2000) }, '/discount'],
  ['a shopper named twice', { order, shopper: { ref: 'ada', id: randomUUID() } }, '/shopper'],
  ['a shopper who is nobody', { order, shopper: { id: randomUUID() } }, '/shopper/id'],
] as const)
  test(`422 invalid when a redemption or an evaluation has ${what}`, async () => {
    const brand = await newBrand()
    const code = await newCode(brand)

    const answers = [
      await brand.owner.api.post(`/codes/${code}/redemptions`, body),
      await brand.owner.api.post(`/codes/${code}/evaluation`, body),
    ]

    expect(answers.map(({ status, code: said }) => [status, said])).toEqual(answers.map(() => [422, 'invalid']))
    expect(answers.map(({ body }) => body)).toEqual(
      answers.map(() => expect.objectContaining({ errors: [expect.objectContaining({ pointer })] })),
    )
    expect((await brand.owner.api.get(`/codes/${code}`)).expecting(200).text('state')).toBe('available')
  })

test(`422 invalid when the store is another brand's`, async () => {
  const [brand, other] = await Promise.all([newBrand(), newBrand()])
  const storeId = String((await other.owner.api.get('/stores')).rows()[0]?.id)

  const answer = await brand.owner.api.post(`/codes/${await newCode(brand)}/redemptions`, { order, storeId })

  expect([answer.status, answer.code]).toEqual([422, 'invalid'])
  expect(answer.body).toMatchObject({ errors: [{ pointer: '/storeId' }] })
})

test('422 invalid when a shopper evaluates for another', async () => {
  const brand = await newBrand()
  const shopper = await brand.shopper()
  const { campaignId } = await newStrip(brand)
  const code = (await shopper.post(`/campaigns/${campaignId}/claims`)).expecting(201).text('code')

  const answer = await shopper.post(`/codes/${code}/evaluation`, { order, shopper: { ref: 'somebody' } })

  expect([answer.status, answer.code]).toEqual([422, 'invalid'])
})

test('403 forbidden when a shopper redeems, or a cashier takes back what another redeemed', async () => {
  const brand = await newBrand()
  const [shopper, cashier] = [await brand.shopper(), await brand.member('cashier')]
  const { codes } = await newStrip(brand, {}, 2)
  const byOwner = (await brand.owner.api.post(`/codes/${codes[0]}/redemptions`, { order })).expecting(201).text('id')
  const byCashier = (await cashier.api.post(`/codes/${codes[1]}/redemptions`, { order })).expecting(201).text('id')

  const answers = [
    await shopper.post(`/codes/${codes[0]}/redemptions`, { order }),
    await cashier.api.post(`/redemptions/${byOwner}/rollback`),
    await cashier.api.post(`/redemptions/${byCashier}/rollback`),
  ]

  expect(answers.map(({ status }) => status)).toEqual([403, 403, 200])
})

test('409 already-rolled-back when a redemption is taken back again after 200, and the code counts once more', async () => {
  const brand = await newBrand()
  const code = await newCode(brand, { limits: { budget: euros(200) } })
  const use = () => brand.owner.api.post(`/codes/${code}/redemptions`, { order })
  const id = (await use()).expecting(201).text('id')

  const back = await brand.owner.api.post(`/redemptions/${id}/rollback`)
  const again = await brand.owner.api.post(`/redemptions/${id}/rollback`)
  const second = await use()

  expect(back.expecting(200).body).toMatchObject({ id, usesLeft: 1, rolledBackAt: expect.any(String) })
  expect([again.status, again.code]).toEqual([409, 'already-rolled-back'])
  expect(second.expecting(201).body).toMatchObject({ usesLeft: 0, discount: euros(200) })
  const rows = (await brand.owner.api.get('/redemptions', { query: { code } })).expecting(200).rows()
  expect(rows.map((row) => row.id)).toEqual([second.text('id'), id])
})
