import { randomBytes, randomUUID } from 'node:crypto'
import { once } from 'node:events'
import { mkdtempSync, rmSync } from 'node:fs'
import { createServer } from 'node:http'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { text } from 'node:stream/consumers'
import { setTimeout as sleep } from 'node:timers/promises'
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { POST as postStores } from '@/app/api/v1/stores/route'
import { closeDatabase } from '@/db'
import { removeEmbeddedPostgres, startEmbeddedPostgres, type EmbeddedPostgres } from '@/db/embedded'
import { ask } from '@/db/embedded/postmaster'
import { migrate } from '@/db/migrate'
import { createAccount } from '@/lib/accounts/commands'
import { signIn } from '@/lib/accounts/sessions/commands'
import { signAccessToken } from '@/lib/auth/token'
import { createBrand } from '@/lib/brands/commands'
import { nobodyCtx } from '@/lib/core/ctx'
import { type Relay, startRelay } from '@/lib/events/relay'
import { front } from './front'
import type { NodeHandler } from './next'

vi.hoisted(() => Object.assign(process.env, { LOG_LEVEL: 'silent' }))

const home = mkdtempSync(join(tmpdir(), 'tira-goes-away-'))
const databasePassword = randomBytes(18).toString('base64url')
const slug = 'restarted'
const handedOn = new Set<string>()
let postgres: EmbeddedPostgres
let relay: Relay | undefined
let address = ''
let headers: Record<string, string> = {}

const startPostgres = async () => (postgres = await startEmbeddedPostgres({ home, password: databasePassword, isDurable: true }))

/** The operation as Next would call it. */
const behind: NodeHandler = async (incoming, response) => {
  const said = new Headers()
  for (const [name, value] of Object.entries(incoming.headers)) if (typeof value === 'string') said.set(name, value)
  const answer = await postStores(new Request(address + incoming.url, { method: 'POST', headers: said, body: await text(incoming) }))
  response.writeHead(answer.status, Object.fromEntries(answer.headers)).end(await answer.text())
}
const server = createServer(front(behind))

const makeBrand = async () => {
  const person = { email: 'somebody@example.com', password: 'quite-a-long-pass-phrase' }
  await createAccount(nobodyCtx(), { name: 'Somebody', locale: 'en', timeZone: 'UTC', ...person }, 'an address')
  const from = { address: 'an address', userAgent: null }
  const { accountId, sessionId } = await signIn(nobodyCtx(), { identifier: person.email, password: person.password }, 'tokens', from)
  const ctx = { ...nobodyCtx(), actor: { kind: 'account' as const, accountId, sessionId } }
  await createBrand(ctx, { name: 'Restarted', slug, timeZone: 'UTC', currency: 'EUR', locales: ['en'], allowedOrigins: [] })
  return signAccessToken({ kind: 'account', sub: accountId, sid: sessionId })
}

beforeAll(async () => {
  await startPostgres()
  const { url } = postgres
  Object.assign(process.env, { DATABASE_URL: url, TIRA_SECRET: 'x'.repeat(40) })
  Object.assign(process.env, { RATE_PERSON_PER_SECOND: '10000', RATE_PERSON_BURST: '100000' })
  await migrate(url)
  headers = { authorization: `Bearer ${await makeBrand()}`, 'tira-brand': slug, 'content-type': 'application/json' }
  relay = startRelay({
    databaseUrl: url,
    listensTo: new Set(['store.created']),
    handOn: async (events) => events.forEach(({ id }) => handedOn.add(id)),
  })
  await once(server.listen(0, '127.0.0.1'), 'listening')
  const bound = server.address()
  address = `http://127.0.0.1:${typeof bound === 'object' ? bound?.port : 0}`
})
afterAll(async () => {
  server.close()
  await relay?.stop()
  await closeDatabase()
  await postgres.stop('immediate')
  await removeEmbeddedPostgres(home)
  rmSync(home, { recursive: true, force: true })
})

type Told = { names: string[]; statuses: Set<number>; longestMilliseconds: number }

/** Asks for a store with one key until it is made, as a careful client does. */
const makeStore = async (name: string, told: Told): Promise<void> => {
  const key = randomUUID()
  for (;;) {
    const askedAt = Date.now()
    const body = JSON.stringify({ name, timeZone: 'UTC' })
    const { status } = await fetch(`${address}/api/v1/stores`, { method: 'POST', headers: { ...headers, 'idempotency-key': key }, body })
    told.statuses.add(status)
    told.longestMilliseconds = Math.max(told.longestMilliseconds, Date.now() - askedAt)
    if (status === 201) return void told.names.push(name)
    await sleep(50)
  }
}

const write = async (writer: number, told: Told, isOver: () => boolean): Promise<void> => {
  for (let count = 0; !isOver(); count++) await makeStore(`store ${writer}/${count}`, told)
}

const factsOf = () =>
  ask(postgres.url, async (sql) => {
    const [row] = await sql`
      select count(*)::int as facts, count(distinct facts.id) filter (where sequence is not null)::int as placed, max(sequence)::int as last
      from facts join brands on brands.id = facts.brand_id left join relayed_facts on fact_id = facts.id where slug = ${slug}`
    const created = await sql<{ id: string }[]>`select id from facts where type = 'store.created'`
    return { ...row, notHandedOn: created.filter(({ id }) => !handedOn.has(id)).length }
  })

test('Postgres is stopped at once and started again, twice, under load: what was acknowledged is there once, and so are its facts', async () => {
  const told: Told = { names: [], statuses: new Set(), longestMilliseconds: 0 }
  let isOver = false
  const writers = Promise.all(Array.from({ length: 24 }, (_, writer) => write(writer, told, () => isOver)))
  for (let restart = 0; restart < 2; restart++) {
    await sleep(1_500)
    await postgres.stop('immediate')
    await sleep(500)
    await startPostgres()
  }
  await sleep(1_500)
  isOver = true

  expect(await Promise.race([writers.then(() => 'all answered'), sleep(20_000).then(() => 'somebody waits')])).toBe('all answered')
  const stores = await ask(postgres.url, (sql) => sql<{ name: string }[]>`select name from stores where name like 'store %' order by name`)
  expect(stores.map(({ name }) => name)).toEqual(told.names.toSorted())
  expect([...told.statuses].filter((status) => ![201, 409, 503].includes(status))).toEqual([])
  expect(told.longestMilliseconds).toBeLessThan(8_000)
  await expect.poll(async () => (await factsOf()).notHandedOn, { timeout: 10_000 }).toBe(0)
  const { facts, placed, last } = { facts: 0, placed: 0, last: 0, ...(await factsOf()) }
  expect([placed, last]).toEqual([facts, facts])
}, 60_000)
