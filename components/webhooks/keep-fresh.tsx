'use client'

import { useRouter } from 'next/navigation'
import { useEffect } from 'react'
import { call, Refusal } from '@/lib/http/client'
import type { listWebhooks } from '@/lib/webhooks/contract'

const freshMilliseconds = 10_000

/** Draws the page again now and then. Asked first, because a page that cannot be had would take this one away. */
export const KeepFresh = ({ brand }: { brand: string }) => {
  const router = useRouter()
  useEffect(() => {
    const left = new AbortController()
    const look = async () => {
      if (document.visibilityState !== 'visible') return
      try {
        await call<typeof listWebhooks>({ method: 'GET', path: '/webhooks', query: { limit: 1 }, brand, signal: left.signal })
        router.refresh()
      } catch (error) {
        if (!(error instanceof Refusal) && !left.signal.aborted) throw error
      }
    }
    const timer = setInterval(() => void look(), freshMilliseconds)
    return () => {
      clearInterval(timer)
      left.abort()
    }
  }, [brand, router])
  return null
}
