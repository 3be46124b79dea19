import { randomInt } from 'node:crypto'
import { type ChildProcess, spawn } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { build } from 'esbuild'
import { afterAll, beforeAll, describe, expect, onTestFinished, test } from 'vitest'
import { bundleOptions } from '@/bin/bundle.mjs'
import { connect } from '@/db'
import { removeEmbeddedPostgres, startEmbeddedPostgres } from '@/db/embedded'
import { migrate } from '@/db/migrate'
import { newId } from '@/lib/core/id'
import { makeAccept } from './events'
import type { Served } from './sync'

const runs = 200
const kills = 20
const together = 9
const root = resolve(import.meta.dirname, '../..')
const folder = mkdtempSync(join(tmpdir(), 'tira-engine-'))
const bundle = join(root, 'dist', 'test-engine', `${newId()}.mjs`)
let postgres: Awaited<ReturnType<typeof startEmbeddedPostgres>>

const startPostgres = () => startEmbeddedPostgres({ home: folder, password: 'a password for tests', isDurable: true })

beforeAll(async () => {
  await build({ ...bundleOptions(root), entryPoints: [join(root, 'inngest/engine/testing/eight-steps.ts')], outfile: bundle })
  postgres = await startPostgres()
  await migrate(postgres.url)
}, 60_000)

afterAll(async () => {
  await postgres.stop('immediate')
  await removeEmbeddedPostgres(folder)
  rmSync(folder, { recursive: true, force: true })
  rmSync(bundle, { force: true })
})

type Crew = { journal: string; killOne: () => void; ends: () => number }

/** Engines that are started anew whenever they end. */
const crewOf = (size: number): Crew => {
  const journal = join(folder, newId())
  const env = {
    ...process.env,
    DATABASE_URL: postgres.url,
    TEST_JOURNAL: journal,
    TEST_CAPACITY: String(Math.floor(together / size)),
    TIRA_SECRET: 'a secret for tests that is long enough',
    LOG_LEVEL: 'silent',
  }
  const crew: ChildProcess[] = []
  let isOver = false
  let ends = 0
  const man = (place: number) => {
    const child = spawn(process.execPath, [bundle], { env, stdio: ['ignore', 'inherit', 'inherit'] })
    crew[place] = child
    child.once('exit', () => {
      ends += 1
      if (!isOver) man(place)
    })
  }
  for (let place = 0; place < size; place += 1) man(place)
  const killOne = () => {
    const alive = crew.filter(({ killed }) => !killed)
    alive[randomInt(alive.length)]?.kill('SIGKILL')
  }
  onTestFinished(() => {
    isOver = true
    for (const child of crew) child.kill('SIGKILL')
  })
  return { journal, killOne, ends: () => ends }
}

const served: Served = {
  id: 'killed-eight-steps',
  name: 'eight-steps',
  retries: 4,
  triggers: [{ event: 'asked', condition: [] }],
  crons: [],
  lane: null,
  cancels: [],
}

const start = async (): Promise<Map<string, number>> => {
  const { client: sql } = connect(postgres.url, 1)
  const events = Array.from({ length: runs }, (_, number) => ({ id: newId(), name: 'asked', data: { number }, ts: Date.now() }))
  await makeAccept(sql, [served], () => {})(events)
  await sql.end()
  return new Map(events.map(({ id, data }) => [id, data.number]))
}

const asked = async <Row extends object>(
  read: (sql: ReturnType<typeof connect>['client']) => Promise<readonly Row[]>,
): Promise<readonly Row[]> => {
  const { client: sql } = connect(postgres.url, 1)
  try {
    return await read(sql)
  } finally {
    await sql.end({ timeout: 1 })
  }
}

const isOver = async (): Promise<boolean> => {
  const [row] = await asked((sql) => sql<{ left: number }[]>`select count(*)::int as left from engine_runs where finished_at is null`)
  return row?.left === 0
}

const whenOver = async () => {
  while (!(await isOver().catch(() => false))) await sleep(100)
}

const sizeOf = (journal: string) => statSync(journal, { throwIfNoEntry: false })?.size ?? 0

/** A kill proves something only when it hits work. */
const untilItWorks = async (journal: string) => {
  const before = sizeOf(journal)
  while (sizeOf(journal) === before) await sleep(10)
}

const expected = (number: number) => {
  const values: number[] = []
  for (let place = 1, sum = number; place <= 8; place += 1) values.push((sum = sum * 2 + place))
  return values
}

const verify = async (events: Map<string, number>) => {
  const rows = await asked(
    (sql) => sql<{ event_id: string; state: string; output: string; steps: string[] }[]>`
      select event_id, state, output::text, array(select data::text from engine_steps where run_id = run.id order by name) as steps
      from engine_runs run where event_id = any (${[...events.keys()]}::text[])`,
  )
  expect(rows).toHaveLength(runs)
  for (const row of rows) {
    const values = expected(events.get(row.event_id) ?? NaN)
    expect([row.state, row.output, row.steps.map(Number)]).toEqual(['completed', String(values.at(-1)), values])
  }
}

/** How often a step ran more than once. Each end of an engine may cost each run that it held the one step in flight. */
const ranAgain = (journal: string) => {
  const lines = readFileSync(journal, 'utf8').trim().split('\n')
  expect(new Set(lines).size).toBe(runs * 8)
  return lines.length - runs * 8
}

describe.each([1, 3])('with %i engines', (size) => {
  test(
    'killed twenty times at random, every run completes with exact results, and only steps in flight ran twice',
    { timeout: 240_000 },
    async () => {
      const crew = crewOf(size)
      const events = await start()

      for (let kill = 0; kill < kills; kill += 1) {
        await untilItWorks(crew.journal)
        await sleep(randomInt(0, 200))
        crew.killOne()
      }
      const wasOver = await isOver()
      await whenOver()

      await verify(events)
      expect(wasOver).toBe(false)
      expect(crew.ends()).toBe(kills)
      expect(ranAgain(crew.journal)).toBeLessThanOrEqual((kills * together) / size)
    },
  )
})

test(
  'Postgres stopped at once and started twice under load: no engine ends, nothing hangs, results are exact',
  { timeout: 120_000 },
  async () => {
    const crew = crewOf(2)
    const events = await start()

    for (let time = 0; time < 2; time += 1) {
      await untilItWorks(crew.journal)
      await postgres.stop('immediate')
      await sleep(500)
      postgres = await startPostgres()
    }
    const wasOver = await isOver()
    await whenOver()

    expect(wasOver).toBe(false)
    expect(crew.ends()).toBe(0)
    await verify(events)
  },
)
