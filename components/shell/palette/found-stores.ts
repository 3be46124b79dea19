'use client'

import { useEffect, useState } from 'react'

import { call } from '@/lib/http/client'
import type { listStores } from '@/lib/stores/contract'

const pauseMilliseconds = 120

export type FoundStore = { id: string; name: string }
type Found = { query: string; state: 'found' | 'failed'; stores: FoundStore[] }

/** The stores that answer to the words asked for, a moment after the last keystroke; an older question is given up. */
export const useFoundStores = (brand: string, query: string, allowed: boolean) => {
  const [found, setFound] = useState<Found | null>(null)
  const asked = allowed ? query.trim() : ''
  useEffect(() => {
    if (!asked) return
    const giveUp = new AbortController()
    const timer = setTimeout(async () => {
      try {
        const { data } = await call<typeof listStores>({
          method: 'GET',
          path: '/stores',
          query: { q: asked, limit: 8 },
          brand,
          signal: giveUp.signal,
        })
        setFound({ query: asked, state: 'found', stores: data })
      } catch {
        if (!giveUp.signal.aborted) setFound({ query: asked, state: 'failed', stores: [] })
      }
    }, pauseMilliseconds)
    return () => {
      clearTimeout(timer)
      giveUp.abort()
    }
  }, [asked, brand])
  if (!asked) return { stores: [], state: 'quiet' as const }
  if (found?.query === asked) return found
  return { stores: found?.stores ?? [], state: 'looking' as const }
}
