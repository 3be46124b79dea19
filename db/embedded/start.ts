import { spawn } from 'node:child_process'
import { closeSync, openSync, readFileSync, rmSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { plainEnvironment } from './cluster'
import { DatabaseFailure } from './failure'
import { choosePort } from './port'
import { isAlive, knock, readPostmaster, servesData, type Postmaster } from './postmaster'
import type { Seat } from './seat'

export type Start = { home: string; seat: Seat; password: string; log: string; isDurable: boolean }

const patienceSeconds = 60
const attempts = 40
const patienceOf = (): number => Date.now() + patienceSeconds * 1000

const durable = ['fsync=on', 'synchronous_commit=on', 'full_page_writes=on', 'shared_buffers=256MB', 'max_wal_size=2GB']
const forgetful = ['fsync=off', 'synchronous_commit=off', 'full_page_writes=off', 'shared_buffers=64MB', 'max_wal_size=1GB']

const settings = (port: number, isDurable: boolean): string[] =>
  [
    'listen_addresses=127.0.0.1',
    `port=${port}`,
    'unix_socket_directories=',
    'max_connections=200',
    'timezone=UTC',
    'log_timezone=UTC',
    'logging_collector=off',
    'log_checkpoints=off',
    ...(isDurable ? durable : forgetful),
  ].flatMap((setting) => ['-c', setting])

const wrongPassword = (data: string): DatabaseFailure =>
  new DatabaseFailure(
    `The Postgres that holds ${data} does not take the password in secrets.json.`,
    'Put back the secrets.json that belongs to this TIRA_HOME, or start anew with npm run up -- --reset.',
  )

// A server whose supervisor was killed lives on; whoever starts next takes it over rather than fighting for its folder.
export const findSurvivor = async ({ seat, password }: Start): Promise<Postmaster | null> => {
  const deadline = patienceOf()
  for (;;) {
    const found = readPostmaster(seat.data)
    if (!found) return null
    if (!servesData(found.pid, seat.data)) {
      rmSync(join(seat.data, 'postmaster.pid'), { force: true })
      return null
    }
    const answer = await knock({ port: found.port, data: seat.data, password })
    if (answer === 'ours') return found
    if (answer === 'wrong-password') throw wrongPassword(seat.data)
    if (Date.now() > deadline)
      throw new DatabaseFailure(
        `A Postgres of an earlier start (process ${found.pid}) holds ${seat.data} and does not answer.`,
        `End it with: kill -QUIT ${found.pid}, then start again.`,
      )
    await sleep(100)
  }
}

type Outcome = 'answers' | 'ended' | 'wrong-password' | 'silent'

const untilAnswer = async (port: number, start: Start, hasEnded: () => boolean): Promise<Outcome> => {
  const deadline = patienceOf()
  while (!hasEnded() && Date.now() < deadline) {
    const answer = await knock({ port, data: start.seat.data, password: start.password })
    if (answer === 'ours') return 'answers'
    if (answer === 'wrong-password') return answer
    await sleep(40)
  }
  return hasEnded() ? 'ended' : 'silent'
}

const tryToLaunch = async (start: Start): Promise<{ outcome: Outcome; running: Postmaster; said: string }> => {
  const port = await choosePort(start.home)
  const { seat } = start
  const logStart = statSync(start.log, { throwIfNoEntry: false })?.size ?? 0
  const log = openSync(start.log, 'a', 0o600)
  const [program, args] = seat.command(seat.program('postgres'), ['-D', seat.data, ...settings(port, start.isDurable)])
  const child = spawn(program, args, { ...seat.owner, env: plainEnvironment(), cwd: '/', stdio: ['ignore', log, log], detached: true })
  closeSync(log)
  let ended = false
  child.on('error', () => (ended = true))
  child.on('exit', () => (ended = true))
  child.unref()
  const outcome = await untilAnswer(port, start, () => ended)
  return { outcome, running: { pid: child.pid ?? 0, port }, said: readFileSync(start.log).subarray(logStart).toString('utf8') }
}

// Both pass by themselves: the port went to somebody else in between, or the processes of a killed server are still leaving.
const passes = (said: string): boolean => /could not (bind|create any TCP)|shared memory block .* still in use/.test(said)

export const launch = async (start: Start): Promise<Postmaster> => {
  for (let attempt = 0; attempt < attempts; attempt++) {
    const { outcome, running, said } = await tryToLaunch(start)
    if (outcome === 'answers') return running
    if (outcome !== 'ended' && isAlive(running.pid)) process.kill(running.pid, 'SIGQUIT')
    if (outcome === 'wrong-password') throw wrongPassword(start.seat.data)
    if (outcome === 'silent' || !passes(said)) break
    await sleep(250)
  }
  throw new DatabaseFailure('The embedded Postgres did not start.', `What it said is at the end of ${start.log}`)
}
