import { get } from 'node:http'
import { setTimeout as sleep } from 'node:timers/promises'
import { Refusal } from './command'
import { keepProgram, type Kept, type Program } from './kept'
import type { Lifetime } from './lifetime'
import { describeEnd, type Ended, type Running } from './program'

export type ServerStart = Omit<Program, 'name'> & { address: string; patienceSeconds?: number }

/** Requests that wait together live together: in the usual few megabytes they are copied again and again before they are done. */
const flags = ['--min-semi-space-size=32', '--max-semi-space-size=64']

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

/** Starts the server, answers when it is ready, and starts it again whenever it ends without being told to. */
export const openServer = (life: Lifetime, start: ServerStart): Promise<Kept> =>
  keepProgram(life, { ...start, name: 'The server', flags }, async (first) => {
    const outcome = await untilReady(first, start, life.stopped)
    if (outcome === 'silent') throw new Refusal('The server does not become ready.', `Its log is ${start.log}`)
    if (outcome !== 'ready') throw new Refusal(`The server did not start (${describeEnd(outcome)}).`, `Its log is ${start.log}`)
  })
