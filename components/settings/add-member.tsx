'use client'

import { useRouter } from 'next/navigation'
import { type SubmitEvent, useId, useRef, useState } from 'react'
import { InvitationLink } from '@/components/settings/invitation-link'
import { refusalText } from '@/components/settings/refusal-text'
import { add, type Added } from '@/components/settings/team-saving'
import { useFrame } from '@/components/shell/shell-frame'
import { Button } from '@/components/ui/button'
import { Field } from '@/components/ui/field'
import { Input } from '@/components/ui/input'
import { Select } from '@/components/ui/select'
import { toast } from '@/components/ui/toast'
import { fill, type Words } from '@/components/words'
import { type Role, roles } from '@/lib/auth/permissions'
import { Refusal } from '@/lib/http/client'

type AddMemberProps = { publicUrl: string; words: Words['settings']; common: Words['common'] }

const useAdding = (words: Words['settings']) => {
  const { brand, words: shell } = useFrame()
  const router = useRouter()
  const field = useRef<HTMLInputElement>(null)
  const [identifier, setIdentifier] = useState('')
  const [role, setRole] = useState<Role>('manager')
  const [error, setError] = useState<string | undefined>()
  const [busy, setBusy] = useState(false)
  const [invited, setInvited] = useState<Added | null>(null)
  const fail = (text: string) => {
    setError(text)
    field.current?.focus()
  }
  const submit = async (event: SubmitEvent) => {
    event.preventDefault()
    if (busy) return
    if (identifier.trim() === '') return fail(words.team.identifierMissing)
    setBusy(true)
    setError(undefined)
    try {
      const added = await add(brand.slug, { identifier: identifier.trim(), role })
      setIdentifier('')
      setInvited(added.invitation === undefined ? null : added)
      router.refresh()
      if (added.invitation === undefined)
        toast.note(fill(words.team.added, { name: added.name ?? added.identifier ?? '', role: shell.roles[role] }))
    } catch (failed) {
      if (!(failed instanceof Refusal)) throw failed
      fail(failed.errors.length > 0 ? words.team.identifierWrong : refusalText(failed, words.failures))
    } finally {
      setBusy(false)
    }
  }
  return { field, identifier, setIdentifier, role, setRole, error, busy, invited, close: () => setInvited(null), submit }
}

type FieldsProps = { adding: ReturnType<typeof useAdding>; hint: string; words: Words['settings']['team'] }

const AddFields = ({ adding, hint, words }: FieldsProps) => {
  const { words: shell } = useFrame()
  return (
    <div className="grid items-start gap-3 sm:grid-cols-[minmax(0,1fr)_150px_auto]">
      <Field label={words.identifier} error={adding.error}>
        {(control) => (
          <Input
            {...control}
            ref={adding.field}
            autoComplete="off"
            autoCapitalize="none"
            spellCheck={false}
            maxLength={254}
            value={adding.identifier}
            onChange={({ target }) => adding.setIdentifier(target.value)}
          />
        )}
      </Field>
      <Field label={words.role}>
        {(control) => (
          <Select
            {...control}
            aria-describedby={hint}
            value={adding.role}
            onChange={({ target }) => adding.setRole(roles.find((one) => one === target.value) ?? adding.role)}
          >
            {roles.map((role) => (
              <option key={role} value={role}>
                {shell.roles[role]}
              </option>
            ))}
          </Select>
        )}
      </Field>
      <Button type="submit" size={36} busy={adding.busy} className="sm:mt-5">
        {words.add}
      </Button>
    </div>
  )
}

export const AddMember = ({ publicUrl, words, common }: AddMemberProps) => {
  const adding = useAdding(words)
  const { invited } = adding
  const hint = useId()
  const { team } = words
  return (
    <div className="mt-6 space-y-4">
      <form noValidate onSubmit={adding.submit} aria-label={team.addTitle} className="max-w-[640px]">
        <h3 className="mb-3 text-base font-[650]">{team.addTitle}</h3>
        <AddFields adding={adding} hint={hint} words={team} />
        <p id={hint} className="mt-2 text-xs text-ink3">
          {team.may[adding.role]} {team.addHint}
        </p>
      </form>
      {invited && <InvitationLink added={invited} publicUrl={publicUrl} words={words} common={common} onClose={adding.close} />}
    </div>
  )
}
