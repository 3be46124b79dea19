import { mkdirSync, rmSync } from 'node:fs'
import { dirname, resolve } from 'node:path'
import { findBinaries } from './embedded/binaries'
import { ensureCluster, openLog } from './embedded/cluster'
import { tieToUs } from './embedded/lifeline'
import { addressOf, ask, endPostmaster, isAlive, readPostmaster, servesData } from './embedded/postmaster'
import { chooseSeat, dataFolders } from './embedded/seat'
import { findSurvivor, launch, type Start } from './embedded/start'

export type EmbeddedPostgres = {
  url: string
  pid: number
  port: number
  data: string
  isNew: boolean
  isAdopted: boolean
  isAlive: () => boolean
  stop: (how?: 'fast' | 'immediate') => Promise<void>
}

const databaseName = 'tira'

const ensureDatabase = async (port: number, password: string): Promise<void> =>
  ask(addressOf(port, password, 'postgres'), async (sql) => {
    const [found] = await sql`select 1 from pg_database where datname = ${databaseName}`
    if (!found) await sql`create database ${sql(databaseName)}`
  })

export const startEmbeddedPostgres = async (options: {
  home: string
  password: string
  isDurable?: boolean
}): Promise<EmbeddedPostgres> => {
  const { password, isDurable = true } = options
  const home = resolve(options.home)
  mkdirSync(home, { recursive: true, mode: 0o700 })
  const binaries = findBinaries()
  const seat = chooseSeat(binaries, home)
  const log = openLog(home)
  const start: Start = { home, seat, password, log, isDurable }
  const { isNew } = await ensureCluster(seat, binaries, { password, isDurable, log })
  const survivor = await findSurvivor(start)
  const { pid, port } = survivor ?? (await launch(start))
  const lifeline = tieToUs(pid, 'INT')
  await ensureDatabase(port, password)
  return {
    url: addressOf(port, password, databaseName),
    pid,
    port,
    data: seat.data,
    isNew,
    isAdopted: survivor !== null,
    isAlive: () => isAlive(pid),
    stop: async (how = 'fast') => {
      if (servesData(pid, seat.data)) await endPostmaster(pid, how)
      lifeline.cut()
    },
  }
}

/** Ends a server that may still run on these data, then deletes them. */
export const removeEmbeddedPostgres = async (givenHome: string): Promise<void> => {
  const home = resolve(givenHome)
  for (const data of dataFolders(home)) {
    const survivor = readPostmaster(data)
    if (survivor && servesData(survivor.pid, data)) await endPostmaster(survivor.pid, 'immediate')
    rmSync(data, { recursive: true, force: true })
    if (dirname(data) !== home) rmSync(dirname(data), { recursive: true, force: true })
  }
}
