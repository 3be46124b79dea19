'use client'

import { type FormEvent, type ReactNode, type RefObject, useRef, useState } from 'react'
import { Button } from '@/components/ui/button'
import { Dialog } from '@/components/ui/dialog'
import { Field } from '@/components/ui/field'
import { Input } from '@/components/ui/input'
import { fill } from '@/components/words'

type ConfirmDialogProps = {
  open: boolean
  onOpenChange: (open: boolean) => void
  title: string
  description: ReactNode
  action: string
  /** What must be typed before the button works; absent for questions that cost little. */
  name?: string
  error?: string
  onConfirm: () => void | Promise<void>
  words: { cancel: string; close: string; typeToConfirm: string }
}

export const ConfirmDialog = ({ open, onOpenChange, title, description, words, ...question }: ConfirmDialogProps) => {
  const field = useRef<HTMLInputElement>(null)
  return (
    <Dialog open={open} onOpenChange={onOpenChange} title={title} description={description} closeLabel={words.close} firstFocus={field}>
      <Question {...question} field={field} words={words} onCancel={() => onOpenChange(false)} />
    </Dialog>
  )
}

type QuestionProps = Pick<ConfirmDialogProps, 'action' | 'name' | 'error' | 'onConfirm' | 'words'> & {
  field: RefObject<HTMLInputElement | null>
  onCancel: () => void
}

const Question = ({ action, name, error, field, onConfirm, onCancel, words }: QuestionProps) => {
  const [typed, setTyped] = useState('')
  const [busy, setBusy] = useState(false)
  const ready = name === undefined || typed.trim() === name
  const submit = async (event: FormEvent) => {
    event.preventDefault()
    // In React's tree the dialog may stand inside another form, which must not be sent with it.
    event.stopPropagation()
    if (!ready || busy) return
    setBusy(true)
    try {
      await onConfirm()
    } finally {
      setBusy(false)
    }
  }
  return (
    <form onSubmit={submit}>
      {name === undefined ? null : (
        <Field label={fill(words.typeToConfirm, { name })}>
          {(control) => (
            <Input
              {...control}
              ref={field}
              autoComplete="off"
              spellCheck={false}
              value={typed}
              onChange={(event) => setTyped(event.target.value)}
            />
          )}
        </Field>
      )}
      {error ? (
        <p role="alert" className="mt-2 text-sm font-[550] text-tomato">
          {error}
        </p>
      ) : null}
      <div className="mt-5 flex flex-wrap justify-end gap-2">
        <Button size={36} onClick={onCancel}>
          {words.cancel}
        </Button>
        <Button size={36} variant="danger" type="submit" disabled={!ready} busy={busy}>
          {action}
        </Button>
      </div>
    </form>
  )
}
