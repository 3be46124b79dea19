import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { removeEmbeddedPostgres } from '@/db/embedded'
import { ask } from '@/db/embedded/postmaster'
import { openDatabase } from './database'
import type { Lifetime } from './lifetime'

const home = mkdtempSync(join(tmpdir(), 'tira-kept-'))
const stop = new AbortController()
const undos: (() => Promise<void> | void)[] = []
const life: Lifetime = {
  stopped: stop.signal,
  hurried: AbortSignal.abort(),
  wasTold: () => true,
  atEnd: (undo) => void undos.push(undo),
}
const said: string[] = []

beforeAll(() => {
  vi.spyOn(process.stdout, 'write').mockImplementation((text) => {
    said.push(String(text).trim())
    return true
  })
})
afterAll(async () => {
  vi.restoreAllMocks()
  stop.abort()
  for (const undo of undos) await undo()
  await removeEmbeddedPostgres(home)
  rmSync(home, { recursive: true, force: true })
})

const pidOf = (url: string) =>
  ask(url, async (sql) => {
    const [row] = await sql<{ file: string }[]>`select pg_read_file('postmaster.pid') as file`
    return Number(row?.file.split('\n')[0])
  })

const untilBack = async (url: string): Promise<number> => {
  for (;;) {
    const pid = await pidOf(url).catch(() => null)
    if (pid !== null) return pid
    await sleep(100)
  }
}

test('an embedded Postgres that is killed is started again at the same address, and the terminal says so', async () => {
  const { url } = await openDatabase(life, { home, password: 'a long password', given: undefined, isDurable: false })
  const first = await pidOf(url)

  process.kill(first, 'SIGKILL')
  const second = await untilBack(url)
  await vi.waitFor(() => expect(said).toContain('The database is back'), 5_000)

  expect(second).not.toBe(first)
  expect(said).toEqual(['The database has ended; starting it again', 'The database is back'])
})
