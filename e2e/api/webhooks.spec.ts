import { Webhook } from 'standardwebhooks'
import { openReceiver, type Receiver, status } from '@/db/testing/receiver'
import { type Answer, type Brand, type Client, expect, idempotencyKey, newBrand, sql, test, unique } from '../fixtures'

type Listening = Receiver & { id: string; secret: string; api: Client; path: string }

const receivers: Receiver[] = []
test.afterAll(() => Promise.all(receivers.map((receiver) => receiver.close())))

const aReceiver = async (): Promise<Receiver> => {
  const receiver = await openReceiver()
  receivers.push(receiver)
  return receiver
}

const aWebhook = async ({ owner: { api } }: Brand, body: Record<string, unknown> = {}): Promise<Listening> => {
  const receiver = await aReceiver()
  const made = (await api.post('/webhooks', { url: receiver.url, ...body })).expecting(201)
  return { ...receiver, id: made.text('id'), secret: made.text('secret'), api, path: `/webhooks/${made.text('id')}` }
}

const arrived = ({ received }: Receiver, count: number) =>
  expect.poll(() => received.length, { timeout: 15_000 }).toBeGreaterThanOrEqual(count)

const become = async (api: Client, id: string, state: string) =>
  expect.poll(async () => (await api.get(`/deliveries/${id}`)).expecting(200).text('state'), { timeout: 30_000 }).toBe(state)
const errorsOf = (answer: Answer) => [answer.status, answer.code, answer.body]

test('202 for a test, which arrives a moment later, signed as Standard Webhooks has it', async () => {
  const webhook = await aWebhook(await newBrand(), { types: ['code.claimed'], description: 'The shop' })

  const asked = (await webhook.api.post(`${webhook.path}/test`)).expecting(202)
  expect(asked.headers.get('location')).toBe(`/api/v1/deliveries/${asked.text('id')}`)
  await arrived(webhook, 1)

  const [one] = webhook.received
  expect(one?.id).toBe(asked.text('eventId'))
  expect(new Webhook(webhook.secret).verify(one?.body ?? '', one?.headers ?? {})).toEqual({
    type: 'webhook.test',
    timestamp: expect.stringMatching(/Z$/),
    sequence: expect.any(Number),
    data: expect.objectContaining({ webhookId: webhook.id }),
  })
  await become(webhook.api, asked.text('id'), 'succeeded')
  const story = (await webhook.api.get(`/deliveries/${asked.text('id')}`)).expecting(200)
  expect(story.body).toMatchObject({ body: one?.body, attempts: [{ ordinal: 1, status: 200, error: null, request: { url: webhook.url } }] })
})

test('201 with the secret this once: not when it is read, listed, or asked again with the same key', async () => {
  const { owner } = await newBrand()
  const key = idempotencyKey()
  const ask = () => owner.api.post('/webhooks', { url: 'https://shop.example/tira' }, { headers: key })

  const made = (await ask()).expecting(201)
  const again = (await ask()).expecting(201)
  const shown = await Promise.all(['/webhooks', `/webhooks/${made.text('id')}`, '/audit', '/events'].map((path) => owner.api.get(path)))

  expect(made.text('secret')).toMatch(/^whsec_/)
  expect(again.body).toEqual({ ...Object(made.body), secret: null })
  expect(shown.filter(({ raw }) => raw.includes(made.text('secret').slice(6)))).toEqual([])
  const [stored] = await sql(
    (sql) => sql`select count(*)::int as n from webhooks w where w::text like ${`%${made.text('secret').slice(6, 30)}%`}`,
  )
  expect(stored?.n).toBe(0)
})

for (const [what, url, code] of [
  ['plain http', 'http://shop.example/', 'scheme'],
  ['the loopback in another spelling', 'https://[::1]/', 'address'],
  ['a private address', 'https://10.0.0.1/', 'address'],
  ['a private address as a number', 'https://167772161/', 'address'],
  ['the metadata of a cloud', 'https://169.254.169.254/latest/meta-data', 'address'],
  ['a mapped address', 'https://[::ffff:10.0.0.1]/', 'address'],
  ['a port of another protocol', 'https://shop.example:25/', 'port'],
  ['a name and a password', 'https://a:b@shop.example/', 'credentials'],
  ['another scheme', 'ftp://shop.example/', 'scheme'],
  ['no address', 'shop', 'url'],
] as const)
  test(`422 invalid with the pointer /url for ${what}`, async () => {
    const { owner } = await newBrand()

    const answer = await owner.api.post('/webhooks', { url })

    expect(errorsOf(answer)).toEqual([
      422,
      'invalid',
      expect.objectContaining({ errors: [expect.objectContaining({ pointer: '/url', code })] }),
    ])
    expect((await owner.api.get('/webhooks')).rows()).toEqual([])
  })

for (const [what, body] of [
  ['an unknown type', { types: ['order.confirmed'] }],
  ['a type twice', { types: ['code.claimed', 'code.claimed'] }],
  ['types that are no list', { types: 'code.claimed' }],
  ['a description of blanks', { description: '  ' }],
  ['a member that does not exist', { secret: 'mine' }],
] as const)
  test(`422 invalid for a webhook with ${what}`, async () => {
    const { owner } = await newBrand()

    const answer = await owner.api.post('/webhooks', { url: 'https://shop.example/', ...body })

    expect([answer.status, answer.code]).toEqual([422, 'invalid'])
  })

test('422 invalid for a replay since no moment', async () => {
  const webhook = await aWebhook(await newBrand())

  const answers = await Promise.all(
    [{}, { since: 'yesterday' }, { since: '2026-11-20' }].map((body) => webhook.api.post(`${webhook.path}/replays`, body)),
  )

  expect(answers.map(({ status, code }) => [status, code])).toEqual(Array(3).fill([422, 'invalid']))
})

test('200 after a rotation with a new secret; what is sent then carries a signature of each', async () => {
  const webhook = await aWebhook(await newBrand())
  const rotated = (await webhook.api.post(`${webhook.path}/rotation`)).expecting(200)

  ;(await webhook.api.post(`${webhook.path}/test`)).expecting(202)
  await arrived(webhook, 1)

  const [one] = webhook.received
  for (const secret of [webhook.secret, rotated.text('secret')])
    expect(new Webhook(secret).verify(one?.body ?? '', one?.headers ?? {})).toBeTruthy()
  expect(rotated.text('secret')).not.toBe(webhook.secret)
})

test('202 for a replay: the same id and the same text once more, of one and of all since a moment', async () => {
  const webhook = await aWebhook(await newBrand())
  const since = new Date(Date.now() - 60_000).toISOString()
  const asked = (await webhook.api.post(`${webhook.path}/test`)).expecting(202)
  await arrived(webhook, 1)
  await become(webhook.api, asked.text('id'), 'succeeded')

  ;(await webhook.api.post(`/deliveries/${asked.text('id')}/replay`)).expecting(202)
  await arrived(webhook, 2)
  await become(webhook.api, asked.text('id'), 'succeeded')
  const all = (await webhook.api.post(`${webhook.path}/replays`, { since })).expecting(202)
  await arrived(webhook, 3)

  expect(all.body).toEqual({ count: 1 })
  expect(new Set(webhook.received.map(({ id, body }) => id + body)).size).toBe(1)
})

test('a 500 is tried again five seconds later, and the list tells of both attempts', async () => {
  const webhook = await aWebhook(await newBrand())
  webhook.answer((response, _, count) => void response.writeHead(count === 1 ? 500 : 200).end())

  const asked = (await webhook.api.post(`${webhook.path}/test`)).expecting(202)
  await arrived(webhook, 2)

  const [first, second] = webhook.received
  expect((second?.at ?? 0) - (first?.at ?? 0)).toBeGreaterThan(4_000)
  await become(webhook.api, asked.text('id'), 'succeeded')
  const [listed] = (await webhook.api.get(`${webhook.path}/deliveries`, { query: { state: 'succeeded' } })).rows()
  expect(listed).toMatchObject({
    id: asked.text('id'),
    attempts: [
      { status: 500, error: 'status' },
      { status: 200, error: null },
    ],
  })
})

test('410 ends it: the webhook says so, and 409 webhook-disabled for whatever is to be sent', async () => {
  const webhook = await aWebhook(await newBrand())
  webhook.answer(status(410))
  const asked = (await webhook.api.post(`${webhook.path}/test`)).expecting(202)
  await become(webhook.api, asked.text('id'), 'failed')

  const refused = [
    await webhook.api.post(`${webhook.path}/test`),
    await webhook.api.post(`${webhook.path}/replays`, { since: '2026-01-01T00:00:00Z' }),
    await webhook.api.post(`/deliveries/${asked.text('id')}/replay`),
  ]

  expect(refused.map(({ status, code }) => [status, code])).toEqual(Array(3).fill([409, 'webhook-disabled']))
  expect((await webhook.api.get(webhook.path)).body).toMatchObject({ enabled: false, disabledReason: 'gone' })
  webhook.answer(status(200))
  ;(await webhook.api.patch(webhook.path, { enabled: true })).expecting(200)
  ;(await webhook.api.post(`/deliveries/${asked.text('id')}/replay`)).expecting(202)
  await become(webhook.api, asked.text('id'), 'succeeded')
})

test('409 webhook-disabled for a test of one that somebody has disabled', async () => {
  const webhook = await aWebhook(await newBrand())
  ;(await webhook.api.patch(webhook.path, { enabled: false })).expecting(200)

  const answer = await webhook.api.post(`${webhook.path}/test`)

  expect([answer.status, answer.code]).toEqual([409, 'webhook-disabled'])
})

test('409 too-many-webhooks for the one beyond fifty', async () => {
  const { owner, id } = await newBrand()
  const { id: first } = await aWebhook({ ...(await newBrand()), owner })
  await sql(
    (sql) => sql`insert into webhooks (id, brand_id, url, types, secret, planned_sequence)
      select gen_random_uuid(), brand_id, url, types, secret, planned_sequence from webhooks, generate_series(1, 49) where webhooks.id = ${first} and brand_id = ${id}`,
  )

  const answer = await owner.api.post('/webhooks', { url: 'https://shop.example/' })

  expect([answer.status, answer.code]).toEqual([409, 'too-many-webhooks'])
})

test('412 version-conflict for what was read before somebody changed it', async () => {
  const webhook = await aWebhook(await newBrand())
  const etag = (await webhook.api.get(webhook.path)).headers.get('etag') ?? ''
  ;(await webhook.api.patch(webhook.path, { description: unique('The shop') })).expecting(200)

  const answers = [
    await webhook.api.patch(webhook.path, { description: 'Other' }, { headers: { 'if-match': etag } }),
    await webhook.api.delete(webhook.path, { headers: { 'if-match': etag } }),
  ]

  expect(answers.map(({ status, code }) => [status, code])).toEqual(Array(2).fill([412, 'version-conflict']))
})

test('404 not-found for another brand’s webhook and its deliveries, as for none', async () => {
  const webhook = await aWebhook(await newBrand())
  const delivery = (await webhook.api.post(`${webhook.path}/test`)).expecting(202).text('id')
  const { owner } = await newBrand()
  const nowhere = '019a9f38-4c80-7d11-9a52-6b1f0c2e7d40'

  const answers = await Promise.all(
    [webhook.id, nowhere, 'no-id'].flatMap((id) => [
      owner.api.get(`/webhooks/${id}`),
      owner.api.patch(`/webhooks/${id}`, { enabled: false }),
      owner.api.delete(`/webhooks/${id}`),
      owner.api.post(`/webhooks/${id}/rotation`),
      owner.api.post(`/webhooks/${id}/test`),
      owner.api.get(`/webhooks/${id}/deliveries`),
      owner.api.post(`/webhooks/${id}/replays`, { since: '2026-01-01T00:00:00Z' }),
    ]),
  )
  const more = await Promise.all(
    [delivery, nowhere].flatMap((id) => [owner.api.get(`/deliveries/${id}`), owner.api.post(`/deliveries/${id}/replay`)]),
  )

  expect([...answers, ...more].map(({ status, code }) => [status, code])).toEqual(Array(25).fill([404, 'not-found']))
  expect((await webhook.api.get(webhook.path)).body).toMatchObject({ enabled: true, version: 1 })
})

test('204 when it is deleted, and nothing comes any more', async () => {
  const webhook = await aWebhook(await newBrand())
  ;(await webhook.api.delete(webhook.path)).expecting(204)

  expect((await webhook.api.get(webhook.path)).status).toBe(404)
  expect((await webhook.api.get('/webhooks')).rows()).toEqual([])
})

test('a receiver that hangs does not keep another brand waiting', async () => {
  const [slow, quick] = [await aWebhook(await newBrand()), await aWebhook(await newBrand())]
  slow.answer(() => undefined)
  for (let count = 0; count < 12; count += 1) (await slow.api.post(`${slow.path}/test`)).expecting(202)
  await arrived(slow, 1)

  const from = Date.now()
  ;(await quick.api.post(`${quick.path}/test`)).expecting(202)
  await arrived(quick, 1)

  expect(Date.now() - from).toBeLessThan(10_000)
  expect(slow.received.length).toBeLessThanOrEqual(8)
})
