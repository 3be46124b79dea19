import { baseURL, browserSession, client, expect, newAccount, newBrand, sql, test, unique } from '../fixtures'
import { documentedOperations } from './document'
import { exampleOf, pathOf } from './examples'

test('200 with RateLimit and RateLimit-Policy for a person and for a key', async () => {
  const brand = await newBrand()
  const key = await brand.apiKey(['stores:read'])

  const [ofPerson, ofKey] = await Promise.all([brand.owner.api.get('/stores'), key.api.get('/stores')])

  expect(ofPerson.headers.get('ratelimit-policy')).toBe('"person";q=100;w=5')
  expect(ofPerson.headers.get('ratelimit')).toMatch(/^"person";r=\d+;t=\d+$/)
  expect(ofKey.headers.get('ratelimit-policy')).toBe('"key";q=10000;w=50')
  expect(ofKey.headers.get('ratelimit')).toMatch(/^"key";r=9\d{3};t=\d+$/)
})

test('429 rate-limited with Retry-After when the bucket is full, and 200 when it is empty again', async () => {
  const { api, id } = await newAccount()
  await sql((sql) => sql`insert into rate_limits values (${`person:${id}`}, clock_timestamp() + interval '35 seconds', 1)`)

  const full = await api.get('/me')
  await sql((sql) => sql`delete from rate_limits where key = ${`person:${id}`}`)
  const empty = await api.get('/me')

  expect([full.status, full.code, empty.status]).toEqual([429, 'rate-limited', 200])
  expect(Number(full.headers.get('retry-after'))).toBeGreaterThanOrEqual(29)
  expect(Number(full.headers.get('retry-after'))).toBeLessThanOrEqual(31)
})

test('429 rate-limited before 200 more than 100 and 20 a second, when 150 requests arrive at once', async () => {
  const { api } = await newAccount()
  const start = Date.now()

  const answers = await Promise.all(Array.from({ length: 150 }, () => api.get('/me')))

  const seconds = (Date.now() - start) / 1_000
  const answered = answers.filter(({ status }) => status === 200)
  const refused = answers.filter(({ status }) => status !== 200)
  expect(answered.length).toBeLessThanOrEqual(100 + 20 * seconds + 1)
  expect(answered.length).toBeGreaterThanOrEqual(100)
  expect(refused.map(({ code }) => code)).toEqual(refused.map(() => 'rate-limited'))
})

const shop = 'https://shop.example'

test('200 for a key of the brand that asks from an origin which the brand allows, and says so to the browser', async () => {
  const brand = await newBrand({ allowedOrigins: [shop] })
  const { api } = await brand.apiKey(['stores:read'])
  const from = (origin: string) => api.get('/stores', { headers: { origin } })

  const allowed = await from(shop)
  const others = await Promise.all([`${shop}.evil.example`, 'https://shop.example:8443', 'http://shop.example', 'null', baseURL].map(from))

  expect(allowed.headers.get('access-control-allow-origin')).toBe(shop)
  expect(allowed.headers.get('vary')).toContain('Origin')
  expect(allowed.headers.get('access-control-allow-credentials')).toBeNull()
  expect(others.map(({ headers }) => headers.get('access-control-allow-origin'))).toEqual(others.map(() => null))
})

test(`200 without CORS for a browser's session and for another brand's key, whatever the origin`, async () => {
  const [brand, other] = await Promise.all([newBrand({ allowedOrigins: [shop] }), newBrand()])
  const { cookie } = await browserSession(brand.owner)
  const { api } = await other.apiKey(['stores:read'])

  const bySession = await client({ cookie, 'tira-brand': brand.slug }).get('/stores', { headers: { origin: shop } })
  const byOther = await api.get('/stores', { headers: { origin: shop } })

  expect([bySession.status, bySession.headers.get('access-control-allow-origin')]).toEqual([200, null])
  expect([byOther.status, byOther.headers.get('access-control-allow-origin')]).toEqual([200, null])
})

test('204 to a preflight, with leave only for an origin that some brand allows', async () => {
  const origin = `https://${unique('shop')}.example`
  await newBrand({ allowedOrigins: [origin] })
  const preflight = async (from: string) =>
    fetch(`${baseURL}/api/v1/stores`, { method: 'OPTIONS', headers: { origin: from, 'access-control-request-method': 'POST' } })

  const [allowed, refused] = [await preflight(origin), await preflight(`https://${unique('evil')}.example`)]

  expect([allowed.status, allowed.headers.get('access-control-allow-origin')]).toEqual([204, origin])
  expect(allowed.headers.get('access-control-allow-headers')).toContain('Idempotency-Key')
  expect(allowed.headers.get('access-control-allow-methods')).toBe('GET, POST, OPTIONS')
  expect([refused.status, refused.headers.get('access-control-allow-origin')]).toEqual([204, null])
})

test('403 cross-site for every change with a cookie from another origin, or from nowhere', async () => {
  const brand = await newBrand()
  const { cookie } = await browserSession(brand.owner)
  const from: Record<string, string>[] = [
    { origin: 'https://evil.example' },
    { origin: 'null' },
    { origin: `${baseURL}.evil.example` },
    { 'sec-fetch-site': 'cross-site' },
    { 'sec-fetch-site': 'same-site' },
    {},
  ]
  const changes = documentedOperations.filter(({ method, access }) => method !== 'GET' && access !== 'public')

  const verdicts: unknown[] = []
  for (const [at, operation] of changes.entries()) {
    const asked = await exampleOf(operation).ask({ brand, person: brand.owner })
    const headers = { cookie, 'tira-brand': brand.slug, ...from[at % from.length] }
    const answer = await client(headers).request(operation.method, pathOf(operation, asked), { body: asked.body })
    verdicts.push([operation.id, answer.status, answer.code])
  }

  expect(verdicts).toEqual(changes.map(({ id }) => [id, 403, 'cross-site']))
})

test('201 for a change with a cookie from our own pages', async () => {
  const brand = await newBrand()
  const { cookie } = await browserSession(brand.owner)
  const from = (headers: Record<string, string>) =>
    client({ cookie, 'tira-brand': brand.slug, ...headers }).post('/stores', { name: 'Ours' })

  const answers = await Promise.all([from({ origin: baseURL }), from({ 'sec-fetch-site': 'same-origin' })])

  expect(answers.map(({ status }) => status)).toEqual([201, 201])
})
