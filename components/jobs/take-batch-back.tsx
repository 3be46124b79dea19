'use client'

import dynamic from 'next/dynamic'
import { useRouter } from 'next/navigation'
import { useState } from 'react'
import { saidRefusal } from '@/components/live/said-refusal'
import { useFrame } from '@/components/shell/shell-frame'
import { Button } from '@/components/ui/button'
import { toast } from '@/components/ui/toast'
import type { Words } from '@/components/words'
import type { undoBatch } from '@/lib/campaigns/batches/contract'
import { call, Refusal } from '@/lib/http/client'

const ConfirmDialog = dynamic(() => import('@/components/ui/confirm-dialog').then((module) => module.ConfirmDialog))

type TakeBatchBackProps = { batchId: string; brand: string; words: Words['jobs']; onStarted: () => void }

export const TakeBatchBack = ({ batchId, brand, words, onStarted }: TakeBatchBackProps) => {
  const { words: shell } = useFrame()
  const router = useRouter()
  const [isAsked, setIsAsked] = useState(false)
  const [error, setError] = useState<string | undefined>()
  const { codes, failures } = words
  const confirm = async () => {
    try {
      await call<typeof undoBatch>({ method: 'DELETE', path: '/batches/{id}', params: { id: batchId }, brand })
      onStarted()
      toast.note(codes.undoStarted)
      router.refresh()
    } catch (failed) {
      if (!(failed instanceof Refusal)) throw failed
      setError(
        saidRefusal(failed, failures, {
          'batch-undone': codes.alreadyUndone,
          'campaign-state': codes.state,
          'too-many-jobs': failures.tooMany,
        }),
      )
    }
  }
  return (
    <>
      <Button onClick={() => setIsAsked(true)}>{codes.undo}</Button>
      {isAsked && (
        <ConfirmDialog
          open
          onOpenChange={setIsAsked}
          title={codes.undoTitle}
          description={codes.undoText}
          action={codes.undoAction}
          error={error}
          onConfirm={confirm}
          words={{ cancel: words.back, close: shell.close, typeToConfirm: '' }}
        />
      )}
    </>
  )
}
