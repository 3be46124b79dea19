import { spawn, type ChildProcess } from 'node:child_process'
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import { once } from 'node:events'
import { createServer } from 'node:http'
import { join } from 'node:path'
import { text } from 'node:stream/consumers'
import { build } from 'esbuild'
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { POST as claimCode } from '@/app/api/v1/campaigns/[id]/claims/route'
import { bundleOptions } from '@/bin/bundle.mjs'
import { aCampaign } from '@/db/testing/campaigns'
import { aBrand, databaseUrl, type TestBrand, unique } from '@/db/testing/world'
import type { Scope } from '@/lib/auth/permissions'
import { createApiKey } from '@/lib/brands/api-keys/commands'
import { front } from './front'
import { lane } from './lane'
import type { NodeHandler } from './next'
import { listening } from './port-of-tests'

vi.hoisted(() => Object.assign(process.env, { LOG_LEVEL: 'silent' }))

/** The operation as Next calls it: with the platform's Request and Response. */
const behind: NodeHandler = async (incoming, response) => {
  const headers = new Headers()
  for (const [name, value] of Object.entries(incoming.headers)) if (typeof value === 'string') headers.set(name, value)
  const body = await text(incoming)
  const answer = await claimCode(new Request(`http://localhost${incoming.url}`, { method: 'POST', headers, ...(body && { body }) }))
  response.writeHead(answer.status, Object.fromEntries(answer.headers)).end(await answer.text())
}

/** What is behind is never reached through the lane. */
const nobody: NodeHandler = async (_, response) => void response.writeHead(599).end()

const servers = { lane: createServer(front(nobody, lane)), next: createServer(front(behind)) }
const ports = { lane: 0, next: 0 }
type Way = keyof typeof ports

beforeAll(async () => {
  for (const way of ['lane', 'next'] as const) ports[way] = await listening(servers[way])
})
afterAll(() => Object.values(servers).forEach((server) => server.close()))

const aKey = async (owner: TestBrand['owner'], scopes: Scope[] = ['claims:write']) =>
  (await createApiKey(owner, { name: 'Key', scopes })).secret

type Asked = { path: string; headers?: Record<string, string>; body?: string }

const ask = async (port: number, { path, headers = {}, body }: Asked) => {
  const sent = body === undefined ? {} : { body }
  const response = await fetch(`http://127.0.0.1:${port}/api/v1${path}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'x-request-id': 'the-same-for-both', ...headers },
    ...sent,
  })
  return { status: response.status, headers: response.headers, body: await response.text() }
}

/** How an answer is cut into pieces on its way, when it was sent, and how much a caller has left is of the moment. */
const ofTheMoment = ['date', 'content-length', 'transfer-encoding', 'ratelimit']

const whole = ({ status, headers, body }: Awaited<ReturnType<typeof ask>>) => ({
  status,
  headers: Object.fromEntries([...headers].filter(([name]) => !ofTheMoment.includes(name))),
  names: [...headers.keys()].filter((name) => name !== 'content-length' && name !== 'transfer-encoding'),
  body,
})

const shopper = (ref: string) => JSON.stringify({ shopper: { ref } })

test('answers are the same byte for byte by the lane and as Next gives them', async () => {
  const { owner } = await aBrand()
  const { id } = await aCampaign(owner)
  const [key, other] = [await aKey(owner), await aKey(owner, ['stores:read'])]
  const path = `/campaigns/${id}/claims`
  const authorization = `Bearer ${key}`
  const retry = { authorization, 'idempotency-key': unique('a-retry-of-a-claim') }
  for (const headers of [{ authorization }, retry]) await ask(ports.lane, { path, headers, body: shopper('ada') })
  const asked: (Asked & { expected: number })[] = [
    { expected: 200, path, headers: { authorization }, body: shopper('ada') },
    { expected: 200, path, headers: retry, body: shopper('ada') },
    { expected: 422, path, headers: retry, body: shopper('grace') },
    { expected: 400, path, headers: { authorization, 'idempotency-key': 'short' }, body: shopper('ada') },
    { expected: 401, path, body: shopper('ada') },
    { expected: 401, path, headers: { authorization: 'Bearer nonsense' }, body: shopper('ada') },
    { expected: 403, path, headers: { authorization: `Bearer ${other}` }, body: shopper('ada') },
    { expected: 403, path, headers: { authorization, 'tira-brand': 'another' }, body: shopper('ada') },
    { expected: 404, path: '/campaigns/no-id/claims', headers: { authorization }, body: shopper('ada') },
    { expected: 406, path, headers: { authorization, accept: 'text/html' }, body: shopper('ada') },
    { expected: 415, path, headers: { authorization, 'content-type': 'text/plain' }, body: shopper('ada') },
    { expected: 415, path, headers: { authorization, 'content-encoding': 'gzip' }, body: shopper('ada') },
    { expected: 400, path, headers: { authorization }, body: '{' },
    { expected: 422, path, headers: { authorization } },
    { expected: 422, path, headers: { authorization }, body: '{"shopper":{"ref":"ada"},"brandId":"x"}' },
    { expected: 422, path: `${path}?a=1`, headers: { authorization }, body: shopper('ada') },
    { expected: 200, path, headers: { authorization, origin: 'https://elsewhere.example' }, body: shopper('ada') },
  ]

  for (const { expected, ...one } of asked) {
    const [byLane, byNext] = [await ask(ports.lane, one), await ask(ports.next, one)]
    expect([byLane.status, byLane.body]).toEqual([expected, byNext.body])
    expect(whole(byLane)).toEqual(whole(byNext))
  }
})

test('201 says the same in both ways, and each says how much is left', async () => {
  const { owner } = await aBrand()
  const { id } = await aCampaign(owner)
  const authorization = `Bearer ${await aKey(owner)}`
  const claim = (way: Way) => ask(ports[way], { path: `/campaigns/${id}/claims`, headers: { authorization }, body: shopper(way) })

  const [byLane, byNext] = [await claim('lane'), await claim('next')]

  expect([byLane.status, byNext.status]).toEqual([201, 201])
  expect({ ...whole(byLane), body: Object.keys(JSON.parse(byLane.body)) }).toEqual({
    ...whole(byNext),
    body: Object.keys(JSON.parse(byNext.body)),
  })
  expect(byLane.headers.get('ratelimit')).toMatch(/^"key";r=\d+;t=\d+$/)
})

test('413 for what is too large, whether it says so or comes in pieces', async () => {
  const { owner } = await aBrand()
  const { id } = await aCampaign(owner)
  const headers = { authorization: `Bearer ${await aKey(owner)}` }

  const said = await ask(ports.lane, { path: `/campaigns/${id}/claims`, headers, body: 'x'.repeat(1_100_000) })
  const pieces = await fetch(`http://127.0.0.1:${ports.lane}/api/v1/campaigns/${id}/claims`, {
    method: 'POST',
    headers: { ...headers, 'content-type': 'application/json' },
    body: new Blob(['x'.repeat(1_060_000)]).stream(),
    duplex: 'half',
  } as RequestInit)

  expect([said.status, JSON.parse(said.body).code]).toEqual([413, 'body-too-large'])
  expect([pieces.status, Object(await pieces.json()).code]).toEqual([413, 'body-too-large'])
})

test('what is not hot goes on to Next', async () => {
  const answers = await Promise.all(
    [
      ['GET', '/campaigns/an-id/claims'],
      ['OPTIONS', '/campaigns/an-id/claims'],
      ['GET', '/campaigns/an-id/claims/mine'],
      ['POST', '/campaigns'],
    ].map(([method, path]) => fetch(`http://127.0.0.1:${ports.lane}/api/v1${path}`, { method: method ?? '' })),
  )

  expect(answers.map(({ status }) => status)).toEqual([599, 599, 599, 599])
})

/** A program of its own, as the server is, without the pages. */
const program = `
  import { createServer } from 'node:http'
  import { front } from '@/server/front'
  import { lane } from '@/server/lane'
  const server = createServer(front(async (_, response) => void response.writeHead(599).end(), lane))
  server.listen(0, '127.0.0.1', () => console.log(server.address().port))
  process.stdin.on('end', () => process.exit(0)).resume()
`
/** Where the packages that it needs are found. */
mkdirSync(join(process.cwd(), 'dist'), { recursive: true })
const folder = mkdtempSync(join(process.cwd(), 'dist', 'lane-'))
const processes: ChildProcess[] = []
afterAll(async () => {
  for (const child of processes) child.kill()
  rmSync(folder, { recursive: true, force: true })
})

const twoProcesses = async (): Promise<number[]> => {
  const entry = join(folder, 'server.mjs')
  await build({ ...bundleOptions(process.cwd()), stdin: { contents: program, resolveDir: process.cwd(), loader: 'ts' }, outfile: entry })
  const env = { ...process.env, DATABASE_URL: databaseUrl, LOG_LEVEL: 'silent', RATE_KEY_PER_SECOND: '100000' }
  return Promise.all(
    [1, 2].map(async () => {
      const child = spawn(process.execPath, [entry], { env, stdio: ['pipe', 'pipe', 'inherit'] })
      processes.push(child)
      const [port] = await once(child.stdout, 'data')
      return Number(String(port))
    }),
  )
}

test('two processes on one database: one code for a shopper who asks both at once, and each code once', { timeout: 60_000 }, async () => {
  const { owner } = await aBrand()
  const [{ id: one }, { id: other }] = [await aCampaign(owner, { codes: 50 }), await aCampaign(owner, { codes: 200 })]
  const headers = { authorization: `Bearer ${await aKey(owner)}` }
  const ports = await twoProcesses()
  const claim = (at: number, id: string, ref: string) =>
    ask(ports[at % 2] ?? 0, { path: `/campaigns/${id}/claims`, headers, body: shopper(ref) })
  const codesIn = (answers: { body: string }[]) => new Set(answers.map(({ body }) => JSON.parse(body).code))

  const same = await Promise.all(Array.from({ length: 40 }, (_, at) => claim(at, one, 'ada')))
  const many = await Promise.all(Array.from({ length: 600 }, (_, at) => claim(at, other, `shopper-${at}`)))

  expect(same.map(({ status }) => status).toSorted()).toEqual([...Array<number>(39).fill(200), 201])
  expect(codesIn(same).size).toBe(1)
  const given = many.filter(({ status }) => status === 201)
  expect([given.length, codesIn(given).size]).toEqual([200, 200])
  const refused = many.filter(({ status }) => status === 409)
  expect(refused.map(({ body }) => JSON.parse(body).code)).toEqual(Array(400).fill('codes-exhausted'))
})
