import { fill } from '@/components/words'
import type { Refusal } from '@/lib/http/client'

type SharedWords = Record<'offline' | 'unavailable' | 'signedOut' | 'forbidden' | 'gone' | 'throttled' | 'other', string>

/** What to say of a refusal that no field knows better; a page names the codes that only it meets. */
export const saidRefusal = (refusal: Refusal, words: SharedWords, own: Record<string, string> = {}): string => {
  const known: Record<string, string> = {
    offline: words.offline,
    unavailable: words.unavailable,
    unauthenticated: words.signedOut,
    forbidden: words.forbidden,
    'not-a-member': words.forbidden,
    'not-found': words.gone,
    'rate-limited': fill(words.throttled, { seconds: refusal.retryAfterSeconds ?? 1 }),
    ...own,
  }
  return known[refusal.code] ?? fill(words.other, { detail: refusal.message })
}
