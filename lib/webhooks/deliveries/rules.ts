export const deliveryStates = ['pending', 'succeeded', 'failed'] as const
export type DeliveryState = (typeof deliveryStates)[number]

/** Why an attempt failed. `status`: there was an answer, and it was no 2xx. */
export const attemptErrors = ['status', 'redirect', 'address', 'dns', 'tls', 'timeout', 'connection'] as const
export type AttemptError = (typeof attemptErrors)[number]

const minute = 60
const hour = 60 * minute

/** After each failed attempt the next one; after the last of these there is none. */
export const retrySeconds = [5, 5 * minute, 30 * minute, 2 * hour, 5 * hour, 10 * hour, 14 * hour, 20 * hour, 24 * hour] as const

export const mostTries = retrySeconds.length + 1

const jitter = 0.15
const longestRetryAfterSeconds = 24 * hour

/** When to try again after so many tries, null when it is enough. `random` lies between 0 and 1. */
export const nextTryAt = (
  { tries, retryAfterSeconds }: { tries: number; retryAfterSeconds: number | null },
  now: Date,
  random: number,
): Date | null => {
  const planned = retrySeconds[tries - 1]
  if (planned === undefined) return null
  const jittered = planned * (1 + jitter * (2 * random - 1))
  const asked = Math.min(retryAfterSeconds ?? 0, longestRetryAfterSeconds)
  return new Date(now.getTime() + Math.max(jittered, asked) * 1_000)
}

/** What a Retry-After header asks for: seconds, or a date. */
export const retryAfterSecondsOf = (header: string | undefined, now: Date): number | null => {
  const said = header?.trim() ?? ''
  if (/^\d{1,9}$/.test(said)) return Number(said)
  const at = /[a-z]/i.test(said) ? Date.parse(said) : NaN
  return Number.isNaN(at) ? null : Math.max(0, Math.ceil((at - now.getTime()) / 1_000))
}

/** An endpoint that does not answer holds what sends to it: it rests, longer each time, and the others have their turn. */
export const restSeconds = (strikes: number): number => Math.min(5 * 2 ** Math.min(strikes - 1, 10), 5 * minute)

export const keptDays = 30
