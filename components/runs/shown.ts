import { actorOf, sentenceOf } from '@/components/audit/sentence'
import { functionName, momentText, type Place, tookText } from '@/components/runs/run-text'
import { hrefWith } from '@/components/ui/query'
import type { Words } from '@/components/words'
import type { Fact } from '@/lib/events/contract'
import type { Run, RunWithSteps } from '@/lib/jobs/runs/contract'

export type RunState = Run['state']

/** A run in words, for a row of the list. */
export type ShownRun = {
  id: string
  name: string
  functionId: string
  state: RunState
  startedBy: { text: string; href: string | null }
  started: string | null
  goesOn: string | null
  took: string | null
  attempts: number
}

export type ShownStep = {
  name: string
  kind: RunWithSteps['steps'][number]['kind']
  state: RunWithSteps['steps'][number]['state']
  started: string
  goesOn: string | null
  took: string | null
  attempts: number
  error: string | null
}

export type ShownError = { said: string; stack: string | null }
export type PeekedRun = ShownRun & { isOver: boolean; steps: ShownStep[]; data: string | null; error: ShownError | null }

export type Showing = {
  words: { runs: Words['runs']; audit: Words['audit'] }
  place: Place
  now: Date
  /** The facts behind the runs, by the id of the fact, and of the run where the fact speaks of one. */
  facts: ReadonlyMap<string, Fact>
  paths: { runs: string; audit: string }
}

const failed = 'failed:'

const startedBy = ({ event }: Run, { words, facts, paths }: Showing): ShownRun['startedBy'] => {
  if (event.id.startsWith(failed))
    return { text: words.runs.byFailure, href: hrefWith(paths.runs, { peek: event.id.slice(failed.length) }) }
  const fact = facts.get(event.id)
  if (!fact) return { text: event.name, href: null }
  const actor = actorOf(fact.actor, words.audit)
  const said = { type: fact.type, actor: actor.name, subject: fact.subject.name, role: fact.data.role }
  const text = sentenceOf(said, words.audit)
    .map((piece) => piece.text)
    .join('')
  return { text, href: hrefWith(paths.audit, { type: fact.type }) }
}

/** Of what is still at work: how long so far. */
const tookOf = ({ startedAt, finishedAt }: { startedAt: Date | null; finishedAt: Date | null }, { words, place, now }: Showing) =>
  startedAt && tookText((finishedAt ?? now).getTime() - startedAt.getTime(), words.runs, place.locale)

const momentOf = (at: Date | null, { now, place }: Showing) => at && momentText(at, now, place)

export const shownRun = (run: Run, showing: Showing): ShownRun => ({
  id: run.id,
  name: functionName(run.functionId, showing.words.runs),
  functionId: run.functionId,
  state: run.state,
  startedBy: startedBy(run, showing),
  started: momentOf(run.startedAt, showing),
  goesOn: momentOf(run.dueAt, showing),
  took: run.state === 'sleeping' ? null : tookOf(run, showing),
  attempts: run.attempts,
})

const saidError = ({ name, message }: { name: string; message: string }) => (message.startsWith(name) ? message : `${name}: ${message}`)

const dataText = (data: Record<string, unknown>): string | null => (Object.keys(data).length === 0 ? null : JSON.stringify(data, null, 2))

export const peekedRun = (run: RunWithSteps, showing: Showing): PeekedRun => ({
  ...shownRun(run, showing),
  isOver: run.finishedAt !== null,
  data: dataText(run.data),
  error: run.error && { said: saidError(run.error), stack: run.error.stack },
  steps: run.steps.map((step) => ({
    name: step.name,
    kind: step.kind,
    state: step.state,
    started: momentText(step.startedAt, showing.now, showing.place),
    goesOn: momentOf(step.dueAt, showing),
    took: step.finishedAt && tookOf(step, showing),
    attempts: step.attempts,
    error: step.error && saidError(step.error),
  })),
})
