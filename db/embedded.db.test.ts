import { spawn } from 'node:child_process'
import { existsSync, lstatSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { removeEmbeddedPostgres, startEmbeddedPostgres, type EmbeddedPostgres } from './embedded'
import { ask } from './embedded/postmaster'
import { rememberedPort } from './embedded/port'

const folders: string[] = []
const password = 'correct horse: 100% "battery"'

const newHome = (): string => {
  const home = mkdtempSync(join(tmpdir(), 'tira-embedded-'))
  folders.push(home)
  return home
}

const start = (home: string, given = password): Promise<EmbeddedPostgres> =>
  startEmbeddedPostgres({ home, password: given, isDurable: false })

afterAll(async () => {
  for (const folder of folders) {
    await removeEmbeddedPostgres(folder)
    rmSync(folder, { recursive: true, force: true })
  }
})

test('is UTF-8 with the order of code points, wherever it is made', async () => {
  const postgres = await start(newHome())

  const [row] = await ask(
    postgres.url,
    (sql) => sql`select current_setting('server_encoding') as encoding, upper('ñ') as upper, 'Z' < 'a' as by_code_point`,
  )
  await postgres.stop()

  expect(row).toEqual({ encoding: 'UTF8', upper: 'Ñ', by_code_point: true })
})

test('keeps its data and its port from start to start, and steps aside when the port is taken', async () => {
  const home = newHome()
  const first = await start(home)
  await ask(first.url, (sql) => sql`create table kept as select 42 as answer`)
  await first.stop()

  const second = await start(home)
  await second.stop()
  const occupant = createServer().listen(first.port, '127.0.0.1')
  const third = await start(home)
  const rows = await ask(third.url, (sql) => sql`select answer from kept`)
  await third.stop()
  occupant.close()

  expect([first.isNew, second.isNew, second.port]).toEqual([true, false, first.port])
  expect(third.port).not.toBe(first.port)
  expect(rememberedPort(home)).toBe(third.port)
  expect(rows[0]).toEqual({ answer: 42 })
})

test('takes over a server that survived, and starts anew after one that was killed', async () => {
  const home = newHome()
  const first = await start(home)

  const adopted = await start(home)
  process.kill(first.pid, 'SIGKILL')
  const afterKill = await start(home)
  await afterKill.stop()

  expect([adopted.isAdopted, adopted.pid]).toEqual([true, first.pid])
  expect(afterKill.isAdopted).toBe(false)
  expect(afterKill.isAlive()).toBe(false)
})

test('is not confused by a pid file whose number belongs to another program', async () => {
  const home = newHome()
  const first = await start(home)
  await first.stop()
  const stranger = spawn('sleep', ['60'], { stdio: 'ignore' })
  writeFileSync(join(first.data, 'postmaster.pid'), `${stranger.pid}\n${first.data}\n1\n${first.port}\n\n127.0.0.1\n`)

  const second = await start(home)
  await second.stop()

  expect(second.isAdopted).toBe(false)
  expect(stranger.exitCode).toBeNull()
  stranger.kill()
})

test('refuses a password that is not its own, and says what to do', async () => {
  const home = newHome()
  const first = await start(home)
  await first.stop()

  await expect(start(home, 'another password')).rejects.toMatchObject({ remedy: expect.stringContaining('secrets.json') })
})

test('runs as another user under /var/lib/tira where root may not have namespaces, and in place for everybody else', async () => {
  const home = newHome()
  const isRoot = process.getuid?.() === 0
  const path = process.env.PATH
  process.env.PATH = '/nowhere'

  const postgres = await start(home).finally(() => (process.env.PATH = path))
  const owner = lstatSync(postgres.data).uid
  await postgres.stop()

  expect(postgres.data.startsWith('/var/lib/tira/')).toBe(isRoot)
  expect(owner).not.toBe(0)
})

test('a start that was cut off leaves nothing that looks like a cluster', async () => {
  const home = newHome()
  mkdirSync(join(home, 'postgres.unfinished'), { recursive: true })
  writeFileSync(join(home, 'postgres.unfinished', 'PG_VERSION'), '18\n')

  const postgres = await start(home)
  await postgres.stop()

  expect(postgres.isNew).toBe(true)
  expect(existsSync(join(home, 'postgres.unfinished'))).toBe(false)
})

test('refuses data of another major version by name', async () => {
  const home = newHome()
  const postgres = await start(home)
  await postgres.stop()
  writeFileSync(join(postgres.data, 'PG_VERSION'), '15\n')

  await expect(start(home)).rejects.toThrow('made by Postgres 15')
})
