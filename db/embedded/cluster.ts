import { spawn } from 'node:child_process'
import { appendFileSync, chownSync, existsSync, mkdirSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import type { Binaries } from './binaries'
import { DatabaseFailure } from './failure'
import type { Seat } from './seat'

const largestLogBytes = 20 * 1024 * 1024

// initdb looks the user's locale up in the environment; the cluster must be the same wherever it is made.
export const plainEnvironment = (): NodeJS.ProcessEnv => ({ ...process.env, LANG: 'C', LC_ALL: 'C', TZ: 'UTC', PGDATA: undefined })

export const openLog = (home: string): string => {
  const folder = join(home, 'logs')
  mkdirSync(folder, { recursive: true, mode: 0o700 })
  const path = join(folder, 'postgres.log')
  if (existsSync(path) && statSync(path).size > largestLogBytes) renameSync(path, `${path}.1`)
  return path
}

const runToEnd = (seat: Seat, args: string[]): Promise<{ code: number | null; output: string }> =>
  new Promise((resolve, reject) => {
    const [program, wrapped] = seat.command(seat.program('initdb'), args)
    const child = spawn(program, wrapped, { ...seat.owner, env: plainEnvironment(), cwd: '/', stdio: ['ignore', 'pipe', 'pipe'] })
    let output = ''
    const collect = (chunk: Buffer) => {
      output += chunk.toString('utf8')
    }
    child.stdout.on('data', collect)
    child.stderr.on('data', collect)
    child.on('error', reject)
    child.on('close', (code) => resolve({ code, output }))
  })

const makePasswordFile = (seat: Seat, password: string): string => {
  const path = join(dirname(seat.data), `postgres.password.${process.pid}`)
  writeFileSync(path, `${password}\n`, { mode: 0o600 })
  if (seat.owner.uid !== undefined && seat.owner.gid !== undefined) chownSync(path, seat.owner.uid, seat.owner.gid)
  return path
}

// Made beside and renamed at the end, so that a start that was cut off leaves nothing that looks like a cluster.
const makeCluster = async (seat: Seat, options: { password: string; isDurable: boolean; log: string }): Promise<void> => {
  const unfinished = `${seat.data}.unfinished`
  rmSync(unfinished, { recursive: true, force: true })
  const passwordFile = makePasswordFile(seat, options.password)
  try {
    const { code, output } = await runToEnd(seat, [
      `--pgdata=${unfinished}`,
      '--username=tira',
      `--pwfile=${passwordFile}`,
      '--auth=scram-sha-256',
      '--encoding=UTF8',
      '--locale=C',
      '--locale-provider=builtin',
      '--builtin-locale=C.UTF-8',
      '--no-instructions',
      ...(options.isDurable ? [] : ['--no-sync']),
    ])
    appendFileSync(options.log, output, { mode: 0o600 })
    if (code !== 0)
      throw new DatabaseFailure('The embedded Postgres could not make its data folder.', `What it said is at the end of ${options.log}`)
    renameSync(unfinished, seat.data)
  } finally {
    rmSync(passwordFile, { force: true })
    rmSync(unfinished, { recursive: true, force: true })
  }
}

const assertSameMajor = (seat: Seat, binaries: Binaries): void => {
  const made = readFileSync(join(seat.data, 'PG_VERSION'), 'utf8').trim()
  const major = binaries.version.split('.')[0]
  if (made === major) return
  throw new DatabaseFailure(
    `The data in ${seat.data} were made by Postgres ${made}, and this version of Tira brings Postgres ${major}.`,
    'Dump them with the version that made them and load the dump into a new TIRA_HOME.',
  )
}

export const ensureCluster = async (
  seat: Seat,
  binaries: Binaries,
  options: { password: string; isDurable: boolean; log: string },
): Promise<{ isNew: boolean }> => {
  const exists = existsSync(join(seat.data, 'PG_VERSION'))
  if (!exists) await makeCluster(seat, options)
  assertSameMajor(seat, binaries)
  return { isNew: !exists }
}
