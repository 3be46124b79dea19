'use client'

import dynamic from 'next/dynamic'
import { useRouter } from 'next/navigation'
import { type KeyboardEvent, type SubmitEvent, useEffect, useRef } from 'react'
import { BrandConflictNotice } from '@/components/settings/brand-conflict'
import { BrandFields } from '@/components/settings/brand-fields'
import { FixedLines } from '@/components/settings/brand-lines'
import { saveBrand } from '@/components/settings/brand-saving'
import type { BrandValues, WireBrand } from '@/components/settings/brand-values'
import { refusalText } from '@/components/settings/refusal-text'
import { useBrandForm } from '@/components/settings/use-brand-form'
import { useFrame } from '@/components/shell/shell-frame'
import { SaveButton } from '@/components/editor/editor-header'
import { savedTime } from '@/components/editor/saved-time'
import { useLeaving } from '@/components/editor/use-leaving'
import { toast } from '@/components/ui/toast'
import { fill, type Words } from '@/components/words'
import { Refusal } from '@/lib/http/client'

const LeaveDialog = dynamic(() => import('@/components/editor/leave-dialog').then((module) => module.LeaveDialog))

type BrandFormProps = { brand: WireBrand; words: Words['settings']; leave: Words['stores']['leave']; closeLabel: string }

/** For ten seconds the change can be taken back, unless somebody changed the brand since. */
const useSaid = (words: Words['settings']) => {
  const router = useRouter()
  return (saved: WireBrand, before: BrandValues, onUndone: (brand: WireBrand) => void) => {
    const undo = async () => {
      try {
        onUndone(await saveBrand(saved, before))
        toast.note(words.brand.undone)
        router.refresh()
      } catch (error) {
        if (!(error instanceof Refusal)) throw error
        toast.error(refusalText(error, words.failures))
      }
    }
    router.refresh()
    toast.note(fill(words.brand.saved, { name: saved.name }), { label: words.undo, run: () => void undo() })
  }
}

export const BrandForm = ({ brand, words, leave, closeLabel }: BrandFormProps) => {
  const frame = useFrame()
  const said = useSaid(words)
  const element = useRef<HTMLFormElement>(null)
  const form = useBrandForm({ brand, words, onSaved: (saved, before) => said(saved, before, (undone) => form.adopt(undone)) })
  const leaving = useLeaving(form.isDirty)
  const { failure, conflict } = form
  useEffect(() => {
    if (Object.keys(failure.fields).length > 0) element.current?.querySelector<HTMLElement>('[aria-invalid]')?.focus()
  }, [failure])
  const submit = (event: SubmitEvent) => {
    event.preventDefault()
    void form.save()
  }
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === 'Enter' && (event.metaKey || event.ctrlKey)) element.current?.requestSubmit()
  }
  return (
    <form ref={element} noValidate onSubmit={submit} onKeyDown={onKeyDown} className="max-w-[560px] space-y-5">
      <BrandFields values={form.values} errors={failure.fields} words={words.brand} onChange={form.change} />
      <FixedLines brand={brand} words={words.brand} />
      {conflict && (
        <BrandConflictNotice
          conflict={conflict}
          time={savedTime(conflict.by?.at ?? frame.drawnAt, { ...frame, timeZone: frame.brand.timeZone })}
          words={words}
          onTake={() => form.adopt(conflict.theirs)}
          onKeep={() => void form.keepMine(conflict)}
        />
      )}
      <p role="alert" className="text-sm font-[550] text-tomato empty:hidden">
        {failure.form}
      </p>
      {!conflict && (
        <SaveButton busy={form.isSaving} disabled={!form.isDirty}>
          {words.brand.save}
        </SaveButton>
      )}
      {leaving.asked && (
        <LeaveDialog words={leave} closeLabel={closeLabel} onStay={leaving.stay} onGo={() => leaving.go(leaving.asked ?? '')} />
      )}
    </form>
  )
}
