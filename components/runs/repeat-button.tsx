'use client'

import { RotateCw } from 'lucide-react'
import { useRouter } from 'next/navigation'
import { useState } from 'react'
import { saidRefusal } from '@/components/live/said-refusal'
import { Button } from '@/components/ui/button'
import { hrefWith } from '@/components/ui/query'
import { toast } from '@/components/ui/toast'
import type { Words } from '@/components/words'
import { call, Refusal } from '@/lib/http/client'
import type { repeatRun } from '@/lib/jobs/runs/contract'

type RepeatButtonProps = { id: string; brand: string; path: string; words: Words['runs'] }

/** Starts it anew and shows the run that came of it. */
export const RepeatButton = ({ id, brand, path, words }: RepeatButtonProps) => {
  const router = useRouter()
  const [busy, setBusy] = useState(false)
  const repeat = async () => {
    setBusy(true)
    try {
      const again = await call<typeof repeatRun>({ method: 'POST', path: '/runs/{id}/repetition', params: { id }, brand })
      toast.note(words.repeated)
      router.push(hrefWith(path, { peek: again.id }), { scroll: false })
    } catch (error) {
      if (!(error instanceof Refusal)) throw error
      const own = { 'run-not-over': words.failures.notOver, 'runs-elsewhere': words.failures.elsewhere }
      toast.error(saidRefusal(error, words.failures, own))
      router.refresh()
    } finally {
      setBusy(false)
    }
  }
  return (
    <Button icon={<RotateCw aria-hidden="true" />} busy={busy} onClick={() => void repeat()} aria-keyshortcuts="r">
      {words.repeat}
    </Button>
  )
}
