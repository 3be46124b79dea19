'use client'

import { type SubmitEvent, useRef, useState } from 'react'

import { readCount, readMoney } from '@/components/campaigns/reading'
import { Button } from '@/components/ui/button'
import { Field } from '@/components/ui/field'
import { Input } from '@/components/ui/input'
import type { Words } from '@/components/words'
import type { Order } from '@/lib/campaigns/redemptions/contract'

/** Letters in place of a total: a scanner has read the next code into it. */
const isCode = (text: string) => /^(?=.*[A-Za-z])[\w -]{6,}$/.test(text)

type Asking = { currency: string; words: Words['till']; busy: boolean; onOrder: (order: Order) => void }

/** It stands and has the focus while the code is still looked up, so that nobody types into nothing. */
export const TotalForm = ({
  currency,
  words,
  busy,
  onOrder,
  onCode,
  hint,
}: Asking & { hint: string | undefined; onCode: (code: string) => void }) => {
  const [failure, setFailure] = useState<string>()
  const submit = (event: SubmitEvent<HTMLFormElement>) => {
    event.preventDefault()
    const total = event.currentTarget.elements.namedItem('total')
    if (!(total instanceof HTMLInputElement)) return
    const amount = readMoney(total.value, currency)
    if (amount !== null) return onOrder({ total: { amount, currency } })
    const text = total.value.trim()
    if (isCode(text)) return onCode(text)
    setFailure(words.badTotal)
    total.focus()
  }
  return (
    <form method="post" noValidate onSubmit={submit} className="grid gap-4">
      <Field large label={`${words.total} (${currency})`} hint={hint} error={failure}>
        {(control) => (
          <Input {...control} large autoFocus name="total" inputMode="decimal" enterKeyHint="go" autoComplete="off" className="num" />
        )}
      </Field>
      <Button type="submit" variant="primary" size={48} busy={busy}>
        {words.priceIt}
      </Button>
    </form>
  )
}

type Line = { id: number; quantity: string; price: string }
type LineFailure = { quantity?: string; price?: string }

const isBlank = ({ price }: Line) => price.trim() === ''

const lineFailure = (line: Line, currency: string, words: Words['till']): LineFailure => {
  const quantity = readCount(line.quantity)
  return {
    ...((quantity === null || quantity < 1 || quantity > 100_000) && { quantity: words.badQuantity }),
    ...(readMoney(line.price, currency) === null && { price: words.badPrice }),
  }
}

const orderOf = (lines: Line[], currency: string): Order => ({
  items: lines.map(({ quantity, price }) => ({
    quantity: readCount(quantity) ?? 1,
    unitPrice: { amount: readMoney(price, currency) ?? 0, currency },
  })),
})

type LineFieldsProps = { line: Line; failure: LineFailure; currency: string; words: Words['till']; onChange: (line: Line) => void }

const LineFields = ({ line, failure, currency, words, onChange }: LineFieldsProps) => (
  <div className="grid grid-cols-[minmax(0,2fr)_minmax(0,3fr)] gap-3">
    <Field large label={words.quantity} error={failure.quantity}>
      {(control) => (
        <Input
          {...control}
          large
          inputMode="numeric"
          autoComplete="off"
          className="num"
          value={line.quantity}
          onChange={(event) => onChange({ ...line, quantity: event.target.value })}
        />
      )}
    </Field>
    <Field large label={`${words.price} (${currency})`} error={failure.price}>
      {(control) => (
        <Input
          {...control}
          large
          autoFocus
          inputMode="decimal"
          enterKeyHint="go"
          autoComplete="off"
          className="num"
          value={line.price}
          onChange={(event) => onChange({ ...line, price: event.target.value })}
        />
      )}
    </Field>
  </div>
)

/** Item by item, where what comes off depends on single ones. */
export const ItemsForm = ({ currency, words, busy, onOrder, quantity }: Asking & { quantity: number }) => {
  const [lines, setLines] = useState<Line[]>([{ id: 0, quantity: String(quantity), price: '' }])
  const [failures, setFailures] = useState<Partial<Record<number, LineFailure>>>({})
  const form = useRef<HTMLFormElement>(null)
  const submit = (event: SubmitEvent<HTMLFormElement>) => {
    event.preventDefault()
    const meant = lines.filter((line, at) => at === 0 || !isBlank(line))
    const found = meant.map((line) => [line.id, lineFailure(line, currency, words)] as const)
    setFailures(Object.fromEntries(found))
    const isGood = found.every(([, failure]) => Object.keys(failure).length === 0)
    if (isGood) return onOrder(orderOf(meant, currency))
    requestAnimationFrame(() => form.current?.querySelector<HTMLElement>('[aria-invalid]')?.focus())
  }
  const change = (line: Line) => setLines(lines.map((one) => (one.id === line.id ? line : one)))
  return (
    <form ref={form} method="post" noValidate onSubmit={submit}>
      <fieldset className="grid gap-4">
        <legend className="sr-only">{words.items}</legend>
        <p className="text-base text-ink2">{words.itemsHint}</p>
        {lines.map((line) => (
          <LineFields key={line.id} line={line} failure={failures[line.id] ?? {}} currency={currency} words={words} onChange={change} />
        ))}
        <Button size={48} onClick={() => setLines([...lines, { id: lines.length, quantity: '1', price: '' }])}>
          {words.moreItems}
        </Button>
        <Button type="submit" variant="primary" size={48} busy={busy}>
          {words.priceIt}
        </Button>
      </fieldset>
    </form>
  )
}
