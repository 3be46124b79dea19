import { baseURL, browserSession, expect, newAccount, newBrand, test } from '../fixtures'
import { finishedExport } from '../api/jobs'
import { raw } from '../api/raw'

const classes: [what: string, method: string, path: string, status: number][] = [
  ['a page', 'GET', '/sign-in', 200],
  ['a page that is not there', 'GET', '/nowhere', 404],
  ['a redirect', 'GET', '/console', 307],
  ['a refused address', 'GET', '/%zz', 400],
  ['a refused method', 'TRACE', '/', 405],
  ['an answer of the API', 'GET', '/api/health/live', 200],
  ['a refusal of the API', 'GET', '/api/v1/stores', 401],
  ['an address of the API that is not there', 'GET', '/api/nowhere', 404],
  ['the document', 'GET', '/api/openapi.json', 200],
  ['the public keys', 'GET', '/.well-known/jwks.json', 200],
  ['a picture', 'GET', '/icon.svg', 200],
]

for (const [what, method, path, status] of classes)
  test(`${what} carries the headers that keep a browser safe, and tells nothing of what runs here`, async () => {
    const answer = await raw(method, path)

    expect(answer.status).toBe(status)
    expect(answer.headers).toMatchObject({
      'x-content-type-options': 'nosniff',
      'x-frame-options': 'DENY',
      'referrer-policy': 'strict-origin-when-cross-origin',
      'cross-origin-opener-policy': 'same-origin',
      'cross-origin-resource-policy': 'same-origin',
      'permissions-policy': expect.stringContaining('camera=()'),
      'content-security-policy': expect.stringMatching(/frame-ancestors 'none'/),
      'x-request-id': expect.any(String),
    })
    expect(answer.headers['x-powered-by']).toBeUndefined()
    expect(answer.headers.server).toBeUndefined()
  })

test('a page lets only our own scripts and styles run, by a nonce that is another each time', async () => {
  const nonceOf = async () => {
    const { headers } = await raw('GET', '/sign-in')
    const policy = String(headers['content-security-policy'])
    expect(policy).not.toMatch(/unsafe-inline|http:|\*/)
    expect(policy).toContain(`object-src 'none'`)
    expect(policy).toContain(`base-uri 'none'`)
    return /'nonce-([^']+)'/.exec(policy)?.[1] ?? ''
  }

  const nonces = await Promise.all([nonceOf(), nonceOf(), nonceOf()])

  expect(new Set(nonces).size).toBe(3)
  expect(nonces.filter((nonce) => Buffer.from(nonce, 'base64').length < 16)).toEqual([])
})

test('every script of a page bears the nonce, and no markup carries a style or a handler', async () => {
  const { text, headers } = await raw('GET', '/sign-in')
  const nonce = /'nonce-([^']+)'/.exec(String(headers['content-security-policy']))?.[1]
  const scripts = text.match(/<script\b[^>]*>/g) ?? []

  expect(scripts.length).toBeGreaterThan(0)
  expect(scripts.filter((script) => !script.includes(`nonce="${nonce}"`))).toEqual([])
  expect(text).not.toMatch(/<[a-z][^>]*\s(style|on[a-z]+)="/i)
})

test('an answer of the API may run nothing and be kept by nobody', async () => {
  const { owner } = await newBrand()
  const { headers } = await raw('GET', '/api/v1/stores', { headers: { authorization: `Bearer ${owner.accessToken}` } })

  expect(headers['content-security-policy']).toBe(`default-src 'none'; frame-ancestors 'none'`)
  expect(headers['cache-control']).toBe('no-store')
})

test('a stream and a file may run nothing and be kept by nobody, and a file is not opened in the page', async () => {
  const person = await newAccount()
  const id = await finishedExport(person)
  const headers = { authorization: `Bearer ${person.accessToken}` }

  const [stream, file] = await Promise.all(
    [`/jobs/${id}/stream`, `/me/exports/${id}`].map((path) => raw('GET', `/api/v1${path}`, { headers })),
  )

  for (const answer of [stream, file]) {
    expect(answer?.status).toBe(200)
    expect(answer?.headers).toMatchObject({
      'content-security-policy': `default-src 'none'; frame-ancestors 'none'`,
      'cache-control': expect.stringContaining('no-store'),
      'x-content-type-options': 'nosniff',
      'x-request-id': expect.any(String),
    })
  }
  expect(file?.headers['content-disposition']).toMatch(/^attachment;/)
})

test('cookies of a session are out of reach of scripts and of other sites', async () => {
  const { owner } = await newBrand()
  const csrf = await fetch(`${baseURL}/api/auth/csrf`)
  const { csrfToken }: { csrfToken: string } = await csrf.json()
  const before = csrf.headers.getSetCookie()
  const body = new URLSearchParams({ identifier: owner.identifier, password: owner.password, csrfToken, json: 'true' })
  const cookie = before.map((line) => line.split(';')[0]).join('; ')
  const signedIn = await fetch(`${baseURL}/api/auth/callback/credentials`, { method: 'POST', headers: { cookie }, body })
  const set = [...before, ...signedIn.headers.getSetCookie()].filter((line) => line.startsWith('tira-'))

  expect(set.map((line) => line.split('=')[0])).toContain('tira-session')
  expect(
    set.filter((line) => !/; HttpOnly/i.test(line) || !/; SameSite=Lax/i.test(line) || !/; Path=\//i.test(line) || /; Domain=/i.test(line)),
  ).toEqual([])
})

test('a console page is kept by no cache, and a cookie of a session opens no door without its csrf token', async () => {
  const { owner, slug } = await newBrand()
  const { cookie } = await browserSession(owner)

  const page = await raw('GET', `/console/${slug}`, { headers: { cookie } })
  await fetch(`${baseURL}/api/auth/signout`, {
    method: 'POST',
    headers: { cookie },
    body: new URLSearchParams({ json: 'true' }),
    redirect: 'manual',
  })
  const after = await raw('GET', '/api/v1/me', { headers: { cookie } })

  expect(page.headers['cache-control']).toMatch(/no-store/)
  expect(after.status).toBe(200)
})
