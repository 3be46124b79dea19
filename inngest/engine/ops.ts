import { z } from 'zod'
import type { Delay } from './runs'
import type { Entry, Step } from './steps'
import { Unserved } from './sync'

/** The bounds of the real thing, so that what works here works there. */
const mostSteps = 1_000
const largestStepCharacters = 4 * 1024 * 1024

const Op = z.object({
  id: z.string(),
  op: z.string(),
  name: z.string().nullish(),
  displayName: z.string().nullish(),
  data: z.unknown().optional(),
  error: z.unknown().optional(),
  opts: z.looseObject({ type: z.string().optional() }).nullish(),
  timing: z.looseObject({ a: z.number() }).nullish(),
})
export type Op = z.infer<typeof Op>
export const Ops = z.array(Op)

export const Failure = z.looseObject({ name: z.string().catch('Error'), message: z.string().catch('It failed without saying why.') })

const unitMilliseconds: Record<string, number> = { w: 604_800_000, d: 86_400_000, h: 3_600_000, m: 60_000, s: 1_000 }

/** A sleep says how long (`1h30m`) or until when. */
const delayOf = (text: string): Delay => {
  if (!/^(\d+[wdhms])*$/.test(text)) return { at: new Date(text) }
  const parts = text.match(/\d+[wdhms]/g) ?? []
  return { milliseconds: parts.reduce((sum, part) => sum + parseInt(part, 10) * (unitMilliseconds[part.slice(-1)] ?? 0), 0) }
}

export type Backoff = (attempt: number) => number

/** An error may say when to come again, in seconds or as a time. */
export const retryDelay = (backoff: Backoff, { retryAfter, attempt }: { retryAfter: string | null; attempt: number }): Delay => {
  if (retryAfter === null) return { milliseconds: backoff(attempt) }
  return /^\d+$/.test(retryAfter) ? { milliseconds: Number(retryAfter) * 1_000 } : { at: new Date(retryAfter) }
}

const kindOf = ({ op, opts }: Op): Step['kind'] => (op === 'Sleep' ? 'sleep' : opts?.type === 'step.sendEvent' ? 'send-event' : 'run')

type Said = { attempt: number; retryAfter: string | null }

const entryOf = (op: Op, said: Said, backoff: Backoff): Omit<Entry, 'position'> | null => {
  const entry = {
    id: op.id,
    name: op.displayName ?? op.name ?? op.id,
    kind: kindOf(op),
    attempt: said.attempt,
    data: null,
    error: null,
    delay: null,
    startedAt: op.timing ? new Date(op.timing.a / 1_000_000) : new Date(),
  }
  switch (op.op) {
    case 'StepRun':
      return { ...entry, state: 'completed', data: op.data ?? null }
    case 'StepFailed':
      return { ...entry, state: 'failed', error: Failure.parse(op.error) }
    case 'StepError':
      return { ...entry, state: 'waiting', attempt: said.attempt + 1, error: Failure.parse(op.error), delay: retryDelay(backoff, said) }
    case 'Sleep':
      return { ...entry, state: 'sleeping', delay: delayOf(op.name ?? '') }
    default:
      return null
  }
}

const understood = new Set(['StepRun', 'StepFailed', 'StepError', 'StepPlanned', 'Sleep', 'RunComplete'])

/** What the SDK says happened, as steps to write down; a sleep that is known already goes on as it is. */
export const entriesOf = (functionId: string, known: ReadonlyMap<string, Step>, ops: readonly Op[], said: Said, backoff: Backoff) => {
  const refuse = (feature: string) => {
    throw new Unserved(functionId, [feature])
  }
  const beyond = ops.find(({ op }) => !understood.has(op))
  if (beyond) refuse(`steps of the kind ${beyond.op}`)
  const entries = ops.filter(({ op, id }) => op !== 'Sleep' || !known.has(id)).flatMap((op) => entryOf(op, said, backoff) ?? [])
  if (known.size + entries.length > mostSteps) refuse(`more than ${mostSteps} steps`)
  const large = entries.find(({ data }) => JSON.stringify(data).length > largestStepCharacters)
  if (large) refuse(`more than 4 MB from one step (${large.name})`)
  return entries
}
