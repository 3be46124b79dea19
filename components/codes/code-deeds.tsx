'use client'

import dynamic from 'next/dynamic'
import { useRouter } from 'next/navigation'
import { useState } from 'react'
import { refusalText, voidOne } from '@/components/codes/changing'
import type { ShownStory } from '@/components/codes/shown-story'
import { useBulk } from '@/components/codes/use-bulk'
import { useFrame } from '@/components/shell/shell-frame'
import { Button } from '@/components/ui/button'
import { toast } from '@/components/ui/toast'
import { fill, type Words } from '@/components/words'
import { Refusal } from '@/lib/http/client'

const ConfirmDialog = dynamic(() => import('@/components/ui/confirm-dialog').then((module) => module.ConfirmDialog))
const ExtendDialog = dynamic(() => import('@/components/codes/extend-dialog').then((module) => module.ExtendDialog))

type CodeDeedsProps = { story: ShownStory; words: Words['codes']; common: Words['common'] }

const useVoiding = (code: string, words: Words['codes'], onDone: () => void) => {
  const { brand } = useFrame()
  const router = useRouter()
  const [error, setError] = useState<string | undefined>()
  const confirm = async () => {
    try {
      await voidOne(brand.slug, code)
      onDone()
      toast.note(fill(words.toasts.oneVoided, { code }))
    } catch (failed) {
      if (!(failed instanceof Refusal)) throw failed
      setError(refusalText(failed, words.failures))
    }
    router.refresh()
  }
  return { error, confirm, forget: () => setError(undefined) }
}

/** What may still be done to this one code. */
export const CodeDeeds = ({ story, words, common }: CodeDeedsProps) => {
  const [asked, setAsked] = useState<'extend' | 'void' | null>(null)
  const voiding = useVoiding(story.code, words, () => setAsked(null))
  const bulk = useBulk(words, () => undefined)
  const ask = (next: 'extend' | 'void') => {
    voiding.forget()
    setAsked(next)
  }
  const extend = (until: Date) => {
    setAsked(null)
    void bulk.run({ which: { ids: [story.id] }, change: { action: 'extend', until }, restoring: null })
  }
  const isHeld = story.state === 'claimed' || (story.state === 'expired' && story.holder !== null)
  return (
    <div className="mt-4 flex flex-wrap gap-2">
      {isHeld && (
        <Button busy={bulk.isBusy} onClick={() => ask('extend')}>
          {words.panel.extend}
        </Button>
      )}
      <Button variant="danger" onClick={() => ask('void')}>
        {words.panel.void}
      </Button>
      {asked === 'extend' && (
        <ExtendDialog what={story.code} words={words} common={common} onExtend={extend} onClose={() => setAsked(null)} />
      )}
      {asked === 'void' && (
        <ConfirmDialog
          open
          onOpenChange={() => setAsked(null)}
          title={fill(words.voiding.title, { what: story.code })}
          description={words.voiding.one}
          action={words.voiding.action}
          error={voiding.error}
          onConfirm={voiding.confirm}
          words={common}
        />
      )}
    </div>
  )
}
