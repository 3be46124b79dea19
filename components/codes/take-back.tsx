'use client'

import dynamic from 'next/dynamic'
import { useRouter } from 'next/navigation'
import { useState } from 'react'
import { refusalText, takeBack } from '@/components/codes/changing'
import { useFrame } from '@/components/shell/shell-frame'
import { toast } from '@/components/ui/toast'
import type { Words } from '@/components/words'
import { Refusal } from '@/lib/http/client'

const ConfirmDialog = dynamic(() => import('@/components/ui/confirm-dialog').then((module) => module.ConfirmDialog))

/** Gives a redemption back, once. */
export const TakeBack = ({ id, words, common }: { id: string; words: Words['codes']; common: Words['common'] }) => {
  const { brand } = useFrame()
  const router = useRouter()
  const [isAsked, setIsAsked] = useState(false)
  const [error, setError] = useState<string | undefined>()
  const confirm = async () => {
    try {
      await takeBack(brand.slug, id)
      setIsAsked(false)
      toast.note(words.toasts.takenBack)
    } catch (failed) {
      if (!(failed instanceof Refusal)) throw failed
      setError(refusalText(failed, words.failures))
    }
    router.refresh()
  }
  return (
    <>
      <button
        type="button"
        onClick={() => setIsAsked(true)}
        className="-my-1 h-7 shrink-0 rounded-md px-1.5 text-xs font-[600] text-cobalt hover:bg-cobalt2 max-sm:h-11"
      >
        {words.panel.takeBack}
      </button>
      {isAsked && (
        <ConfirmDialog
          open
          onOpenChange={setIsAsked}
          title={words.takingBack.title}
          description={words.takingBack.text}
          action={words.takingBack.action}
          error={error}
          onConfirm={confirm}
          words={common}
        />
      )}
    </>
  )
}
