'use client'

import { type SubmitEvent, useRef, useState } from 'react'

import { FormFailure } from '@/components/auth/form-failure'
import { signOut } from '@/components/auth/session'
import { isNamedBy, type Named } from '@/components/shop/confirmed'
import { refusalText, type RefusalWords } from '@/components/shop/refusal-text'
import { Button, ButtonLink } from '@/components/ui/button'
import { Field } from '@/components/ui/field'
import { Input } from '@/components/ui/input'
import { fill, type Words } from '@/components/words'
import type { eraseMe } from '@/lib/accounts/contract'
import { call, Refusal } from '@/lib/http/client'

type DeleteWords = { deletion: Words['shop']['deletion'] } & RefusalWords
type Failures = { confirm?: string; form?: string }

/** The session has died with the account already; only the browser's cookie is left, and it opens nothing. */
const dropCookie = () => signOut().catch(() => undefined)

const useDeleting = (person: Named, words: DeleteWords) => {
  const form = useRef<HTMLFormElement>(null)
  const [failures, setFailures] = useState<Failures>({})
  const [busy, setBusy] = useState(false)

  const submit = async (event: SubmitEvent<HTMLFormElement>) => {
    event.preventDefault()
    if (busy) return
    const field = form.current?.elements.namedItem('confirm')
    if (!(field instanceof HTMLInputElement)) return
    if (!isNamedBy(field.value, person)) {
      setFailures({ confirm: fill(words.deletion.mismatch, { name: person.name }) })
      return field.select()
    }
    setBusy(true)
    setFailures({})
    try {
      await call<typeof eraseMe>({ method: 'DELETE', path: '/me' })
      await dropCookie()
      location.replace('/')
    } catch (error) {
      setBusy(false)
      const isLastOwner = error instanceof Refusal && error.code === 'last-owner'
      setFailures({ form: isLastOwner ? words.deletion.lastOwner : refusalText(error, words) })
    }
  }

  return { form, failures, busy, submit }
}

export const DeleteAccountForm = ({ person, words }: { person: Named; words: DeleteWords }) => {
  const { form, failures, busy, submit } = useDeleting(person, words)
  const { confirm, confirmHint, delete: deleteLabel, keep } = words.deletion
  return (
    <form ref={form} method="post" noValidate onSubmit={submit}>
      <FormFailure text={failures.form} />
      <Field large label={fill(confirm, { name: person.name })} hint={confirmHint} error={failures.confirm} className="mb-6">
        {(control) => (
          <Input {...control} large name="confirm" autoComplete="off" autoCapitalize="none" autoCorrect="off" spellCheck={false} />
        )}
      </Field>
      <div className="grid gap-2">
        <Button type="submit" variant="danger" size={48} busy={busy}>
          {deleteLabel}
        </Button>
        <ButtonLink href="/you" size={48}>
          {keep}
        </ButtonLink>
      </div>
    </form>
  )
}
