'use client'

import { useRouter } from 'next/navigation'
import { type SubmitEvent, useRef, useState } from 'react'

import { FormFailure } from '@/components/auth/form-failure'
import { checkPasswords, type PasswordFailures, passwordFailuresOf, type PasswordWords } from '@/components/shop/password-failures'
import { Button } from '@/components/ui/button'
import { Field } from '@/components/ui/field'
import { PasswordInput } from '@/components/ui/password-input'
import { toast } from '@/components/ui/toast'
import type { changePassword } from '@/lib/accounts/contract'
import { call } from '@/lib/http/client'

const usePassword = (words: PasswordWords) => {
  const router = useRouter()
  const form = useRef<HTMLFormElement>(null)
  const [failures, setFailures] = useState<PasswordFailures>({})
  const [busy, setBusy] = useState(false)

  const fail = (found: PasswordFailures) => {
    setBusy(false)
    setFailures(found)
    const field = form.current?.elements.namedItem(found.current ? 'current' : 'password')
    if (field instanceof HTMLInputElement && !found.form) field.select()
  }

  const submit = async (event: SubmitEvent<HTMLFormElement>) => {
    event.preventDefault()
    if (busy) return
    const data = new FormData(event.currentTarget)
    const [current, password] = [String(data.get('current') ?? ''), String(data.get('password') ?? '')]
    const wrong = checkPasswords(current, password, words)
    if (wrong) return fail(wrong)
    setBusy(true)
    setFailures({})
    try {
      await call<typeof changePassword>({ method: 'POST', path: '/me/password', body: { current, password } })
      toast.note(words.password.changed)
      router.push('/you')
    } catch (error) {
      fail(passwordFailuresOf(error, words))
    }
  }

  return { form, failures, busy, submit }
}

/** `identifier` is there for password managers, which else would not know whose password it is. */
export const PasswordForm = ({ identifier, words }: { identifier: string; words: PasswordWords }) => {
  const { form, failures, busy, submit } = usePassword(words)
  return (
    <form ref={form} method="post" noValidate onSubmit={submit}>
      <FormFailure text={failures.form} />
      <input hidden readOnly name="identifier" autoComplete="username" value={identifier} />
      <Field large label={words.password.current} error={failures.current} className="mb-4">
        {(control) => <PasswordInput {...control} large name="current" autoComplete="current-password" words={words.auth} />}
      </Field>
      <Field large label={words.password.new} hint={words.auth.passwordHint} error={failures.password} className="mb-6">
        {(control) => <PasswordInput {...control} large name="password" autoComplete="new-password" words={words.auth} />}
      </Field>
      <Button type="submit" variant="primary" size={48} busy={busy} className="w-full">
        {words.password.save}
      </Button>
    </form>
  )
}
