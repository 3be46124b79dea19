'use client'

import { useEffect, useState } from 'react'

import { refusalText, type RefusalWords } from '@/components/shop/refusal-text'
import { toast } from '@/components/ui/toast'
import { call, Refusal } from '@/lib/http/client'
import type { getJob, WireJob } from '@/lib/jobs/contract'
import type { exportMe } from '@/lib/jobs/exports/contract'
import { isUnfinished } from '@/lib/jobs/rules'

const lookMilliseconds = 1_000
const lostMilliseconds = 3_000

const look = (id: string, signal: AbortSignal) => call<typeof getJob>({ method: 'GET', path: '/jobs/{id}', params: { id }, signal })

/** Looks again until it is finished. A look that fails says nothing of the work: it is looked at again a little later. */
const follow = (id: string, { onJob, onLost }: { onJob: (job: WireJob | null) => void; onLost: (lost: boolean) => void }) => {
  const left = new AbortController()
  let timer: ReturnType<typeof setTimeout> | undefined
  const next = async () => {
    try {
      const job = await look(id, left.signal)
      onLost(false)
      onJob(job)
      if (isUnfinished(job.state)) timer = setTimeout(next, lookMilliseconds)
    } catch (error) {
      if (left.signal.aborted) return
      if (!(error instanceof Refusal)) throw error
      if (error.code === 'not-found') return onJob(null)
      onLost(true)
      timer = setTimeout(next, lostMilliseconds)
    }
  }
  timer = setTimeout(next, lookMilliseconds)
  return () => {
    clearTimeout(timer)
    left.abort()
  }
}

export const useExport = (initial: WireJob | null, words: RefusalWords) => {
  const [job, setJob] = useState(initial)
  const [isLost, setIsLost] = useState(false)
  const [busy, setBusy] = useState(false)
  const followed = job && isUnfinished(job.state) ? job.id : null
  useEffect(() => (followed === null ? undefined : follow(followed, { onJob: setJob, onLost: setIsLost })), [followed])
  const ask = async (): Promise<void> => {
    setBusy(true)
    try {
      setJob(await call<typeof exportMe>({ method: 'POST', path: '/me/export' }))
    } catch (error) {
      toast.error(refusalText(error, words))
    } finally {
      setBusy(false)
    }
  }
  return { job, isLost, busy, ask }
}
