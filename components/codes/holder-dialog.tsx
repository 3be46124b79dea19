'use client'

import { type SubmitEvent, useRef, useState } from 'react'
import { Button } from '@/components/ui/button'
import { Dialog } from '@/components/ui/dialog'
import { Field } from '@/components/ui/field'
import { Input } from '@/components/ui/input'
import type { Words } from '@/components/words'

type HolderDialogProps = {
  holder: string | undefined
  words: Words['codes']
  common: Words['common']
  onChoose: (holder: string) => void
  onClose: () => void
}

/** Whose codes to show, by what the brand calls its customer. */
export const HolderDialog = ({ holder, words: { holding }, common, onChoose, onClose }: HolderDialogProps) => {
  const field = useRef<HTMLInputElement>(null)
  const [error, setError] = useState<string | undefined>()
  const submit = (event: SubmitEvent) => {
    event.preventDefault()
    const said = field.current?.value.trim()
    if (said) return onChoose(said)
    setError(holding.missing)
    field.current?.focus()
  }
  return (
    <Dialog open onOpenChange={onClose} title={holding.title} closeLabel={common.close} firstFocus={field}>
      <form noValidate onSubmit={submit}>
        <Field label={holding.field} hint={holding.hint} error={error}>
          {(control) => (
            <Input {...control} ref={field} name="holder" defaultValue={holder} maxLength={200} autoComplete="off" spellCheck={false} />
          )}
        </Field>
        <div className="mt-5 flex flex-wrap justify-end gap-2">
          <Button size={36} onClick={onClose}>
            {common.cancel}
          </Button>
          <Button size={36} variant="primary" type="submit">
            {holding.action}
          </Button>
        </div>
      </form>
    </Dialog>
  )
}
