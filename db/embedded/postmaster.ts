import { execFileSync } from 'node:child_process'
import { existsSync, readFileSync, readlinkSync, realpathSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import postgres from 'postgres'

export type Postmaster = { pid: number; port: number }
export type Answer = 'ours' | 'not-yet' | 'wrong-password' | 'nobody'

const startingOrStopping = '57P03'
const wrongPassword = ['28P01', '28000']

export const readPostmaster = (data: string): Postmaster | null => {
  try {
    const [pid = '', , , port = ''] = readFileSync(join(data, 'postmaster.pid'), 'utf8').split('\n')
    return Number(pid) > 0 ? { pid: Number(pid), port: Number(port) } : null
  } catch {
    return null
  }
}

// A zombie whom nobody collects, as in a container without an init, still answers to signal 0.
const isZombie = (pid: number): boolean => {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8')
    return stat.slice(stat.lastIndexOf(')') + 2).startsWith('Z')
  } catch {
    return false
  }
}

export const isAlive = (pid: number): boolean => {
  try {
    process.kill(pid, 0)
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 'EPERM')) return false
  }
  return !isZombie(pid)
}

// Process numbers come round again: what bears the number in the pid file may be anybody.
export const servesData = (pid: number, data: string): boolean => {
  if (!isAlive(pid)) return false
  try {
    if (existsSync('/proc/self/cwd')) return readlinkSync(`/proc/${pid}/cwd`) === realpathSync(data)
    return execFileSync('ps', ['-o', 'command=', '-p', String(pid)], { encoding: 'utf8' }).includes(data)
  } catch {
    return false
  }
}

export const addressOf = (port: number, password: string, database: string): string =>
  `postgres://tira:${encodeURIComponent(password)}@127.0.0.1:${port}/${database}`

const codeOf = (error: unknown): string => (error instanceof Error && 'code' in error ? String(error.code) : '')

export const ask = async <Result>(url: string, question: (sql: postgres.Sql) => Promise<Result>): Promise<Result> => {
  const sql = postgres(url, { max: 1, connect_timeout: 5, fetch_types: false, onnotice: () => undefined })
  try {
    return await question(sql)
  } finally {
    await sql.end({ timeout: 1 })
  }
}

export const knock = async ({ port, data, password }: { port: number; data: string; password: string }): Promise<Answer> => {
  try {
    const [row] = await ask(
      addressOf(port, password, 'postgres'),
      (sql) => sql<{ folder: string }[]>`select current_setting('data_directory') as folder`,
    )
    return row && realpathSync(row.folder) === realpathSync(data) ? 'ours' : 'nobody'
  } catch (error) {
    const code = codeOf(error)
    if (code === startingOrStopping) return 'not-yet'
    return wrongPassword.includes(code) ? 'wrong-password' : 'nobody'
  }
}

const untilGone = async (pid: number, patienceSeconds: number): Promise<boolean> => {
  const deadline = Date.now() + patienceSeconds * 1000
  while (isAlive(pid) && Date.now() < deadline) await sleep(30)
  return !isAlive(pid)
}

const signal = (pid: number, name: 'SIGINT' | 'SIGQUIT' | 'SIGKILL'): void => {
  try {
    process.kill(pid, name)
  } catch {
    // It has ended by itself in between.
  }
}

// "Fast" rolls back what is open and writes a checkpoint; "immediate" leaves that to the next start's recovery. Neither loses a commit.
export const endPostmaster = async (pid: number, how: 'fast' | 'immediate'): Promise<void> => {
  if (how === 'fast') {
    signal(pid, 'SIGINT')
    if (await untilGone(pid, 30)) return
  }
  signal(pid, 'SIGQUIT')
  if (await untilGone(pid, 10)) return
  signal(pid, 'SIGKILL')
  await untilGone(pid, 5)
}
