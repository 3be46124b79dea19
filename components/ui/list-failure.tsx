'use client'

import { useEffect, useState } from 'react'
import { databaseNow, type Seen, useReturn } from '@/components/live/use-return'
import { Button } from '@/components/ui/button'
import { Code } from '@/components/ui/code'
import en from '@/components/words/en/failing.json'
import es from '@/components/words/es/failing.json'
import type { Locale } from '@/components/words'

type Cause = 'looking' | 'offline' | 'unavailable' | 'broken'

const causes: Record<Seen, Cause> = { away: 'unavailable', offline: 'offline', back: 'broken' }

const digestOf = (error: unknown): string | undefined =>
  error instanceof Error && 'digest' in error && typeof error.digest === 'string' ? error.digest : undefined

/** A page whose data did not come. What went wrong is asked of the server itself: an error loses its reason on the way here. */
export const ListFailure = ({ error, onRetry, locale }: { error: unknown; onRetry: () => void; locale: Locale }) => {
  const words = { en, es }[locale]
  const [cause, setCause] = useState<Cause>('looking')
  useEffect(() => {
    let left = false
    void databaseNow().then((seen) => left || setCause(causes[seen]))
    return () => {
      left = true
    }
  }, [error])
  useReturn(cause === 'unavailable' || cause === 'offline', onRetry)
  const digest = digestOf(error)
  return (
    <div className="flex flex-col items-start rounded-lg border border-line bg-paper px-6 py-10">
      <span aria-hidden="true" className="hatch mb-5 block h-7 w-42 rounded-[2px]" />
      <h2 className="text-lg font-[650] tracking-[-.01em] text-balance">{words.title}</h2>
      <p role="status" className="mt-1 max-w-[52ch] text-base text-ink2">
        {words[cause]}
      </p>
      <Button variant="primary" size={36} className="mt-5" onClick={onRetry}>
        {words.retry}
      </Button>
      {digest && cause === 'broken' && (
        <p className="mt-6 flex flex-wrap items-center gap-2 text-xs text-ink3">
          {words.fault}
          <Code words={words}>{digest}</Code>
        </p>
      )}
    </div>
  )
}
