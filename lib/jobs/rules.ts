export const jobKinds = ['codes', 'import', 'export', 'erasure'] as const
export type JobKind = (typeof jobKinds)[number]

export const jobStates = ['queued', 'running', 'succeeded', 'failed', 'cancelled'] as const
export type JobState = (typeof jobStates)[number]

export const unfinishedStates = ['queued', 'running'] as const satisfies readonly JobState[]
export const resumableStates = ['failed', 'cancelled'] as const satisfies readonly JobState[]

export const isUnfinished = (state: JobState): boolean => unfinishedStates.some((one) => one === state)

/** How far a job was at a moment. */
export type Sample = { at: number; done: number }

const windowMilliseconds = 15_000
const apartMilliseconds = 1_000
const stalledMilliseconds = 5_000

/** The samples of the last moments, a second apart: few enough to stand in the job's row, enough to tell how fast it goes now. */
export const withSample = (samples: readonly Sample[], sample: Sample): Sample[] => {
  const recent = samples.filter(({ at }) => at >= sample.at - windowMilliseconds)
  const kept = recent.length > 0 ? recent : samples.slice(-1)
  const [last, before] = [kept.at(-1), kept.at(-2)]
  const isCrowded = last !== undefined && before !== undefined && last.at - before.at < apartMilliseconds
  return [...(isCrowded ? kept.slice(0, -1) : kept), sample]
}

export type Pace = { perSecond: number | null; secondsLeft: number | null }

const unknown: Pace = { perSecond: null, secondsLeft: null }

/** Between two chunks the rate stays; once nothing has come for a while it falls with every second. */
const rateOf = (samples: readonly Sample[], now: number): number | null => {
  const [first, last] = [samples[0], samples.at(-1)]
  if (!first || !last) return null
  const until = now - last.at > stalledMilliseconds ? now : last.at
  return until > first.at ? ((last.done - first.done) * 1_000) / (until - first.at) : null
}

export const paceOf = (
  { state, total, done, samples }: { state: JobState; total: number | null; done: number; samples: readonly Sample[] },
  now: number,
): Pace => {
  const rate = state === 'running' ? rateOf(samples, now) : null
  if (rate === null) return unknown
  const perSecond = Math.round(rate * 10) / 10
  return { perSecond, secondsLeft: total === null || rate <= 0 ? null : Math.ceil((total - done) / rate) }
}

/** One run of a job's work. Resuming starts another, and what a former one still does counts no more. */
export type Turn = { jobId: string; round: number }

/** As the facts that start, cancel and resume a job say it; `turn` is what a cancellation is matched by. */
export const turnSaid = ({ jobId, round }: Turn) => ({ jobId, round, turn: `${jobId}/${round}` })

export const turnOf = (data: { jobId: string; round?: unknown }): Turn => ({ jobId: data.jobId, round: Number(data.round) })

const hourMilliseconds = 60 * 60 * 1_000
const keptMilliseconds = 7 * 24 * hourMilliseconds

/** Until when what an export made can be had, or an export that stopped can go on. */
export const keptUntil = (finishedAt: Date): Date => new Date(finishedAt.getTime() + keptMilliseconds)

/** What finished before then is deleted: an hour after its time, so that nothing goes that is being read or resumed. */
export const forgottenBefore = (now: Date): Date => new Date(now.getTime() - keptMilliseconds - hourMilliseconds)

export const isResumable = (
  { kind, state, finishedAt }: { kind: JobKind; state: JobState; finishedAt: Date | null },
  now: Date,
): boolean => {
  if (!resumableStates.some((one) => one === state) || finishedAt === null) return false
  return kind !== 'export' || now < keptUntil(finishedAt)
}

/** How many of a kind one owner may have queued and running. */
export const mostAtOnce = (kind: JobKind, owner: 'brand' | 'account'): number => {
  if (kind === 'codes') return 20
  if (kind !== 'export') return Infinity
  return owner === 'account' ? 1 : 4
}
