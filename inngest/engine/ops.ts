import { Failure, retryOf, sleepOf, type Op } from '../sdk/ops'
import type { Entry, Step } from './steps'
import { Unserved } from './sync'

/** The bounds of the real thing, so that what works here works there. */
const mostSteps = 1_000
const largestStepCharacters = 4 * 1024 * 1024

const understood = new Set(['StepRun', 'StepFailed', 'StepError', 'StepPlanned', 'Sleep', 'RunComplete'])

export type Backoff = (attempt: number) => number
export type Said = { attempt: number; retryAfter: string | null }

const kindOf = ({ op, opts }: Op): Step['kind'] => (op === 'Sleep' ? 'sleep' : opts?.type === 'step.sendEvent' ? 'send-event' : 'run')

const entryOf = (op: Op, { attempt, retryAfter }: Said, backoff: Backoff): Omit<Entry, 'position'> | null => {
  const { id, name, displayName, timing } = op
  const startedAt = timing ? new Date(timing.a / 1_000_000) : new Date()
  const entry = { id, name: displayName ?? name ?? id, kind: kindOf(op), attempt, data: null, error: null, delay: null, startedAt }
  if (op.op === 'StepRun') return { ...entry, state: 'completed', data: op.data ?? null }
  if (op.op === 'Sleep') return { ...entry, state: 'sleeping', delay: sleepOf(name ?? '') }
  if (op.op === 'StepFailed') return { ...entry, state: 'failed', error: Failure.parse(op.error) }
  if (op.op !== 'StepError') return null
  return { ...entry, state: 'waiting', attempt: attempt + 1, error: Failure.parse(op.error), delay: retryOf(retryAfter, backoff(attempt)) }
}

/** What the SDK says happened, as steps to write down; a sleep that is known already goes on as it is. */
export const entriesOf = (functionId: string, known: ReadonlyMap<string, Step>, ops: readonly Op[], said: Said, backoff: Backoff) => {
  const beyond = ops.find(({ op }) => !understood.has(op))
  if (beyond) throw new Unserved(functionId, [`steps of the kind ${beyond.op}`])
  const entries = ops.filter(({ op, id }) => op !== 'Sleep' || !known.has(id)).flatMap((op) => entryOf(op, said, backoff) ?? [])
  if (known.size + entries.length > mostSteps) throw new Unserved(functionId, [`more than ${mostSteps} steps`])
  const large = entries.find(({ data }) => JSON.stringify(data).length > largestStepCharacters)
  if (large) throw new Unserved(functionId, [`more than 4 MB from one step (${large.name})`])
  return entries
}
