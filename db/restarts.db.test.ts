import { randomBytes } from 'node:crypto'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import postgres from 'postgres'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { removeEmbeddedPostgres, startEmbeddedPostgres, type EmbeddedPostgres } from './embedded'

const home = mkdtempSync(join(tmpdir(), 'tira-restarts-'))
const password = randomBytes(18).toString('base64url')
let server: EmbeddedPostgres
const start = async () => (server = await startEmbeddedPostgres({ home, password, isDurable: true }))

beforeAll(start)
afterAll(async () => {
  await server.stop('immediate')
  await removeEmbeddedPostgres(home)
  rmSync(home, { recursive: true, force: true })
})

const pool = (connections: number) =>
  postgres(server.url, { max: connections, connect_timeout: 5, backoff: () => 0.1, onnotice: () => undefined })

/** Two halves in one transaction, with our own work between them, as commands do. */
const writeBoth = (sql: postgres.Sql, id: string) =>
  sql.begin(async (inside) => {
    await inside`insert into halves values (${id}, 1)`
    await sleep(Math.random() * 8)
    await inside`insert into halves values (${id}, 2)`
  })

type Outcomes = { acknowledged: string[]; refused: number; open: number }

const write = async (sql: postgres.Sql, outcomes: Outcomes, until: () => boolean): Promise<void> => {
  while (!until()) {
    const id = randomBytes(12).toString('hex')
    outcomes.open++
    await writeBoth(sql, id).then(
      () => outcomes.acknowledged.push(id),
      () => outcomes.refused++,
    )
    outcomes.open--
  }
}

test(
  'under load, through three sudden restarts, every transaction is whole or absent and every query settles',
  { timeout: 60_000 },
  async () => {
    const sql = pool(8)
    await sql`create table halves (id text not null, half int not null, primary key (id, half))`
    const outcomes: Outcomes = { acknowledged: [], refused: 0, open: 0 }
    let isOver = false
    const writers = Promise.all(Array.from({ length: 40 }, () => write(sql, outcomes, () => isOver)))

    for (let restart = 0; restart < 3; restart++) {
      await sleep(400)
      await server.stop('immediate')
      await sleep(150)
      await start()
    }
    await sleep(400)
    isOver = true
    const settled = await Promise.race([writers.then(() => true), sleep(10_000).then(() => false)])
    const torn = await sql`select id from halves group by id having count(*) <> 2`
    const kept = await sql<{ id: string }[]>`select distinct id from halves`
    const ids = new Set(kept.map(({ id }) => id))
    await sql.end({ timeout: 1 })

    expect(settled).toBe(true)
    expect(torn).toEqual([])
    expect(outcomes.acknowledged.filter((id) => !ids.has(id))).toEqual([])
    expect(outcomes.refused).toBeGreaterThan(0)
  },
)
