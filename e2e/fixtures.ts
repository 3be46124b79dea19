import { randomBytes, randomUUID } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { type BrowserContext, expect, type Page, test as base } from '@playwright/test'
import type postgres from 'postgres'
import { ask } from '@/db/embedded/postmaster'
import type { Role, Scope } from '@/lib/auth/permissions'

const given = (name: string): string => {
  const value = process.env[name]
  if (!value) throw new Error(`${name} is not set. npm test -- --only e2e starts a server and sets it.`)
  return value
}

export const baseURL = given('E2E_BASE_URL')
export const apiURL = `${baseURL}/api/v1`

export const unique = (stem: string): string => `${stem}-${randomBytes(5).toString('hex')}`
export const password = 'quite-a-long-pass-phrase'

/** For what no operation does: letting time pass, disabling somebody, looking at a row. */
export const sql = <Result>(work: (sql: postgres.Sql) => Promise<Result>): Promise<Result> => ask(given('E2E_DATABASE_URL'), work)

export type Method = 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE'
export type Said = { body?: unknown; headers?: Record<string, string>; query?: Record<string, string | number> }

const isObject = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null

/** What came back, read whole. */
export class Answer {
  constructor(
    readonly status: number,
    readonly headers: Headers,
    readonly raw: string,
  ) {}

  get body(): unknown {
    return this.raw === '' ? null : JSON.parse(this.raw)
  }

  get code(): unknown {
    return isObject(this.body) ? this.body.code : undefined
  }

  /** A member that must be text, such as an id. */
  text(member: string): string {
    const value = isObject(this.body) ? this.body[member] : undefined
    if (typeof value !== 'string') throw new Error(`${this.status}: no text "${member}" in ${this.raw.slice(0, 500)}`)
    return value
  }

  /** The rows of a list. */
  rows(): Record<string, unknown>[] {
    const data = isObject(this.body) ? this.body.data : undefined
    if (!Array.isArray(data)) throw new Error(`${this.status}: no rows in ${this.raw.slice(0, 500)}`)
    return data.filter(isObject)
  }

  /** Fails with the body, so that the reason of a wrong status is read at once. */
  expecting(status: number): this {
    if (this.status !== status) throw new Error(`${status} expected, ${this.status} came: ${this.raw.slice(0, 500)}`)
    return this
  }
}

export type Client = {
  request: (method: Method, path: string, said?: Said) => Promise<Answer>
  get: (path: string, said?: Said) => Promise<Answer>
  post: (path: string, body?: unknown, said?: Said) => Promise<Answer>
  patch: (path: string, body?: unknown, said?: Said) => Promise<Answer>
  delete: (path: string, said?: Said) => Promise<Answer>
  /** The same caller with more headers: a brand, If-Match, an Idempotency-Key. */
  with: (headers: Record<string, string>) => Client
}

const addressOf = (path: string, query: Said['query'] = {}) => {
  const search = new URLSearchParams(Object.entries(query).map(([name, value]) => [name, String(value)]))
  return `${path.startsWith('/api/') ? baseURL : apiURL}${path}${search.size > 0 ? `${path.includes('?') ? '&' : '?'}${search}` : ''}`
}

/** A client of the API: text bodies go out as they are, everything else as JSON. */
export const client = (own: Record<string, string> = {}): Client => {
  const request = async (method: Method, path: string, { body, headers = {}, query }: Said = {}) => {
    const sent = body === undefined || typeof body === 'string' ? body : JSON.stringify(body)
    const type: Record<string, string> = sent === undefined ? {} : { 'content-type': 'application/json' }
    const response = await fetch(addressOf(path, query), {
      method,
      headers: { ...type, ...own, ...headers },
      body: sent ?? null,
      redirect: 'manual',
    })
    return new Answer(response.status, response.headers, await response.text())
  }
  return {
    request,
    get: (path, said) => request('GET', path, said),
    post: (path, body, said) => request('POST', path, { ...said, body }),
    patch: (path, body, said) => request('PATCH', path, { ...said, body }),
    delete: (path, said) => request('DELETE', path, said),
    with: (headers) => client({ ...own, ...headers }),
  }
}

export const bearer = (token: string): Client => client({ authorization: `Bearer ${token}` })
export const nobody = client()

export const idempotencyKey = (key: string = randomUUID()) => ({ 'idempotency-key': key })

export type Person = {
  id: string
  name: string
  identifier: string
  email: string
  password: string
  accessToken: string
  refreshToken: string
  api: Client
}

/** Somebody who signed up with an email and holds tokens. */
export const newAccount = async (
  about: { name?: string; email?: string; locale?: 'en' | 'es'; timeZone?: string } = {},
): Promise<Person> => {
  const { name = 'Somebody', email = `${unique('somebody')}@example.com`, ...more } = about
  const account = (await nobody.post('/accounts', { name, email, password, ...more })).expecting(201)
  const tokens = (await nobody.post('/tokens', { identifier: email, password })).expecting(200)
  const accessToken = tokens.text('accessToken')
  const refreshToken = tokens.text('refreshToken')
  return { id: account.text('id'), name, identifier: email, email, password, accessToken, refreshToken, api: bearer(accessToken) }
}

export type Member = Person & { memberId: string; role: Role }
export type Key = { id: string; secret: string; api: Client }

export type Brand = {
  id: string
  slug: string
  name: string
  /** The owner; `owner.api` names the brand already. */
  owner: Person
  member: (role: Role, name?: string) => Promise<Member>
  apiKey: (scopes: Scope[], more?: { name?: string; expiresAt?: string }) => Promise<Key>
  shopper: (ref?: string) => Promise<Client>
}

type AboutBrand = { name?: string; slug?: string; currency?: string; timeZone?: string; locales?: string[]; allowedOrigins?: string[] }

const withinBrand = <P extends Person>(person: P, slug: string): P => ({ ...person, api: person.api.with({ 'tira-brand': slug }) })

/** A brand of its own for a test, made over HTTP, with a new person as its owner unless one is given. */
export const newBrand = async (about: AboutBrand & { owner?: Person } = {}): Promise<Brand> => {
  const { owner: founder = await newAccount({ name: 'Owner' }), ...settings } = about
  const asked = { name: 'Brand', slug: unique('brand'), currency: 'EUR', timeZone: 'Europe/Madrid', locales: ['en'], ...settings }
  const id = (await founder.api.post('/brands', asked)).expecting(201).text('id')
  const { slug, name } = asked
  const owner = withinBrand(founder, slug)
  const apiKey: Brand['apiKey'] = async (scopes, more = {}) => {
    const made = (await owner.api.post('/api-keys', { name: 'Key', scopes, ...more })).expecting(201)
    return { id: made.text('id'), secret: made.text('secret'), api: bearer(made.text('secret')) }
  }
  return {
    id,
    slug,
    name,
    owner,
    apiKey,
    member: async (role, memberName = role) => {
      const person = await newAccount({ name: memberName })
      const added = (await owner.api.post('/members', { identifier: person.email, role })).expecting(201)
      return { ...withinBrand(person, slug), memberId: added.text('id'), role }
    },
    shopper: async (ref = unique('customer')) => {
      const { api } = await apiKey(['tokens:issue'])
      return bearer((await api.post('/shopper-tokens', { shopper: { ref } })).expecting(201).text('accessToken'))
    },
  }
}

/** The cookies that the browser's door gives: `cookie` is ready to be sent, `csrf` belongs to it. */
export const browserSession = async (
  { identifier, password }: Pick<Person, 'identifier' | 'password'>,
  { cookie: own, headers = {} }: { cookie?: string; headers?: Record<string, string> } = {},
): Promise<{ status: number; cookie: string; csrf: string; location: string }> => {
  const cookiesOf = (response: Response) => response.headers.getSetCookie().map((line) => line.split(';')[0] ?? '')
  const first = await fetch(`${baseURL}/api/auth/csrf`, { headers: own === undefined ? {} : { cookie: own } })
  const { csrfToken: csrf }: { csrfToken: string } = await first.json()
  const before = [...(own === undefined ? [] : [own]), ...cookiesOf(first)]
  const response = await fetch(`${baseURL}/api/auth/callback/credentials`, {
    method: 'POST',
    headers: { ...headers, cookie: before.join('; ') },
    body: new URLSearchParams({ identifier, password, csrfToken: csrf, json: 'true' }),
    redirect: 'manual',
  })
  const jar = new Map([...before, ...cookiesOf(response)].flatMap((all) => all.split('; ')).map((pair) => [pair.split('=')[0], pair]))
  const body: { url?: string } = await response.json().catch(() => ({}))
  return { status: response.status, cookie: [...jar.values()].join('; '), csrf, location: body.url ?? '' }
}

/** Signs a page's browser in through the door that the sign-in page uses, without drawing that page. */
export const signedIn = async (page: Pick<Page, 'request'>, person: Pick<Person, 'identifier' | 'password'>): Promise<void> => {
  const csrf = await page.request.get(`${baseURL}/api/auth/csrf`)
  const { csrfToken }: { csrfToken: string } = await csrf.json()
  const form = { identifier: person.identifier, password: person.password, csrfToken, json: 'true' }
  const answer = await page.request.post(`${baseURL}/api/auth/callback/credentials`, { form })
  if (!answer.ok()) throw new Error(`signing in answered ${answer.status()}: ${await answer.text()}`)
}

const axeSource = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')
const wcag = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa']

const ofColours = { type: 'rule', values: ['color-contrast', 'link-in-text-block'] }

/**
 * No violation of WCAG 2.2 AA on the page as it stands, or none of its colours, where only these have changed since the last look.
 * Evaluated from outside, because the page's policy lets nothing be added.
 */
export const expectAccessible = async (page: Page, { onlyColours = false } = {}): Promise<void> => {
  await page.evaluate(axeSource)
  const options = { runOnly: onlyColours ? ofColours : wcag, preload: false, resultTypes: ['violations'] }
  const found: string = await page.evaluate(
    `axe.run(document, ${JSON.stringify(options)}).then(({ violations }) =>
       violations.map(({ id, help, nodes }) => [id + ': ' + help, ...nodes.map((node) => '  ' + node.target.join(' ') + '  ' + node.html.slice(0, 160))].join('\\n')).join('\\n'))`,
  )
  expect(found, `axe on ${page.url()}`).toBe('')
}

const reportViolations = () =>
  document.addEventListener('securitypolicyviolation', (event) =>
    console.error(`Content Security Policy: ${event.violatedDirective} ${event.blockedURI} ${event.sourceFile ?? ''}:${event.lineNumber}`),
  )

/** The development server's own overlay; a production build has none of it. */
const ofDevelopment = /next-devtools|__nextjs_/

/** Collects what a browser complains about: errors on the console, uncaught errors, reports of the Content Security Policy. */
export const watchTrouble = async (context: BrowserContext): Promise<string[]> => {
  const trouble: string[] = []
  await context.addInitScript(reportViolations)
  context.on('weberror', (error) => trouble.push(`uncaught: ${error.error().message}`))
  context.on('console', (message) => {
    const line = `${message.text()} (${message.location().url})`
    if (message.type() === 'error' && !ofDevelopment.test(line)) trouble.push(line)
  })
  return trouble
}

type Fixtures = {
  /** Says beforehand which complaint of the browser belongs to the test, such as the 409 that it provokes. */
  expectTrouble: (...patterns: RegExp[]) => void
  expectedTrouble: RegExp[]
}

/** Fails when the browser complained about anything that the test did not name. */
export const test = base.extend<Fixtures>({
  expectedTrouble: async ({}, provide) => provide([]),
  expectTrouble: async ({ expectedTrouble }, provide) => provide((...patterns) => void expectedTrouble.push(...patterns)),
  context: async ({ context, expectedTrouble }, provide) => {
    const trouble = await watchTrouble(context)
    await provide(context)
    expect(trouble.filter((line) => !expectedTrouble.some((pattern) => pattern.test(line)))).toEqual([])
  },
})

export { expect }
