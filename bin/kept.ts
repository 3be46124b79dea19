import { setTimeout as sleep } from 'node:timers/promises'
import { Refusal } from './command'
import { pause, whenAborted, type Lifetime } from './lifetime'
import { describeEnd, startProgram, type Running, type Variables } from './program'
import { retries } from './retries'
import { say } from './say'

/** A bundled program of ours that runs as long as we do; `name` as in "The server has ended". */
export type Program = { name: string; root: string; entry: string; env: Variables; log: string; flags?: string[] }
/** `kept` fails when the program ends again and again, unless it is told to endure that. */
export type Kept = { pid: () => number; kept: Promise<void>; endure: () => void }

const drainSeconds = 20

export const launch = ({ root, entry, env, log, flags = [] }: Program): Running =>
  startProgram(process.execPath, ['--enable-source-maps', ...flags, entry], { cwd: root, env, log })

export const stopProgram = async (running: Running, hurried: AbortSignal): Promise<void> => {
  if (!hurried.aborted) {
    running.kill('SIGTERM')
    await Promise.race([running.ended, whenAborted(hurried), sleep(drainSeconds * 1000, undefined, { ref: false })])
  }
  running.kill('SIGKILL')
  await running.ended
}

type Keeping = { first: Running; holds: (running: Running) => void; mayGiveUp: () => boolean }

const keepRunning = async (life: Lifetime, program: Program, { first, holds, mayGiveUp }: Keeping): Promise<void> => {
  const attempt = retries()
  let running = first
  while (!life.stopped.aborted) {
    const end = await Promise.race([running.ended, whenAborted(life.stopped)])
    if (!end || life.stopped.aborted) return
    if (!attempt.mayTry() && mayGiveUp())
      throw new Refusal(`${program.name} ends again and again (${describeEnd(end)}).`, `Its log is ${program.log}`)
    say(`  ${program.name} has ended (${describeEnd(end)}); starting it again`)
    await pause(attempt.waitMilliseconds(), life.stopped)
    if (life.stopped.aborted) return
    running = launch(program)
    holds(running)
  }
}

/** Starts a program, waits for what makes it ready, and starts it again whenever it ends without being told to. */
export const keepProgram = async (life: Lifetime, program: Program, ready: (first: Running) => Promise<void>): Promise<Kept> => {
  let current = launch(program)
  life.atEnd(() => stopProgram(current, life.hurried))
  await ready(current)
  let isEnduring = false
  const kept = keepRunning(life, program, { first: current, holds: (running) => (current = running), mayGiveUp: () => !isEnduring })
  kept.catch(() => undefined)
  return { pid: () => current.pid, kept, endure: () => void (isEnduring = true) }
}
