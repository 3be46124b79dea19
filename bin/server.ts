import { get } from 'node:http'
import { setTimeout as sleep } from 'node:timers/promises'
import { Refusal } from './command'
import { pause, whenAborted, type Lifetime } from './lifetime'
import { describeEnd, startProgram, type Ended, type Running, type Variables } from './program'
import { retries } from './retries'
import { say } from './say'

export type ServerStart = { root: string; entry: string; env: Variables; log: string; address: string; patienceSeconds?: number }

const drainSeconds = 20

const isReady = (address: string): Promise<boolean> =>
  new Promise((resolve) => {
    const request = get(`${address}/api/health/ready`, { agent: false, timeout: 30_000 }, (answer) => {
      answer.resume()
      resolve(answer.statusCode === 200)
    })
    request.on('timeout', () => request.destroy())
    request.on('error', () => resolve(false))
  })

const untilReady = async (server: Running, start: ServerStart, stopped: AbortSignal): Promise<Ended | 'ready' | 'silent'> => {
  const deadline = Date.now() + (start.patienceSeconds ?? 60) * 1000
  let end: Ended | null = null
  void server.ended.then((ended) => (end = ended))
  while (Date.now() < deadline) {
    stopped.throwIfAborted()
    if (await isReady(start.address)) return 'ready'
    if (end) return end
    await sleep(60)
  }
  return end ?? 'silent'
}

const launch = (start: ServerStart): Running =>
  startProgram(process.execPath, ['--enable-source-maps', start.entry], { cwd: start.root, env: start.env, log: start.log })

export const stopServer = async (server: Running, hurried: AbortSignal): Promise<void> => {
  if (!hurried.aborted) {
    server.kill('SIGTERM')
    await Promise.race([server.ended, whenAborted(hurried), sleep(drainSeconds * 1000, undefined, { ref: false })])
  }
  server.kill('SIGKILL')
  await server.ended
}

export type Server = { pid: () => number; kept: Promise<void> }

const keep = async (life: Lifetime, start: ServerStart, first: Running, holds: (server: Running) => void): Promise<void> => {
  const attempt = retries()
  let server = first
  while (!life.stopped.aborted) {
    const end = await Promise.race([server.ended, whenAborted(life.stopped)])
    if (!end || life.stopped.aborted) return
    if (!attempt.mayTry()) throw new Refusal(`The server ends again and again (${describeEnd(end)}).`, `Its log is ${start.log}`)
    say(`  The server has ended (${describeEnd(end)}); starting it again`)
    await pause(attempt.waitMilliseconds(), life.stopped)
    if (life.stopped.aborted) return
    server = launch(start)
    holds(server)
  }
}

/** Starts the server, answers when it is ready, and starts it again whenever it ends without being told to. */
export const openServer = async (life: Lifetime, start: ServerStart): Promise<Server> => {
  let current = launch(start)
  life.atEnd(() => stopServer(current, life.hurried))
  const outcome = await untilReady(current, start, life.stopped)
  if (outcome === 'silent') throw new Refusal('The server does not become ready.', `Its log is ${start.log}`)
  if (outcome !== 'ready') throw new Refusal(`The server did not start (${describeEnd(outcome)}).`, `Its log is ${start.log}`)
  const kept = keep(life, start, current, (server) => (current = server))
  kept.catch(() => undefined)
  return { pid: () => current.pid, kept }
}
