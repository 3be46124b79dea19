import { blockedBy } from '@/components/auth/wait'
import type { Words } from '@/components/words'
import { Refusal } from '@/lib/http/client'

export type RefusalWords = { refused: Words['shop']['refused']; auth: Words['auth'] }

/** What to say of a refusal that no field and no form knows better. */
export const refusalText = (error: unknown, { refused, auth }: RefusalWords): string => {
  if (!(error instanceof Refusal)) throw error
  if (error.code === 'rate-limited') return blockedBy({ kind: 'throttled', seconds: error.retryAfterSeconds ?? 60 }, auth)
  if (error.code === 'offline' || error.code === 'unauthenticated' || error.code === 'unavailable') return refused[error.code]
  return refused.failed
}
