'use client'

import { useRouter } from 'next/navigation'
import { useEffect, useTransition } from 'react'
import { fingerprintOf } from '@/components/runs/fingerprint'
import { call, Refusal } from '@/lib/http/client'
import type { getRun, listRuns, Run } from '@/lib/jobs/runs/contract'

const busyMilliseconds = 2_500
const quietMilliseconds = 10_000

type KeepFreshProps = {
  brand: string
  query: { limit: number; state?: Run['state']; functionId?: string }
  peek: string | null
  /** What the page was drawn from. */
  fingerprint: string
  isBusy: boolean
}

const looked = async ({ brand, query, peek }: KeepFreshProps, signal: AbortSignal) => {
  const [runs, peeked] = await Promise.all([
    call<typeof listRuns>({ method: 'GET', path: '/runs', query, brand, signal }),
    peek === null ? null : call<typeof getRun>({ method: 'GET', path: '/runs/{id}', params: { id: peek }, brand, signal }),
  ])
  return fingerprintOf(runs.data, peeked)
}

/** Draws the page again when it would look different. Asked first, because a page that cannot be had would take this one away. */
export const KeepFresh = (props: KeepFreshProps) => {
  const router = useRouter()
  const [isPending, startTransition] = useTransition()
  const { fingerprint, isBusy } = props
  const asked = JSON.stringify([props.brand, props.query, props.peek])
  useEffect(() => {
    if (isPending) return
    const left = new AbortController()
    const [brand, query, peek] = JSON.parse(asked)
    const look = async () => {
      if (document.visibilityState !== 'visible') return
      const now = await looked({ brand, query, peek, fingerprint, isBusy }, left.signal).catch((error: unknown) => {
        if (error instanceof Refusal || left.signal.aborted) return null
        throw error
      })
      if (now !== null && (isBusy || now !== fingerprint)) startTransition(() => router.refresh())
    }
    const timer = setInterval(() => void look(), isBusy ? busyMilliseconds : quietMilliseconds)
    return () => {
      clearInterval(timer)
      left.abort()
    }
  }, [asked, fingerprint, isBusy, isPending, router])
  return null
}
