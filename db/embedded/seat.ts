import { spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { chmodSync, chownSync, cpSync, existsSync, mkdirSync, readFileSync, realpathSync, renameSync, rmSync, statSync } from 'node:fs'
import { basename, join } from 'node:path'
import type { Binaries } from './binaries'
import { DatabaseFailure } from './failure'

// Where the binaries and the data lie, and as whom they run: Postgres refuses to run as root.
export type Seat = {
  program: (name: 'initdb' | 'postgres') => string
  data: string
  isAway: boolean
  command: (program: string, args: string[]) => [string, string[]]
  owner: { uid?: number; gid?: number }
}

export const awayFolder = '/var/lib/tira'
const likelyAccounts = ['postgres', 'daemon', 'nobody']

type Account = { name: string; uid: number; gid: number }

const unprivilegedAccount = (): Account => {
  const accounts = readFileSync('/etc/passwd', 'utf8')
    .split('\n')
    .map((line) => line.split(':'))
    .map(([name = '', , uid, gid]) => ({ name, uid: Number(uid), gid: Number(gid) }))
    .filter(({ uid }) => uid > 0)
  const account = likelyAccounts.map((name) => accounts.find((one) => one.name === name)).find(Boolean) ?? accounts[0]
  if (account) return account
  throw new DatabaseFailure(
    'Postgres refuses to run as root, and this system knows no other user.',
    'Start Tira as another user, or set DATABASE_URL to a PostgreSQL 15 or newer.',
  )
}

const works = (seat: Seat, home: string): boolean => {
  const [program, args] = seat.command('/bin/sh', ['-c', 'test -w "$0" && "$1" --version', home, seat.program('postgres')])
  return spawnSync(program, args, { ...seat.owner, stdio: 'ignore', timeout: 10_000 }).status === 0
}

const inPlace = (binaries: Binaries, home: string): Seat => ({
  program: (name) => join(binaries.folder, 'bin', name),
  data: join(home, 'postgres'),
  isAway: false,
  command: (program, args) => [program, args],
  owner: {},
})

const inNamespace = (binaries: Binaries, home: string, account: Account): Seat => ({
  ...inPlace(binaries, home),
  command: (program, args) => ['unshare', ['--user', `--map-user=${account.uid}`, '--', program, ...args]],
})

const ownerOf = (path: string): { uid: number; gid: number } | null => (existsSync(path) ? statSync(path) : null)

const awayFrom = (home: string): string => join(awayFolder, createHash('sha256').update(realpathSync(home)).digest('hex').slice(0, 12))

const copyBinaries = (binaries: Binaries): string => {
  const folder = join(awayFolder, `postgres-${binaries.version}`)
  if (existsSync(folder)) return folder
  const unfinished = `${folder}.${process.pid}`
  cpSync(binaries.folder, unfinished, { recursive: true, verbatimSymlinks: true, filter: (path) => !basename(path).endsWith('.a') })
  try {
    renameSync(unfinished, folder)
  } catch (error) {
    rmSync(unfinished, { recursive: true, force: true })
    if (!existsSync(folder)) throw error
  }
  return folder
}

const away = (binaries: Binaries, home: string, account: Account): Seat => {
  const place = awayFrom(home)
  try {
    mkdirSync(awayFolder, { recursive: true })
    chmodSync(awayFolder, 0o755)
    mkdirSync(place, { recursive: true, mode: 0o700 })
    chownSync(place, account.uid, account.gid)
    const folder = copyBinaries(binaries)
    const seat = {
      ...inPlace({ ...binaries, folder }, home),
      data: join(place, 'postgres'),
      isAway: true,
      owner: { uid: account.uid, gid: account.gid },
    }
    if (works(seat, place)) return seat
    throw new Error(`the user ${account.name} cannot run ${folder}/bin/postgres`)
  } catch (error) {
    throw new DatabaseFailure(
      `The embedded Postgres cannot run as root here, nor be put under ${awayFolder}: ${error instanceof Error ? error.message : String(error)}.`,
      'Start Tira as another user, or set DATABASE_URL to a PostgreSQL 15 or newer.',
    )
  }
}

const withoutRoot = (binaries: Binaries, home: string): Seat => {
  const seat = inPlace(binaries, home)
  if (works(seat, home)) return seat
  throw new DatabaseFailure(
    `The embedded Postgres does not run on this system, or ${home} belongs to another user.`,
    'It needs a Linux with glibc, or macOS. Start Tira as the owner of that folder, or set DATABASE_URL to a PostgreSQL 15 or newer.',
  )
}

export const chooseSeat = (binaries: Binaries, home: string): Seat => {
  if (process.getuid?.() !== 0) return withoutRoot(binaries, home)
  const account = unprivilegedAccount()
  const dataOwner = ownerOf(join(home, 'postgres'))
  if (dataOwner && dataOwner.uid !== 0) {
    const seat = { ...inPlace(binaries, home), owner: { uid: dataOwner.uid, gid: dataOwner.gid } }
    if (works(seat, home)) return seat
  }
  if (existsSync(join(awayFrom(home), 'postgres', 'PG_VERSION'))) return away(binaries, home, account)
  const seat = inNamespace(binaries, home, account)
  if (works(seat, home)) return seat
  if (!dataOwner) return away(binaries, home, account)
  throw new DatabaseFailure(
    `The data in ${join(home, 'postgres')} belong to ${dataOwner.uid === 0 ? 'root' : 'another user'}, and Postgres cannot run as that user here.`,
    'Allow user namespaces for root, start Tira as the owner of that folder, or choose another TIRA_HOME.',
  )
}

/** Wherever the data of this home may lie. */
export const dataFolders = (home: string): string[] =>
  [join(home, 'postgres'), ...(existsSync(home) ? [join(awayFrom(home), 'postgres')] : [])].filter((folder) => existsSync(folder))
