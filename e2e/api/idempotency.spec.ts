import { randomUUID } from 'node:crypto'
import { type Answer, expect, idempotencyKey, newAccount, newBrand, nobody, password, sql, test, unique } from '../fixtures'

const replayed = (answer: Answer) => answer.headers.get('idempotent-replayed')

test('201 again with the same body for the same key, quoted or bare, and one store', async () => {
  const { owner } = await newBrand()
  const key = randomUUID()
  const body = { name: unique('Store') }

  const first = await owner.api.post('/stores', body, { headers: idempotencyKey(key) })
  const again = await owner.api.post('/stores', body, { headers: idempotencyKey(`"${key}"`) })

  expect([first.status, replayed(first)]).toEqual([201, null])
  expect([again.status, replayed(again), again.body]).toEqual([201, 'true', first.body])
  expect([again.headers.get('location'), again.headers.get('etag')]).toEqual([first.headers.get('location'), first.headers.get('etag')])
  expect((await owner.api.get('/stores')).rows()).toHaveLength(2)
})

test('422 idempotency-key-reused when the body, the path or the method is another', async () => {
  const { owner } = await newBrand()
  const headers = idempotencyKey()
  const made = (await owner.api.post('/stores', { name: 'First' }, { headers })).expecting(201)

  const answers = [
    await owner.api.post('/stores', { name: 'Second' }, { headers }),
    await owner.api.patch(`/stores/${made.text('id')}`, { name: 'First' }, { headers }),
    await owner.api.delete(`/stores/${made.text('id')}`, { headers }),
  ]

  expect(answers.map(({ status, code }) => [status, code])).toEqual(Array(3).fill([422, 'idempotency-key-reused']))
  expect((await owner.api.get(`/stores/${made.text('id')}`)).body).toEqual(made.body)
})

test('409 idempotency-in-flight, or the same 201, when one request arrives 20 times at once: one store is made', async () => {
  const { owner } = await newBrand()
  const headers = idempotencyKey()
  const body = { name: unique('Store') }

  const answers = await Promise.all(Array.from({ length: 20 }, () => owner.api.post('/stores', body, { headers })))

  const made = answers.filter(({ status }) => status === 201)
  const refused = answers.filter(({ status }) => status !== 201)
  expect(made.filter((answer) => replayed(answer) === null)).toHaveLength(1)
  expect(new Set(made.map((answer) => answer.text('id'))).size).toBe(1)
  expect(refused.map(({ status, code }) => [status, code])).toEqual(refused.map(() => [409, 'idempotency-in-flight']))
  expect(refused.every((answer) => Number(answer.headers.get('retry-after')) > 0)).toBe(true)
  expect((await owner.api.get('/stores')).rows()).toHaveLength(2)
})

test('201 for each brand that uses the same key: what another brand asked is not to be seen', async () => {
  const [one, other] = await Promise.all([newBrand(), newBrand()])
  const headers = idempotencyKey()

  const answers = await Promise.all([one, other].map(({ owner, slug }) => owner.api.post('/stores', { name: slug }, { headers })))

  expect(answers.map((answer) => [answer.status, replayed(answer), answer.text('name')])).toEqual([
    [201, null, one.slug],
    [201, null, other.slug],
  ])
})

test('404 not-found stays the answer to a key, also when the thing was made since', async () => {
  const { owner } = await newBrand()
  const slug = unique('taken')
  const taken = await newBrand({ slug })
  const headers = idempotencyKey()
  const asked = { name: 'Brand', slug, currency: 'EUR', timeZone: 'UTC', locales: ['en'] }

  const first = await owner.api.post('/brands', asked, { headers })
  await sql((sql) => sql`update brands set slug = ${unique('moved')} where id = ${taken.id}`)
  const again = await owner.api.post('/brands', asked, { headers })

  expect([first.status, first.code]).toEqual([409, 'slug-taken'])
  expect([again.status, again.body, replayed(again)]).toEqual([409, first.body, 'true'])
  expect(again.headers.get('content-type')).toBe('application/problem+json')
})

test('201 with null for the secret when a key of ours, a token or an invitation is replayed, and no secret is kept', async () => {
  const brand = await newBrand()
  const { api } = brand.owner
  const asks: [string, unknown, string][] = [
    ['/api-keys', { name: 'Key', scopes: ['stores:read'] }, 'secret'],
    ['/members', { identifier: `${unique('invited')}@example.com`, role: 'viewer' }, 'invitation'],
    ['/shopper-tokens', { shopper: { ref: 'customer' } }, 'accessToken'],
  ]

  for (const [path, body, member] of asks) {
    const headers = idempotencyKey()
    const first = (await api.post(path, body, { headers })).expecting(201)
    const again = (await api.post(path, body, { headers })).expecting(201)
    const [kept] = await sql((sql) => sql`select body::text from idempotency_keys where key = ${headers['idempotency-key']}`)

    expect(again.body).toEqual({ ...Object(first.body), [member]: null })
    expect(kept?.body).not.toContain(first.text(member))
  }
})

test('200 without tokens when a sign-in is replayed', async () => {
  const { identifier } = await newAccount()
  const headers = idempotencyKey()

  const first = (await nobody.post('/tokens', { identifier, password }, { headers })).expecting(200)
  const again = (await nobody.post('/tokens', { identifier, password }, { headers })).expecting(200)

  expect(first.text('accessToken')).not.toBe('')
  expect(again.body).toMatchObject({ accessToken: null, refreshToken: null })
})

test('429 rate-limited after ten wrong passwords, also when each attempt carries an Idempotency-Key', async () => {
  const { api } = await newAccount()
  const attempt = () =>
    api.post('/me/password', { current: 'not the password', password: unique('another-long-phrase') }, { headers: idempotencyKey() })

  const answers: Answer[] = []
  for (let count = 0; count < 11; count += 1) answers.push(await attempt())

  expect(answers.slice(0, 10).map(({ code }) => code)).toEqual(Array(10).fill('invalid-credentials'))
  expect([answers[10]?.status, answers[10]?.code]).toEqual([429, 'rate-limited'])
})

test('429 rate-limited is not kept: the same key works when the wait is over', async () => {
  const { api, id } = await newAccount()
  const headers = idempotencyKey()
  const change = () => api.post('/me/password', { current: password, password: 'another-long-phrase-of-mine' }, { headers })
  await sql((sql) => sql`insert into rate_limits values (${`password:${id}`}, clock_timestamp() + interval '10 minutes', 1)`)

  const throttled = await change()
  await sql((sql) => sql`delete from rate_limits where key = ${`password:${id}`}`)
  const after = await change()

  expect([throttled.status, throttled.code, after.status]).toEqual([429, 'rate-limited', 204])
})

test('204 again when a deletion is retried with its key, and 404 not-found without', async () => {
  const { owner } = await newBrand()
  const id = (await owner.api.post('/stores', { name: 'Short-lived' })).expecting(201).text('id')
  const headers = idempotencyKey()

  const first = await owner.api.delete(`/stores/${id}`, { headers })
  const again = await owner.api.delete(`/stores/${id}`, { headers })
  const without = await owner.api.delete(`/stores/${id}`)

  expect([first.status, again.status, replayed(again), without.status]).toEqual([204, 204, 'true', 404])
})

test('401 unauthenticated for a replay by somebody who may not ask any more', async () => {
  const brand = await newBrand()
  const { id, api } = await brand.apiKey(['stores:write'])
  const headers = idempotencyKey()
  ;(await api.post('/stores', { name: 'Store' }, { headers })).expecting(201)
  ;(await brand.owner.api.delete(`/api-keys/${id}`)).expecting(204)

  const again = await api.post('/stores', { name: 'Store' }, { headers })

  expect([again.status, again.code]).toEqual([401, 'unauthenticated'])
})
