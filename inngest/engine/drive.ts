import type { Sql } from 'postgres'
import { isDatabaseAway } from '@/db/away'
import { Failure, Ops, retryOf, type Op } from '../sdk/ops'
import type { Answer, Wire } from '../sdk/wire'
import { entriesOf, type Backoff, type Said } from './ops'
import type { Held, Outcome } from './runs'
import { record, type Entry, type Step } from './steps'
import { Unserved, type Served } from './sync'

const mostAtOnce = 16

/** Whoever holds it dies again and again: a run that kills must end some time. */
const mostDeaths = 20

export type Drive = { worker: string; sql: Sql; wire: Wire; backoff: Backoff; isDraining: () => boolean }

type End = Outcome | 'lost'

/** A run while it is held. `halted` says why the SDK was told to stop in the middle. */
export type Run = { held: Held; served: Served; steps: Map<string, Step>; position: number; halted: End | null }

export const openRun = (held: Held, served: Served, steps: readonly Step[]): Run => ({
  held,
  served,
  steps: new Map(steps.map((step) => [step.id, step])),
  position: steps.length,
  halted: null,
})

/** False when somebody else holds the run by now. */
const keep = async (drive: Drive, run: Run, steps: readonly Omit<Entry, 'position'>[]): Promise<boolean> => {
  if (steps.length === 0) return true
  const entries = steps.map((step) => ({ ...step, position: run.position++ }))
  if (!(await record(drive.sql, drive.worker, run.held, entries))) return false
  for (const { id, name, kind, state, attempt, data, error } of entries) {
    run.steps.delete(id)
    run.steps.set(id, { id, name, kind, state, attempt, data, error, isDue: false })
  }
  run.held.attempt = 0
  return true
}

const keepOps = (drive: Drive, run: Run, ops: readonly Op[], said: Said) =>
  keep(drive, run, entriesOf(run.served.id, run.steps, ops, said, drive.backoff))

const failed = (error: unknown): Outcome => ({ kind: 'failed', error: Failure.parse(error) })

/** The SDK reports steps while it goes on by itself. Told no, it stops: the run is lost, the process ends, or it asks too much. */
export const checkpoint = async (drive: Drive, run: Run | undefined, claim: string, ops: readonly Op[]): Promise<boolean> => {
  if (!run || run.halted || claim !== String(run.held.claim)) return false
  try {
    if (!(await keepOps(drive, run, ops, { attempt: 0, retryAfter: null }))) run.halted = 'lost'
    else if (drive.isDraining()) run.halted = { kind: 'handed-back' }
  } catch (error) {
    if (!(error instanceof Unserved)) throw error
    run.halted = failed({ name: error.name, message: error.message })
  }
  return run.halted === null
}

const memoryOf = ({ steps }: Run) => {
  const settled = [...steps.values()].filter(({ state }) => state === 'completed' || state === 'failed')
  const remembered = settled.map(({ id, state, data, error }): [string, unknown] => [
    id,
    state === 'failed' ? { type: 'error', error } : { type: 'data', data },
  ])
  return { steps: Object.fromEntries(remembered), stack: settled.map(({ id }) => id) }
}

const call = ({ wire }: Drive, run: Run, stepId: string, attempt: number): Promise<Answer> => {
  const { held, served } = run
  const { steps, stack } = memoryOf(run)
  const ctx = {
    run_id: held.id,
    fn_id: served.id,
    qi_id: String(held.claim),
    attempt,
    max_attempts: served.retries + 1,
    disable_immediate_execution: false,
    use_api: false,
    stack: { stack, current: stack.length },
  }
  return wire.call(served.id, stepId, { version: 2, event: held.event, events: [held.event], steps, ctx })
}

type Found = { end: End } | { planned: string[]; isNew: boolean }

const unhappy = (drive: Drive, run: Run, answer: Omit<Answer, 'status'>, attempt: number): Outcome => {
  const error = Failure.parse(answer.body ?? {})
  if (answer.isFinal || attempt >= run.served.retries) return { kind: 'failed', error }
  return { kind: 'again', error, delay: retryOf(answer.retryAfter, drive.backoff(attempt)) }
}

const ask = async (drive: Drive, run: Run, stepId: string, attempt: number): Promise<Found> => {
  const answer = await call(drive, run, stepId, attempt)
  if (run.halted) return { end: run.halted }
  if (answer.status === 200) return { end: { kind: 'completed', output: answer.body } }
  if (answer.status !== 206) return { end: unhappy(drive, run, answer, attempt) }
  const ops = Ops.parse(answer.body)
  if (!(await keepOps(drive, run, ops, { attempt, retryAfter: answer.retryAfter }))) return { end: 'lost' }
  const done = ops.find(({ op }) => op === 'RunComplete')
  if (done) return { end: { kind: 'completed', output: done.data } }
  const planned = ops.filter(({ op, id }) => op === 'StepPlanned' && !run.steps.has(id)).map(({ id }) => id)
  return { planned, isNew: planned.length > 0 || ops.some(({ op }) => op !== 'Sleep' && op !== 'StepPlanned') }
}

/** Planned steps are called by name, several at once; each is written down by itself. */
const callAll = async (drive: Drive, run: Run, ids: readonly string[]): Promise<End | null> => {
  const left = [...ids]
  let end: End | null = null
  const take = async () => {
    for (let id = left.shift(); id !== undefined && !end && !drive.isDraining(); id = left.shift()) {
      const found = await ask(drive, run, id, run.steps.get(id)?.attempt ?? 0)
      if ('end' in found) end ??= found.end
    }
  }
  await Promise.all(Array.from({ length: Math.min(mostAtOnce, ids.length) }, take))
  return end
}

const stepsIn = (run: Run, state: Step['state']) => [...run.steps.values()].filter((step) => step.state === state)

const wakeUp = (drive: Drive, run: Run) => {
  const due = stepsIn(run, 'sleeping').filter(({ isDue }) => isDue)
  return keep(
    drive,
    run,
    due.map((step) => ({ ...step, state: 'completed', delay: null, startedAt: new Date() })),
  )
}

/** Goes on until the run ends, sleeps, waits for another try of something, or is lost. */
const follow = async (drive: Drive, run: Run): Promise<End> => {
  if (run.held.deaths >= mostDeaths) return failed({ message: `The process ended ${mostDeaths} times while it held this run.` })
  if (!(await wakeUp(drive, run))) return 'lost'
  let planned = stepsIn(run, 'waiting').flatMap(({ id, isDue }) => (isDue ? [id] : []))
  for (;;) {
    const end = await callAll(drive, run, planned)
    if (end) return end
    if (drive.isDraining()) return { kind: 'handed-back' }
    if (stepsIn(run, 'waiting').length > 0) return { kind: 'asleep' }
    const found = await ask(drive, run, 'step', run.held.attempt)
    if ('end' in found) return found.end
    if (!found.isNew && stepsIn(run, 'sleeping').length > 0) return { kind: 'asleep' }
    if (!found.isNew) return failed({ message: 'The function neither ended nor found a step.' })
    planned = found.planned
  }
}

/** How a held run ends this time; null when it is no longer ours to say. */
export const drive = async (by: Drive, run: Run): Promise<Outcome | null> => {
  try {
    const end = await follow(by, run)
    return end === 'lost' ? null : end
  } catch (error) {
    if (isDatabaseAway(error)) throw error
    const { name, message } = error instanceof Error ? error : new Error(String(error))
    return unhappy(by, run, { isFinal: error instanceof Unserved, retryAfter: null, body: { name, message } }, run.held.attempt)
  }
}
