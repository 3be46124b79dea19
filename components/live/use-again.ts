import { useEffect, useEffectEvent } from 'react'
import { Refusal } from '@/lib/http/client'

const passing = ['unavailable', 'idempotency-in-flight']

/** Was this refused only because the database is, or just was, away? Then the same is taken later. */
export const isAwayRefusal = (error: unknown): error is Refusal => error instanceof Refusal && passing.includes(error.code)

/** Does something once more as soon as the refusal allows it, unless the person has left by then. */
export const useAgain = (refusal: Refusal | null, again: () => void): void => {
  const run = useEffectEvent(again)
  useEffect(() => {
    if (!refusal) return
    const timer = setTimeout(() => run(), (refusal.retryAfterSeconds ?? 2) * 1_000)
    return () => clearTimeout(timer)
  }, [refusal])
}
