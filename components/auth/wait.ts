import type { SignInOutcome, SignUpOutcome } from '@/components/auth/session'
import { fill, type Words } from '@/components/words'

type Blocked = Extract<SignInOutcome | SignUpOutcome, { kind: 'throttled' | 'unavailable' | 'offline' }>

const waitOf = (seconds: number, words: Words['auth']): string => {
  if (seconds === 1) return words.oneSecond
  if (seconds < 90) return fill(words.seconds, { count: seconds })
  const minutes = Math.ceil(seconds / 60)
  return minutes === 1 ? words.oneMinute : fill(words.minutes, { count: minutes })
}

export const blockedBy = (outcome: Blocked, words: Words['auth']): string =>
  outcome.kind === 'throttled' ? fill(words.throttled, { wait: waitOf(outcome.seconds, words) }) : words[outcome.kind]
