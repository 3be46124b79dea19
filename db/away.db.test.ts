import { createServer, connect as connectTo, type Socket } from 'node:net'
import { randomBytes } from 'node:crypto'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { sql } from 'drizzle-orm'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { closeDatabase, database, databaseAwaySince } from '.'
import { isDatabaseAway } from './away'
import { removeEmbeddedPostgres, startEmbeddedPostgres, type EmbeddedPostgres } from './embedded'

const home = mkdtempSync(join(tmpdir(), 'tira-away-'))
const password = randomBytes(18).toString('base64url')
let postgres: EmbeddedPostgres
let isDark = false
const sockets = new Set<Socket>()

/** A way to the database that can go dark: it accepts, and nothing comes through. */
const road = createServer((client) => {
  const onward = connectTo(postgres.port, '127.0.0.1')
  for (const [from, to] of [
    [client, onward],
    [onward, client],
  ] as const) {
    sockets.add(from)
    from.on('data', (bytes) => isDark || to.write(bytes))
    from.on('error', () => undefined)
    from.on('close', () => isDark || to.destroy())
  }
})

const startPostgres = async () => (postgres = await startEmbeddedPostgres({ home, password, isDurable: false }))

beforeAll(async () => {
  await startPostgres()
  const port = await new Promise<number>((resolve) =>
    road.listen(0, '127.0.0.1', () => {
      const address = road.address()
      resolve(typeof address === 'object' && address ? address.port : 0)
    }),
  )
  const url = new URL(postgres.url)
  url.port = String(port)
  Object.assign(process.env, { DATABASE_URL: url.href, DATABASE_POOL: '3', LOG_LEVEL: 'silent', TIRA_SECRET: 'x'.repeat(40) })
})
afterAll(async () => {
  await closeDatabase()
  for (const socket of sockets) socket.destroy()
  road.close()
  await postgres.stop('immediate')
  await removeEmbeddedPostgres(home)
  rmSync(home, { recursive: true, force: true })
})

const ask = async (): Promise<string> => {
  try {
    await database().execute(sql`select 1`)
    return 'answered'
  } catch (error) {
    return isDatabaseAway(error) ? 'away' : String(error)
  }
}

const untilAnswered = async (): Promise<number> => {
  const startedAt = Date.now()
  while ((await ask()) !== 'answered') await sleep(20)
  return Date.now() - startedAt
}

const timed = async <Result>(work: () => Promise<Result>) => {
  const startedAt = Date.now()
  return { result: await work(), milliseconds: Date.now() - startedAt }
}

test('a crowd hears at once that Postgres has stopped, and is served as soon as it is back', async () => {
  expect(await ask()).toBe('answered')
  await postgres.stop('immediate')

  const crowd = await timed(() => Promise.all(Array.from({ length: 300 }, ask)))
  const later = await timed(ask)
  expect(new Set(crowd.result)).toEqual(new Set(['away']))
  expect(crowd.milliseconds).toBeLessThan(2_000)
  expect(later.result).toBe('away')
  expect(databaseAwaySince()).toBeInstanceOf(Date)
  expect(later.milliseconds).toBeLessThan(50)

  await startPostgres()
  expect(await untilAnswered()).toBeLessThan(3_000)
})

test('a database that accepts and never answers holds nobody longer than a few seconds', async () => {
  await untilAnswered()
  const inFlight = timed(async () =>
    database()
      .transaction((tx) => tx.execute(sql`select pg_sleep(25)`))
      .catch(isDatabaseAway),
  )
  await sleep(100)
  isDark = true

  const crowd = await timed(() => Promise.all(Array.from({ length: 50 }, ask)))
  const held = await inFlight
  expect(new Set(crowd.result)).toEqual(new Set(['away']))
  expect(held.result).toBe(true)
  expect(Math.max(crowd.milliseconds, held.milliseconds)).toBeLessThan(9_000)
  expect((await timed(ask)).milliseconds).toBeLessThan(50)

  isDark = false
  expect(await untilAnswered()).toBeLessThan(8_000)
})

test('one connection that is ended is not a database that is away', async () => {
  await untilAnswered()
  const end = database().execute(sql`select pg_terminate_backend(pg_backend_pid())`)
  await end.catch(() => undefined)
  await sleep(300)

  expect(databaseAwaySince()).toBeNull()
  expect(await ask()).toBe('answered')
})

test('statements and idle transactions have an end on every connection', async () => {
  const rows = await database().execute(
    sql`select current_setting('statement_timeout') as statement, current_setting('idle_in_transaction_session_timeout') as idle`,
  )

  expect(rows[0]).toEqual({ statement: '30s', idle: '30s' })
})
