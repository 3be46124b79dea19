'use client'

import { type FormEvent, useRef, useState } from 'react'
import { type DemoSignIn, DemoSignIns } from '@/components/auth/demo-sign-ins'
import { FormFailure } from '@/components/auth/form-failure'
import { signIn } from '@/components/auth/session'
import { blockedBy } from '@/components/auth/wait'
import { Button } from '@/components/ui/button'
import { Field } from '@/components/ui/field'
import { Input } from '@/components/ui/input'
import { PasswordInput } from '@/components/ui/password-input'
import type { Words } from '@/components/words'

type Failures = { identifier?: string; password?: string; form?: string }

const textOf = (data: FormData, name: string): string => String(data.get(name) ?? '')

const useSigningIn = (words: Words['auth'], destination: string) => {
  const form = useRef<HTMLFormElement>(null)
  const [failures, setFailures] = useState<Failures>({})
  const [busy, setBusy] = useState(false)

  const fail = (found: Failures) => {
    setBusy(false)
    setFailures(found)
    const field = form.current?.elements.namedItem(found.identifier ? 'identifier' : 'password')
    if (field instanceof HTMLInputElement && !found.form) field.select()
  }

  const enter = async (identifier: string, password: string) => {
    if (busy) return
    const missing = {
      identifier: identifier.trim() ? undefined : words.missingIdentifier,
      password: password ? undefined : words.missingPassword,
    }
    if (missing.identifier || missing.password) return fail(missing)
    setBusy(true)
    setFailures({})
    const outcome = await signIn(identifier.trim(), password)
    if (outcome.kind === 'in') return location.assign(destination)
    fail(outcome.kind === 'wrong' ? { password: words.wrongPassword } : { form: blockedBy(outcome, words) })
  }

  return { form, failures, busy, enter }
}

type SignInFormProps = { words: Words['auth']; destination: string; demo: DemoSignIn[] }

export const SignInForm = ({ words, destination, demo }: SignInFormProps) => {
  const { form, failures, busy, enter } = useSigningIn(words, destination)
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault()
    const data = new FormData(event.currentTarget)
    void enter(textOf(data, 'identifier'), textOf(data, 'password'))
  }
  return (
    <>
      <form ref={form} method="post" noValidate onSubmit={submit}>
        <FormFailure text={failures.form} />
        <Field large label={words.identifier} error={failures.identifier} className="mb-4">
          {(control) => (
            <Input
              {...control}
              large
              name="identifier"
              autoComplete="username"
              autoCapitalize="none"
              autoCorrect="off"
              spellCheck={false}
            />
          )}
        </Field>
        <Field large label={words.password} error={failures.password} className="mb-6">
          {(control) => <PasswordInput {...control} large name="password" autoComplete="current-password" words={words} />}
        </Field>
        <Button type="submit" variant="primary" size={48} busy={busy} className="w-full">
          {words.signIn}
        </Button>
      </form>
      {demo.length > 0 ? <DemoSignIns demo={demo} words={words} disabled={busy} onChoose={enter} /> : null}
    </>
  )
}
