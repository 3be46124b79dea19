import type { WireDelivery } from '@/lib/webhooks/deliveries/contract'

export type WireAttempt = WireDelivery['attempts'][number]

/** How an attempt went. `refused`: there was an answer, and it was no 2xx. */
export type Outcome = 'taken' | 'refused' | 'silent'

export const outcomeOf = ({ error }: Pick<WireAttempt, 'error'>): Outcome => {
  if (error === null) return 'taken'
  return error === 'status' || error === 'redirect' ? 'refused' : 'silent'
}

export const shownAttempts = 100

/** The last attempts among these deliveries, oldest first. */
export const recentAttempts = (deliveries: readonly Pick<WireDelivery, 'attempts'>[]): WireAttempt[] =>
  deliveries
    .flatMap(({ attempts }) => attempts)
    .sort((one, other) => Date.parse(one.at) - Date.parse(other.at))
    .slice(-shownAttempts)

export const countsOf = (outcomes: readonly Outcome[]): Record<Outcome | 'total', number> => {
  const of = (asked: Outcome) => outcomes.filter((outcome) => outcome === asked).length
  return { total: outcomes.length, taken: of('taken'), refused: of('refused'), silent: of('silent') }
}

/** So long it took at most for the faster half of what was taken. */
export const typicalMilliseconds = (attempts: readonly WireAttempt[]): number | null => {
  const taken = attempts
    .filter((attempt) => outcomeOf(attempt) === 'taken')
    .map(({ milliseconds }) => milliseconds)
    .sort((one, other) => one - other)
  return taken[Math.floor((taken.length - 1) / 2)] ?? null
}
