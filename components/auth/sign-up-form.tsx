'use client'

import { type FormEvent, useRef, useState } from 'react'
import { FormFailure } from '@/components/auth/form-failure'
import { type NewAccount, signIn, signUp } from '@/components/auth/session'
import { accountFields, checkAccount, type Failures, failuresOf } from '@/components/auth/sign-up-failures'
import { SignUpFields } from '@/components/auth/sign-up-fields'
import { Button } from '@/components/ui/button'
import type { Locale, Words } from '@/components/words'

const accountOf = (data: FormData, locale: Locale): NewAccount => {
  const text = (name: string) => String(data.get(name) ?? '').trim()
  return {
    name: text('name'),
    email: text('email') || undefined,
    username: text('username') || undefined,
    phone: text('phone').replaceAll(/[\s().-]/g, '') || undefined,
    password: String(data.get('password') ?? ''),
    locale,
    timeZone: Intl.DateTimeFormat().resolvedOptions().timeZone,
  }
}

const useSigningUp = (words: Words['auth'], locale: Locale, destination: string) => {
  const form = useRef<HTMLFormElement>(null)
  const [failures, setFailures] = useState<Failures>({})
  const [busy, setBusy] = useState(false)

  const fail = (found: Failures) => {
    setBusy(false)
    setFailures(found)
    const first = accountFields.find((name) => found[name])
    const field = first && form.current?.elements.namedItem(first)
    if (!(field instanceof HTMLInputElement)) return
    const folded = field.closest('details')
    if (folded) folded.open = true
    field.focus()
  }

  const submit = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault()
    if (busy) return
    const account = accountOf(new FormData(event.currentTarget), locale)
    const wrong = checkAccount(account, words)
    if (wrong) return fail(wrong)
    setBusy(true)
    setFailures({})
    const outcome = await signUp(account)
    if (outcome.kind !== 'made') return fail(failuresOf(outcome, words))
    const entered = await signIn(account.email ?? account.username ?? account.phone ?? '', account.password)
    location.assign(entered.kind === 'in' ? destination : '/sign-in')
  }

  return { form, failures, busy, submit }
}

type SignUpFormProps = { words: Words['auth']; locale: Locale; destination: string }

export const SignUpForm = ({ words, locale, destination }: SignUpFormProps) => {
  const { form, failures, busy, submit } = useSigningUp(words, locale, destination)
  return (
    <form ref={form} method="post" noValidate onSubmit={submit}>
      <FormFailure text={failures.form} />
      <SignUpFields words={words} failures={failures} />
      <Button type="submit" variant="primary" size={48} busy={busy} className="w-full">
        {words.create}
      </Button>
    </form>
  )
}
