import { type ChildProcess, spawn } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { build } from 'esbuild'
import postgres, { type Sql } from 'postgres'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { bundleOptions } from '@/bin/bundle.mjs'
import { type EmbeddedPostgres, removeEmbeddedPostgres, startEmbeddedPostgres } from '@/db/embedded'
import { migrate } from '@/db/migrate'
import { testDatabase } from '@/db/testing/database'
import { until } from '@/db/testing/until'
import { newId } from '@/lib/core/id'

const root = process.cwd()
const cache = join(root, 'node_modules', '.cache')
mkdirSync(cache, { recursive: true })
const folder = mkdtempSync(join(cache, 'relay-'))
const entry = join(folder, 'relay.mjs')
const { url } = await testDatabase()

/** What relays in a process of its own: it writes down what it was handed, and by whom. */
const contents = `
  import postgres from 'postgres'
  import { startRelay } from '@/lib/events/relay'
  const databaseUrl = process.env.DATABASE_URL
  const sql = postgres(databaseUrl, { max: 1, onnotice: () => {} })
  const handOn = async (events) => {
    await sql\`insert into handed \${sql(events.map(({ id }) => ({ fact_id: id, by: process.pid })))}\`
  }
  startRelay({ databaseUrl, listensTo: new Set(['store.deleted']), handOn })
`

beforeAll(async () => {
  const { outputFiles } = await build({ ...bundleOptions(root), stdin: { contents, resolveDir: root, loader: 'ts' }, write: false })
  writeFileSync(entry, outputFiles[0]?.text ?? '')
})

type Relaying = { child: ChildProcess; holds: boolean }
const running = new Set<Relaying>()

const start = (databaseUrl: string): Relaying => {
  const child = spawn(process.execPath, [entry], {
    cwd: root,
    env: { ...process.env, DATABASE_URL: databaseUrl, LOG_LEVEL: 'info' },
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  const relaying = { child, holds: false }
  child.stdout.on('data', (lines: Buffer) => (relaying.holds ||= lines.includes('this process relays the facts')))
  running.add(relaying)
  return relaying
}

const kill = (relaying: Relaying) => {
  relaying.child.kill('SIGKILL')
  running.delete(relaying)
}

const killAll = () => [...running].forEach(kill)

afterAll(() => {
  killAll()
  rmSync(folder, { recursive: true, force: true })
})

const holder = () => [...running].find(({ holds }) => holds)

const writtenBy = (brandId: string, id: string) => ({
  id,
  brand_id: brandId,
  type: 'store.deleted',
  subject_type: 'store',
  subject_id: id,
  actor_kind: 'nobody',
  data: '{}',
})

/** Writes facts until told to stop: one or several a transaction, some of which take long or are rolled back. */
const write = async (sql: Sql, brandId: string, isOver: () => boolean): Promise<{ kept: string[]; lost: string[] }> => {
  const [kept, lost]: [string[], string[]] = [[], []]
  while (!isOver()) {
    const ids = Array.from({ length: 1 + Math.floor(Math.random() * 4) }, () => newId())
    const isLost = Math.random() < 0.1
    const isLong = Math.random() < 0.05
    await sql
      .begin(async (sql) => {
        await sql`insert into facts ${sql(ids.map((id) => writtenBy(brandId, id)))}`
        if (isLong) await sleep(Math.random() * 800)
        if (isLost) throw new Error('rolled back')
      })
      .then(
        () => kept.push(...ids),
        () => lost.push(...ids),
      )
    await sleep(Math.random() * 6)
  }
  return { kept, lost }
}

const relayedOf = async (sql: Sql) => {
  const rows = await sql<{ brandId: string; sequence: number; factId: string }[]>`
    select brand_id as "brandId", sequence::int, fact_id as "factId" from relayed_facts order by brand_id, sequence`
  const handed = await sql<{ factId: string; times: number }[]>`select fact_id as "factId", count(*)::int as times from handed group by 1`
  const isContiguous = rows.every(
    (row, at) => row.sequence === (rows[at - 1]?.brandId === row.brandId ? (rows[at - 1]?.sequence ?? 0) + 1 : 1),
  )
  return { ids: rows.map(({ factId }) => factId).toSorted(), isContiguous, handed }
}

const isAllRelayed = async (sql: Sql) =>
  (await sql`select fact_id from outbox union all select fact_id from handovers limit 1`).length === 0

const brandIds = Array.from({ length: 5 }, () => newId())

const handedTo = (sql: Sql) => sql`create table handed (fact_id uuid not null, by int not null)`
const factIds = async (sql: Sql) => (await sql<{ id: string }[]>`select id from facts`).map(({ id }) => id).toSorted()

test('twenty times its holder is killed: no fact is lost or left out, no place given twice', { timeout: 120_000 }, async () => {
  const sql = postgres(url, { max: 8, onnotice: () => {} })
  await handedTo(sql)
  for (let relay = 0; relay < 3; relay += 1) start(url)
  let isOver = false
  const writing = Promise.all(brandIds.map((brandId) => write(sql, brandId, () => isOver)))
  const takeovers: number[] = []
  for (let time = 0; time < 20; time += 1) {
    takeovers.push(await until(() => holder() !== undefined))
    await sleep(50 + Math.random() * 350)
    const killed = holder()
    if (killed) kill(killed)
    start(url)
  }
  isOver = true
  const outcomes = await writing
  await until(() => isAllRelayed(sql), 20_000)
  const { ids, isContiguous, handed } = await relayedOf(sql)
  const holders = await sql`select distinct by from handed`
  killAll()
  await sql.end({ timeout: 5 })
  const kept = outcomes.flatMap((outcome) => outcome.kept)
  const repeated = handed.filter(({ times }) => times > 1).length
  const slowest = Math.round(Math.max(...takeovers.slice(1)))
  console.info(`relay: ${kept.length} facts through 20 kills, ${repeated} handed on more than once, slowest takeover ${slowest} ms`)

  expect(kept.length).toBeGreaterThan(500)
  expect(outcomes.flatMap((outcome) => outcome.lost).length).toBeGreaterThan(10)
  expect(ids).toEqual(kept.toSorted())
  expect(isContiguous).toBe(true)
  expect(handed.map(({ factId }) => factId).toSorted()).toEqual(kept.toSorted())
  expect(holders.length).toBeGreaterThan(5)
  expect(slowest).toBeLessThan(5_000)
})

test('when Postgres goes away it waits, and goes on by itself afterwards', { timeout: 120_000 }, async () => {
  const home = mkdtempSync(join(tmpdir(), 'tira-relay-'))
  const password = randomBytes(18).toString('base64url')
  const open = (): Promise<EmbeddedPostgres> => startEmbeddedPostgres({ home, password })
  let server = await open()
  await migrate(server.url)
  const sql = postgres(server.url, { max: 8, backoff: () => 0.1, onnotice: () => {} })
  await handedTo(sql)
  const relays = [start(server.url), start(server.url)]
  let isOver = false
  const writing = Promise.all(brandIds.map((brandId) => write(sql, brandId, () => isOver)))
  for (let restart = 0; restart < 2; restart += 1) {
    await sleep(1_000)
    await server.stop('immediate')
    await sleep(1_500)
    server = await open()
  }
  await sleep(1_000)
  isOver = true
  const outcomes = await writing
  const milliseconds = await until(() => isAllRelayed(sql), 20_000)
  const { ids, isContiguous, handed } = await relayedOf(sql)
  const written = await factIds(sql)
  const areAlive = relays.every(({ child }) => child.exitCode === null && child.signalCode === null)
  killAll()
  await sql.end({ timeout: 1 })
  await server.stop('immediate')
  await removeEmbeddedPostgres(home)
  rmSync(home, { recursive: true, force: true })
  const kept = outcomes.flatMap((outcome) => outcome.kept)
  console.info(`relay: ${written.length} facts through two restarts, all relayed ${Math.round(milliseconds)} ms after the last`)

  expect(areAlive).toBe(true)
  expect(kept.filter((id) => !written.includes(id))).toEqual([])
  expect(kept.length).toBeGreaterThan(50)
  expect(ids).toEqual(written)
  expect(isContiguous).toBe(true)
  expect(handed.map(({ factId }) => factId).toSorted()).toEqual(written)
})
