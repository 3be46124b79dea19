import { createServer, type IncomingHttpHeaders, request } from 'node:http'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { isUuid } from '@/lib/core/id'
import type { NodeHandler } from './next'
import { listening } from './port-of-tests'

/** What stands behind: it tells what reached it, or breaks where it is told to. */
const behind: NodeHandler = async (incoming, response) => {
  if (incoming.url === '/breaks') throw new Error('broken before anything was said')
  if (incoming.url === '/breaks-late') {
    response.writeHead(200, { 'content-type': 'text/plain' })
    response.write('half of')
    throw new Error('broken in the middle')
  }
  response.end(JSON.stringify({ url: incoming.url, headers: incoming.headers }))
}

const server = createServer()
let port = 0

beforeAll(async () => {
  const { front } = await import('./front')
  port = await listening(server.on('request', front(behind)))
})
afterAll(() => server.close())

type Answer = { status: number; headers: IncomingHttpHeaders; text: string; whole: boolean }

const ask = (method: string, path: string, headers: Record<string, string | string[]> = {}): Promise<Answer> =>
  new Promise((resolve, reject) => {
    const sent = request({ host: '127.0.0.1', port, method, path, headers, agent: false }, (response) => {
      let text = ''
      response.on('data', (part: Buffer) => (text += part.toString()))
      response.on('error', () => undefined)
      response.on('close', () => resolve({ status: response.statusCode ?? 0, headers: response.headers, text, whole: response.complete }))
    })
    sent.on('error', reject)
    sent.end()
  })

/** What reached the application behind. */
const arrived = async (path: string, headers: Record<string, string | string[]> = {}) => {
  const answer = await ask('GET', path, headers)
  const { headers: seen }: { headers: Record<string, string> } = JSON.parse(answer.text)
  return { answer, seen }
}

test.each([
  ['GET', '/%', 400, 'invalid-url'],
  ['GET', '/codes/a%zz', 400, 'invalid-url'],
  ['GET', '/%ff', 400, 'invalid-url'],
  ['GET', '/console/%00', 400, 'invalid-url'],
  ['GET', '/console\\brand', 400, 'invalid-url'],
  ['GET', '/console%2fbrand', 400, 'invalid-url'],
  ['GET', '/console%5Cbrand', 400, 'invalid-url'],
  ['GET', '/console/../api', 400, 'invalid-url'],
  ['GET', '/console/.%2E/api', 400, 'invalid-url'],
  ['GET', '/./console', 400, 'invalid-url'],
  ['GET', 'http://elsewhere.example/console', 400, 'invalid-url'],
  ['OPTIONS', '*', 400, 'invalid-url'],
  ['GET', '//api/v1/stores', 404, 'not-found'],
  ['GET', '/api//v1', 404, 'not-found'],
  ['GET', '/api', 404, 'not-found'],
  ['GET', '/api/v1/stores/', 404, 'not-found'],
  ['TRACE', '/api/v1/stores', 405, 'method-not-allowed'],
  ['PROPFIND', '/console', 405, 'method-not-allowed'],
  ['POST', '/console', 405, 'method-not-allowed'],
  ['DELETE', '/', 405, 'method-not-allowed'],
])('%s %s never gets behind: %i %s', async (method, path, status, code) => {
  const answer = await ask(method, path)

  expect([answer.status, answer.headers['content-type'], JSON.parse(answer.text).code]).toEqual([status, 'application/problem+json', code])
  expect(answer.headers['x-request-id']).toBe(JSON.parse(answer.text).instance)
  expect(answer.headers['content-security-policy']).toBe(`default-src 'none'; frame-ancestors 'none'`)
})

test.each(['/', '/console/cafes-lumen?q=a%2Fb&next=//x', '/api/v1/stores/a%2fb', '/a..b/...', '/caf%C3%A9'])(
  'GET %s gets behind as it came',
  async (path) => {
    const { answer } = await arrived(path)

    expect(JSON.parse(answer.text).url).toBe(path)
  },
)

test('405 says what is allowed: more where operations are than where pages are', async () => {
  const [page, operation] = await Promise.all([ask('POST', '/console'), ask('TRACE', '/api/v1/stores')])

  expect(page.headers.allow).toBe('GET, HEAD')
  expect(operation.headers.allow).toBe('GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS')
})

test('nobody outside can say what only we say to the application', async () => {
  const forged = [
    'x-tira-peer',
    'x-tira-path',
    'x-nonce',
    'content-security-policy',
    'x-middleware-subrequest',
    'x-forwarded-host',
    'x-forwarded-proto',
    'x-forwarded-port',
    'next-action',
  ]

  const { seen } = await arrived('/console?q=1', Object.fromEntries(forged.map((name) => [name, 'forged'])))

  expect(Object.entries(seen).filter(([, value]) => value.includes('forged'))).toEqual([])
  expect(seen).toMatchObject({ 'x-tira-path': '/console?q=1', 'x-tira-peer': '127.0.0.1' })
  expect(seen['x-nonce']).toMatch(/^[A-Za-z0-9+/]{22}==$/)
})

test.each([
  ['the address that the outer of two proxies saw', '198.51.100.7, 10.0.0.2', '198.51.100.7'],
  ['not what the caller put before it', '203.0.113.9, 203.0.113.8, 198.51.100.7, 10.0.0.2', '198.51.100.7'],
  ['nor what is hidden in blanks and commas', ' ,203.0.113.9,, 198.51.100.7 ,10.0.0.2, ', '198.51.100.7'],
  ['the direct neighbour when too few proxies spoke', '10.0.0.2', '127.0.0.1'],
  ['the direct neighbour when none spoke', '', '127.0.0.1'],
])('the peer is %s', async (_, forwardedFor, peer) => {
  const { seen } = await arrived('/', { 'x-forwarded-for': forwardedFor })

  expect([seen['x-tira-peer'], seen['x-forwarded-for']]).toEqual([peer, peer])
})

test('a request id that is fit to be one is kept, any other is replaced', async () => {
  const kept = 'order-4711:retry.2'
  const idOf = async (said?: string) =>
    (await arrived('/', said === undefined ? {} : { 'x-request-id': said })).answer.headers['x-request-id']

  expect(await idOf(kept)).toBe(kept)
  for (const said of [undefined, 'short', 'x'.repeat(129), 'with blanks in it', '<script>alert(1)</script>', 'línea-de-pedido'])
    expect(await idOf(said)).toSatisfy(isUuid)
})

test('each page has a nonce of its own, the same in its policy and in what the application is told', async () => {
  const pages = await Promise.all(Array.from({ length: 20 }, () => arrived('/console')))

  for (const { answer, seen } of pages) {
    expect(answer.headers['content-security-policy']).toBe(seen['content-security-policy'])
    expect(seen['content-security-policy']).toContain(`script-src 'self' 'nonce-${seen['x-nonce']}' 'strict-dynamic';`)
  }
  expect(new Set(pages.map(({ seen }) => seen['x-nonce'])).size).toBe(20)
})

test('the policy allows nothing inline, nothing evaluated and only the tiles from elsewhere', async () => {
  const { answer } = await arrived('/console')

  const policy = String(answer.headers['content-security-policy'])
  expect(policy).not.toMatch(/unsafe-|\*|http:/)
  expect(policy.match(/https:[^ ;]*/g)).toEqual(['https://tiles.example'])
  for (const rule of [
    `default-src 'self'`,
    `worker-src 'self'`,
    `object-src 'none'`,
    `base-uri 'none'`,
    `form-action 'self'`,
    `frame-ancestors 'none'`,
    'upgrade-insecure-requests',
  ])
    expect(policy.split('; ')).toContain(rule)
})

test.each(['/', '/api/v1/stores', '/%', '/breaks'])('the answer to %s carries the plain headers of safety', async (path) => {
  const { headers } = await ask('GET', path)

  expect(headers).toMatchObject({
    'x-content-type-options': 'nosniff',
    'x-frame-options': 'DENY',
    'referrer-policy': 'strict-origin-when-cross-origin',
    'cross-origin-opener-policy': 'same-origin',
    'cross-origin-resource-policy': 'same-origin',
    'strict-transport-security': 'max-age=31536000; includeSubDomains',
  })
  expect(headers['x-powered-by']).toBeUndefined()
})

test('the camera is for the till alone, which is loaded whole: no other page draws it into itself', async () => {
  const camera = async (path: string) => /camera=\([^)]*\)/.exec(String((await ask('GET', path)).headers['permissions-policy']))?.[0]
  const part = await ask('GET', '/till/cafes-lumen?_rsc=1', { rsc: '1' })

  expect(await Promise.all(['/till/cafes-lumen', '/console/till/', '/', '/api/v1/stores'].map(camera))).toEqual([
    'camera=(self)',
    'camera=()',
    'camera=()',
    'camera=()',
  ])
  expect([part.status, part.text, part.headers['cache-control']]).toEqual([204, '', 'no-store'])
  expect((await ask('GET', '/console', { rsc: '1' })).status).toBe(200)
})

test('413 body-too-large where the sign-in library reads: only forms that say their size, and small ones', async () => {
  const status = async (path: string, headers: Record<string, string>) => (await ask('GET', path, headers)).status

  expect(await status('/api/auth/callback/credentials', { 'content-length': '16385' })).toBe(413)
  expect(await status('/api/auth/callback/credentials', { 'transfer-encoding': 'chunked' })).toBe(413)
  expect(await status('/api/v1/stores', { 'content-length': '0' })).toBe(200)
})

test('500 internal when what stands behind breaks, and nothing of why', async () => {
  const answer = await ask('GET', '/breaks')

  expect([answer.status, JSON.parse(answer.text).code]).toEqual([500, 'internal'])
  expect(answer.text).not.toContain('broken')
})

test('an answer that broke in its middle is cut off, never passed off as whole', async () => {
  const answer = await ask('GET', '/breaks-late')

  expect([answer.text, answer.whole]).toEqual(['half of', false])
})
