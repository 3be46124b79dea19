'use client'

import { type SubmitEvent, useState } from 'react'

import { readMoney } from '@/components/campaigns/reading'
import type { Asked } from '@/components/till/use-till'
import { Button } from '@/components/ui/button'
import { Field } from '@/components/ui/field'
import { Input } from '@/components/ui/input'
import type { Words } from '@/components/words'

type TillFormProps = { currency: string; words: Words['till']; busy: boolean; onCheck: (asked: Asked) => void }

/** A scanner types the code and presses Enter: that goes on to the total. */
export const TillForm = ({ currency, words, busy, onCheck }: TillFormProps) => {
  const [failures, setFailures] = useState<{ code?: string; total?: string }>({})
  const submit = (event: SubmitEvent<HTMLFormElement>) => {
    event.preventDefault()
    const [code, total] = ['code', 'total'].map((name) => event.currentTarget.elements.namedItem(name))
    if (!(code instanceof HTMLInputElement) || !(total instanceof HTMLInputElement)) return
    const text = code.value.trim()
    if (text === '') {
      setFailures({ code: words.missingCode })
      return code.focus()
    }
    const amount = readMoney(total.value, currency)
    if (amount === null) {
      setFailures(total.value.trim() === '' && document.activeElement === code ? {} : { total: words.badTotal })
      return total.focus()
    }
    setFailures({})
    onCheck({ code: text, total: { amount, currency }, idempotencyKey: crypto.randomUUID() })
  }
  return (
    <form method="post" noValidate onSubmit={submit} className="grid gap-4">
      <Field large label={words.code} hint={words.codeHint} error={failures.code}>
        {(control) => (
          <Input
            {...control}
            large
            autoFocus
            name="code"
            autoComplete="off"
            autoCapitalize="characters"
            autoCorrect="off"
            spellCheck={false}
            className="code"
          />
        )}
      </Field>
      <Field large label={`${words.total} (${currency})`} error={failures.total}>
        {(control) => <Input {...control} large name="total" inputMode="decimal" autoComplete="off" className="num" />}
      </Field>
      <Button type="submit" variant="primary" size={48} busy={busy}>
        {words.check}
      </Button>
    </form>
  )
}
