'use client'

import { type SubmitEvent, useRef, useState } from 'react'
import { cityOf } from '@/components/shell/city-clock'
import { useFrame } from '@/components/shell/shell-frame'
import { Button } from '@/components/ui/button'
import { Dialog } from '@/components/ui/dialog'
import { Field } from '@/components/ui/field'
import { Input } from '@/components/ui/input'
import { dayText, endOfDay } from '@/components/ui/moment'
import { fill, type Words } from '@/components/words'

type ExtendDialogProps = {
  what: string
  words: Words['codes']
  common: Words['common']
  onExtend: (until: Date) => void
  onClose: () => void
}

export const ExtendDialog = ({ what, words, common, onExtend, onClose }: ExtendDialogProps) => {
  const { brand, locale } = useFrame()
  const first = useRef<HTMLInputElement>(null)
  const [day, setDay] = useState('')
  const [error, setError] = useState<string | undefined>()
  const { extending } = words
  const until = endOfDay(day, brand.timeZone)
  const clock = { locale, timeZone: brand.timeZone, now: new Date() }
  const submit = (event: SubmitEvent) => {
    event.preventDefault()
    if (!until || until <= new Date()) {
      setError(words.failures.day)
      return first.current?.focus()
    }
    onExtend(until)
  }
  return (
    <Dialog
      open
      onOpenChange={onClose}
      title={fill(extending.title, { what })}
      description={extending.text}
      closeLabel={common.close}
      firstFocus={first}
    >
      <form noValidate onSubmit={submit}>
        <Field label={extending.day} hint={fill(extending.hint, { city: cityOf(brand.timeZone) })} error={error}>
          {(control) => <Input {...control} ref={first} type="date" value={day} onChange={({ target }) => setDay(target.value)} />}
        </Field>
        <div className="mt-5 flex flex-wrap justify-end gap-2">
          <Button size={36} onClick={onClose}>
            {common.cancel}
          </Button>
          <Button size={36} variant="primary" type="submit">
            {until ? fill(extending.action, { day: dayText(new Date(until.getTime() - 1), clock, 'long') }) : extending.actionPlain}
          </Button>
        </div>
      </form>
    </Dialog>
  )
}
