'use client'

import { useRouter } from 'next/navigation'
import { type SubmitEvent, useRef, useState } from 'react'
import { expiryOf, type Lifetime, lifetimes } from '@/components/api-keys/expiry'
import { makeKey, refusalText } from '@/components/api-keys/saving'
import { ScopeFields } from '@/components/api-keys/scope-fields'
import { presets } from '@/components/api-keys/scope-text'
import { showSecret } from '@/components/api-keys/shown-secret'
import { useFrame } from '@/components/shell/shell-frame'
import { Button } from '@/components/ui/button'
import { Dialog } from '@/components/ui/dialog'
import { Field } from '@/components/ui/field'
import { Input } from '@/components/ui/input'
import { Select } from '@/components/ui/select'
import type { Words } from '@/components/words'
import type { Scope } from '@/lib/auth/permissions'
import { Refusal } from '@/lib/http/client'

type NewKeyDialogProps = { onClose: () => void; words: Words['keys']; common: Words['common'] }

type Values = { name: string; scopes: readonly Scope[]; lifetime: Lifetime; day: string }
type Failures = { name?: string; scopes?: string; day?: string; form?: string }

const longestName = 80

const earlyFailures = ({ name, scopes }: Values, isWrongDay: boolean, words: Words['keys']['failures']): Failures => ({
  ...((name.trim() === '' || name.trim().length > longestName) && { name: words.name }),
  ...(scopes.length === 0 && { scopes: words.scopes }),
  ...(isWrongDay && { day: words.day }),
})

const failuresOf = (refusal: Refusal, words: Words['keys']['failures']): Failures => {
  const fields: Failures = {}
  for (const { pointer } of refusal.errors) {
    const field = pointer.split('/')[1]
    if (field === 'name') fields.name = words.name
    if (field === 'scopes') fields.scopes = words.scopes
    if (field === 'expiresAt') fields.day = words.day
  }
  return Object.keys(fields).length > 0 ? fields : { form: refusalText(refusal, words) }
}

const useNewKey = ({ onClose, words }: Pick<NewKeyDialogProps, 'onClose' | 'words'>) => {
  const { brand } = useFrame()
  const router = useRouter()
  const [values, setValues] = useState<Values>({ name: '', scopes: presets.shopSystem, lifetime: 'never', day: '' })
  const [failures, setFailures] = useState<Failures>({})
  const [busy, setBusy] = useState(false)
  const set = (changed: Partial<Values>) => setValues({ ...values, ...changed })
  const submit = async (event: SubmitEvent) => {
    event.preventDefault()
    if (busy) return
    const expiry = expiryOf(values, new Date(), brand.timeZone)
    const early = earlyFailures(values, expiry === 'wrong', words.failures)
    setFailures(early)
    if (expiry === 'wrong' || Object.keys(early).length > 0) return
    setBusy(true)
    try {
      const made = await makeKey(brand.slug, {
        name: values.name.trim(),
        scopes: [...values.scopes],
        ...(expiry && { expiresAt: expiry.toISOString() }),
      })
      showSecret({ key: made, how: 'made' })
      onClose()
      router.refresh()
    } catch (error) {
      if (!(error instanceof Refusal)) throw error
      setFailures(failuresOf(error, words.failures))
    } finally {
      setBusy(false)
    }
  }
  return { values, set, failures, busy, submit }
}

type ExpiryProps = { values: Values; set: (changed: Partial<Values>) => void; error: string | undefined; words: Words['keys'] }

const Expiry = ({ values, set, error, words }: ExpiryProps) => (
  <div className="grid gap-3 sm:grid-cols-2">
    <Field label={words.new.expires}>
      {(control) => (
        <Select
          {...control}
          value={values.lifetime}
          onChange={({ target }) => set({ lifetime: lifetimes.find((one) => one === target.value) ?? 'never' })}
        >
          {lifetimes.map((lifetime) => (
            <option key={lifetime} value={lifetime}>
              {lifetime === 'never' ? words.never : words.new[lifetime]}
            </option>
          ))}
        </Select>
      )}
    </Field>
    {values.lifetime === 'onDay' && (
      <Field label={words.new.day} error={error}>
        {(control) => <Input {...control} type="date" value={values.day} onChange={({ target }) => set({ day: target.value })} />}
      </Field>
    )}
  </div>
)

export const NewKeyDialog = ({ onClose, words, common }: NewKeyDialogProps) => {
  const { values, set, failures, busy, submit } = useNewKey({ onClose, words })
  const first = useRef<HTMLInputElement>(null)
  return (
    <Dialog open wide onOpenChange={onClose} title={words.new.title} closeLabel={common.close} firstFocus={first}>
      <form noValidate onSubmit={submit} className="space-y-4">
        <Field label={words.name} hint={words.new.nameHint} error={failures.name}>
          {(control) => (
            <Input
              {...control}
              ref={first}
              autoComplete="off"
              maxLength={longestName}
              placeholder={words.new.placeholder}
              value={values.name}
              onChange={({ target }) => set({ name: target.value })}
            />
          )}
        </Field>
        <ScopeFields chosen={values.scopes} onChange={(scopes) => set({ scopes })} error={failures.scopes} words={words} />
        <Expiry values={values} set={set} error={failures.day} words={words} />
        {failures.form && (
          <p role="alert" className="text-sm font-[550] text-tomato">
            {failures.form}
          </p>
        )}
        <div className="flex flex-wrap justify-end gap-2">
          <Button size={36} onClick={onClose}>
            {common.cancel}
          </Button>
          <Button size={36} variant="primary" type="submit" busy={busy}>
            {words.new.make}
          </Button>
        </div>
      </form>
    </Dialog>
  )
}
