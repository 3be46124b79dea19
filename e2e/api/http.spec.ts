import { randomUUID } from 'node:crypto'
import { apiURL, baseURL, expect, newBrand, nobody, test, unique } from '../fixtures'
import { documentedOperations } from './document'
import { codeIn, raw } from './raw'

const methods = ['GET', 'POST', 'PUT', 'PATCH', 'DELETE'] as const
const paths = [...new Set(documentedOperations.map(({ path }) => path))]

test('401 unauthenticated as application/problem+json, with every member that RFC 9457 and we ask for', async () => {
  const answer = await nobody.get('/stores', { headers: { 'x-request-id': 'a-request-of-mine' } })

  expect(answer.status).toBe(401)
  expect(answer.headers.get('content-type')).toBe('application/problem+json')
  expect(answer.headers.get('www-authenticate')).toBe('Bearer')
  expect(answer.headers.get('x-request-id')).toBe('a-request-of-mine')
  expect(answer.headers.get('cache-control')).toBe('no-store')
  expect(answer.body).toEqual({
    type: `${baseURL}/problems/unauthenticated`,
    title: expect.any(String),
    status: 401,
    code: 'unauthenticated',
    detail: expect.any(String),
    instance: 'a-request-of-mine',
  })
})

test('200 with the request id of the client, or one of ours when it sent none or nonsense', async () => {
  const { owner } = await newBrand()
  const idFor = async (headers: Record<string, string>) => (await owner.api.get('/stores', { headers })).headers.get('x-request-id')

  expect(await idFor({ 'x-request-id': 'trace:0123.abc-def' })).toBe('trace:0123.abc-def')
  expect(await idFor({})).toMatch(/^[0-9a-f-]{36}$/)
  expect(await idFor({ 'x-request-id': 'short' })).toMatch(/^[0-9a-f-]{36}$/)
  expect(await idFor({ 'x-request-id': `<script>${'x'.repeat(200)}` })).toMatch(/^[0-9a-f-]{36}$/)
})

for (const path of [
  '',
  '/nothing',
  '/v1',
  '/v1/nothing',
  '/v1/stores/a/b',
  '/v2/stores',
  '/auth',
  '/auth/providers',
  '/auth/session',
  '/auth/signin',
])
  test(`404 not-found as a problem at /api${path}, whatever the method`, async () => {
    const answers = await Promise.all(methods.map((method) => raw(method, `/api${path}`)))

    expect(answers.map((answer) => [answer.status, codeIn(answer)])).toEqual(methods.map(() => [404, 'not-found']))
  })

for (const path of ['//api/v1/stores', '/api//v1/stores', '/api/v1/stores/', '/api/v1//stores'])
  test(`404 not-found at ${path}, without a redirect`, async () => {
    const answer = await raw('GET', path)

    expect([answer.status, codeIn(answer), answer.headers.location]).toEqual([404, 'not-found', undefined])
  })

for (const path of [
  '/codes/a%zz',
  '/api/v1/stores/%zz',
  '/api/v1/stores/%e0%a4',
  '/api/v1/stores/%00',
  '/api/v1/%2e%2e/stores',
  '/api/v1/../v1/stores',
  '/api/v1/stores/a%5cb\\c',
  '/%2fevil.example',
  '/console/%2f%2fevil.example',
  '/\\evil.example',
])
  test(`400 invalid-url at ${path}`, async () => {
    const answer = await raw('GET', path)

    expect([answer.status, codeIn(answer), answer.headers.location]).toEqual([400, 'invalid-url', undefined])
  })

test('404 not-found when an id is another path in disguise', async () => {
  const { owner } = await newBrand()

  const answer = await raw('GET', '/api/v1/stores/..%2Fme', { headers: { authorization: `Bearer ${owner.accessToken}` } })

  expect([answer.status, codeIn(answer)]).toEqual([404, 'not-found'])
})

for (const path of paths)
  test(`405 method-not-allowed with Allow at ${path}, before anybody is asked who they are`, async () => {
    const known = documentedOperations.filter((operation) => operation.path === path).map(({ method }) => method)
    const unknown = methods.filter((method) => !known.includes(method))

    const address = `/api/v1${path.replace(/\{\w+\}/, randomUUID())}`
    const answers = await Promise.all(unknown.map((method) => raw(method, address)))

    const allowed = answers.map(({ headers }) => headers.allow?.split(', ').toSorted())
    expect(answers.map((answer) => [answer.status, codeIn(answer)])).toEqual(unknown.map(() => [405, 'method-not-allowed']))
    expect(allowed).toEqual(unknown.map(() => [...known, 'OPTIONS'].toSorted()))
  })

for (const path of ['/', '/sign-in', '/api/v1/stores', '/api/health/live', '/nowhere'])
  test(`405 method-not-allowed for TRACE and PROPFIND at ${path}`, async () => {
    const answers = await Promise.all(['TRACE', 'PROPFIND'].map((method) => raw(method, path)))

    expect(answers.map((answer) => [answer.status, codeIn(answer)])).toEqual(Array(2).fill([405, 'method-not-allowed']))
    expect(answers.map(({ headers }) => headers.allow?.includes('GET'))).toEqual([true, true])
  })

test('405 method-not-allowed for a page that is posted to', async () => {
  const answers = await Promise.all(['POST', 'PUT', 'DELETE'].map((method) => raw(method, '/sign-in')))

  expect(answers.map(({ status }) => status)).toEqual([405, 405, 405])
})

test('200 and no body when only the head is asked for', async () => {
  const { owner } = await newBrand()

  const answer = await raw('HEAD', '/api/v1/stores', { headers: { authorization: `Bearer ${owner.accessToken}` } })

  expect([answer.status, answer.text]).toEqual([200, ''])
})

test('404, 405, 401, 403, 413, 415, 400, 422, 404, 412 and 409 in this order, when everything is wrong at once', async () => {
  const brand = await newBrand()
  const viewer = await brand.member('viewer')
  const online = (await brand.owner.api.get('/stores')).rows()[0]
  const wrong = { 'content-type': 'text/plain', 'if-match': '"99"', 'tira-brand': brand.slug }
  const asOwner = { ...wrong, authorization: `Bearer ${brand.owner.accessToken}` }
  const asJson = { ...asOwner, 'content-type': 'application/json' }
  const huge = 'x'.repeat(1024 * 1024 + 1)
  const placed = JSON.stringify({ position: { latitude: 0, longitude: 0 } })
  const missing = `/stores/${randomUUID()}`
  const present = `/stores/${String(online?.id)}`
  const codeOf = async (method: string, path: string, headers: Record<string, string>, body: string) => {
    const answer = await raw(method, new URL(apiURL + path).pathname, { headers, chunks: [Buffer.from(body)] })
    return [answer.status, codeIn(answer)]
  }

  expect(await codeOf('PUT', '/nowhere', wrong, huge)).toEqual([404, 'not-found'])
  expect(await codeOf('PUT', missing, wrong, huge)).toEqual([405, 'method-not-allowed'])
  expect(await codeOf('PATCH', missing, wrong, huge)).toEqual([401, 'unauthenticated'])
  const asViewer = { ...wrong, authorization: `Bearer ${viewer.accessToken}` }
  expect(await codeOf('PATCH', missing, asViewer, huge)).toEqual([403, 'forbidden'])
  expect(await codeOf('PATCH', missing, asOwner, huge)).toEqual([413, 'body-too-large'])
  expect(await codeOf('PATCH', missing, asOwner, '{')).toEqual([415, 'unsupported-media-type'])
  expect(await codeOf('PATCH', missing, asJson, '{')).toEqual([400, 'invalid-json'])
  expect(await codeOf('PATCH', missing, asJson, '{"id": 1}')).toEqual([422, 'invalid'])
  expect(await codeOf('PATCH', missing, asJson, placed)).toEqual([404, 'not-found'])
  expect(await codeOf('PATCH', present, asJson, placed)).toEqual([412, 'version-conflict'])
  expect(await codeOf('PATCH', present, { ...asJson, 'if-match': '*' }, placed)).toEqual([409, 'online-store'])
})

test('200 from health, which says what is there', async () => {
  const live = await nobody.get('/api/health/live')
  const ready = await nobody.get('/api/health/ready')

  expect([live.status, live.body]).toEqual([200, { status: 'ok' }])
  expect([ready.status, ready.body]).toEqual([200, { database: 'ok', migrations: 'ok', jobs: 'ok' }])
})

test('403 forbidden and 404 pages are pages, not problems', async () => {
  const answer = await fetch(`${baseURL}/${unique('nowhere')}`)

  expect([answer.status, answer.headers.get('content-type')?.split(';')[0]]).toEqual([404, 'text/html'])
})
