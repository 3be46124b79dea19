import { baseURL, bearer, client, expect, newBrand, nobody, sql, test } from '../fixtures'

const inTenMinutes = () => new Date(Date.now() + 600_000).toISOString()

test('401 unauthenticated at once for a key that was revoked, also for the secret from before its rotation', async () => {
  const brand = await newBrand()
  const { id, api } = await brand.apiKey(['stores:read'])
  const rotated = bearer((await brand.owner.api.post(`/api-keys/${id}/rotation`)).expecting(200).text('secret'))
  const before = await Promise.all([api, rotated].map((one) => one.get('/stores')))

  ;(await brand.owner.api.delete(`/api-keys/${id}`)).expecting(204)
  const after = await Promise.all([api, rotated].map((one) => one.get('/stores')))

  expect(before.map(({ status }) => status)).toEqual([200, 200])
  expect(after.map(({ status, code }) => [status, code])).toEqual(Array(2).fill([401, 'unauthenticated']))
})

test('401 unauthenticated for a key that has expired', async () => {
  const brand = await newBrand()
  const { id, api } = await brand.apiKey(['stores:read'], { expiresAt: inTenMinutes() })
  const before = await api.get('/stores')

  await sql((sql) => sql`update api_keys set expires_at = now() - interval '1 second' where id = ${id}`)
  const after = await api.get('/stores')

  expect([before.status, after.status, after.code]).toEqual([200, 401, 'unauthenticated'])
})

test('403 insufficient-scope for what the key was not made for, with the scope in the detail', async () => {
  const { api } = await (await newBrand()).apiKey(['stores:read'])

  const answer = await api.post('/stores', { name: 'Store' })

  expect([answer.status, answer.code]).toEqual([403, 'insufficient-scope'])
  expect(answer.text('detail')).toContain('stores:write')
})

test('422 invalid when a new key is to expire in the past, has an unknown scope or none', async () => {
  const { owner } = await newBrand()
  const asked = [
    { name: 'Key', scopes: ['stores:read'], expiresAt: '2020-01-01T00:00:00Z' },
    { name: 'Key', scopes: ['stores:read', 'everything'] },
    { name: 'Key', scopes: ['members:write'] },
    { name: 'Key', scopes: [] },
  ]

  const answers = await Promise.all(asked.map((body) => owner.api.post('/api-keys', body)))

  expect(answers.map(({ status, code }) => [status, code])).toEqual(asked.map(() => [422, 'invalid']))
})

test('401 unauthenticated for a key with a typing error, the wrong end, or more than a key', async () => {
  const { secret } = await (await newBrand()).apiKey(['stores:read'])
  const other = (await (await newBrand()).apiKey(['stores:read'])).secret
  const turned = secret.replace(/_([^_]+)$/, (_, rest: string) => `_${rest.slice(1, 2)}${rest.slice(0, 1)}${rest.slice(2)}`)
  const spoiled = [
    secret.slice(0, -1),
    `${secret}0`,
    secret.toLowerCase(),
    turned === secret ? `${secret}x` : turned,
    `${secret.slice(0, 18)}${other.slice(18)}`,
    'tira_',
    'tira_x_y',
    `tira_${'x'.repeat(10_000)}`,
  ]

  const answers = await Promise.all(spoiled.map((token) => bearer(token).get('/stores')))

  expect(answers.map(({ status, code }) => [status, code])).toEqual(spoiled.map(() => [401, 'unauthenticated']))
})

test('401 unauthenticated for a key in the query string, in the body, in Basic or in a header of its own', async () => {
  const { secret } = await (await newBrand()).apiKey(['stores:read', 'stores:write'])
  const answers = await Promise.all([
    nobody.get('/stores', { query: { key: secret } }),
    nobody.get('/stores', { query: { access_token: secret, authorization: `Bearer ${secret}` } }),
    nobody.post('/stores', { name: 'Store', access_token: secret }),
    client({ authorization: `Basic ${Buffer.from(`${secret}:`).toString('base64')}` }).get('/stores'),
    client({ authorization: secret }).get('/stores'),
    client({ authorization: `Bearer ${secret}, Bearer ${secret}` }).get('/stores'),
    client({ 'x-api-key': secret }).get('/stores'),
    client({ cookie: `tira-session=${secret}` }).get('/stores'),
  ])

  expect(answers.map(({ status, code }) => [status, code])).toEqual(answers.map(() => [401, 'unauthenticated']))
})

test('422 invalid when a key comes as Bearer and in the query too: it is not for logs', async () => {
  const { secret, api } = await (await newBrand()).apiKey(['stores:read'])

  const answer = await api.get('/stores', { query: { key: secret } })

  expect([answer.status, answer.code]).toEqual([422, 'invalid'])
})

test('200 for lists and single keys without a secret, which is nowhere in the database either', async () => {
  const brand = await newBrand()
  const { id, secret } = await brand.apiKey(['stores:read'])
  const random = secret.slice('tira_000000000000_'.length)

  const shown = await Promise.all(['/api-keys', `/api-keys/${id}`, '/audit'].map((path) => brand.owner.api.get(path)))
  const [stored] = await sql((sql) => sql`select count(*)::int as n from api_keys k where k::text like ${`%${random}%`}`)
  const [told] = await sql((sql) => sql`select count(*)::int as n from facts f where f::text like ${`%${random}%`}`)

  expect(shown.map(({ status }) => status)).toEqual([200, 200, 200])
  expect(shown.filter(({ raw }) => raw.includes(random))).toEqual([])
  expect([stored?.n, told?.n]).toEqual([0, 0])
})

test('200 from the public keys, without the private part', async () => {
  const response = await fetch(`${baseURL}/.well-known/jwks.json`)
  const keys: unknown = await response.json()

  expect(response.status).toBe(200)
  expect(keys).toMatchObject({ keys: [{ kty: 'OKP', crv: 'Ed25519', alg: 'EdDSA', use: 'sig', kid: expect.any(String) }] })
  expect(JSON.stringify(keys)).not.toContain('"d"')
})

test(`401 unauthenticated for a shopper's token whose shopper is gone`, async () => {
  const brand = await newBrand()
  const shopper = await brand.shopper('gone')
  const before = await shopper.get('/stores')

  await sql((sql) => sql`delete from shoppers where brand_id = ${brand.id} and ref = 'gone'`)
  const after = await shopper.get('/stores')

  expect([before.status, after.status]).toEqual([403, 401])
})

test('405 method-not-allowed when the public keys are to be changed', async () => {
  const response = await fetch(`${baseURL}/.well-known/jwks.json`, { method: 'POST' })

  expect(response.status).toBe(405)
})
