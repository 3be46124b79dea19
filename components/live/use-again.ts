import { useEffect, useEffectEvent } from 'react'
import { Refusal } from '@/lib/http/client'

/** Was this refused only because the database is away? Then the same will be taken when it is back. */
export const isAwayRefusal = (error: unknown): error is Refusal => error instanceof Refusal && error.code === 'unavailable'

/** Does something once more as soon as the refusal allows it, unless the person has left by then. */
export const useAgain = (refusal: Refusal | null, again: () => void): void => {
  const run = useEffectEvent(again)
  useEffect(() => {
    if (!refusal) return
    const timer = setTimeout(() => run(), (refusal.retryAfterSeconds ?? 2) * 1_000)
    return () => clearTimeout(timer)
  }, [refusal])
}
