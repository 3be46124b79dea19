import { fill, type Words } from '@/components/words'
import { Refusal } from '@/lib/http/client'

export const isRefusedAs = (error: unknown, code: string): boolean => error instanceof Refusal && error.code === code

/** A refusal in the words of this page. */
export const refusalText = (refusal: Refusal, words: Words['settings']['failures']): string => {
  const known: Record<string, string> = {
    offline: words.offline,
    unavailable: words.unavailable,
    unauthenticated: words.signedOut,
    forbidden: words.forbidden,
    'not-a-member': words.forbidden,
    'not-found': words.gone,
    'version-conflict': words.conflict,
    'last-owner': words.lastOwner,
    'already-a-member': words.alreadyMember,
    'rate-limited': fill(words.throttled, { seconds: refusal.retryAfterSeconds ?? 1 }),
  }
  return known[refusal.code] ?? fill(words.other, { detail: refusal.message })
}
