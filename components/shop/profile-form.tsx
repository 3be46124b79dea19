'use client'

import { useRouter } from 'next/navigation'
import { type SubmitEvent, useRef, useState, useSyncExternalStore, useTransition } from 'react'

import { timeZoneChoices } from '@/components/onboarding/choices'
import { refusalText, type RefusalWords } from '@/components/shop/refusal-text'
import { Button } from '@/components/ui/button'
import { Field } from '@/components/ui/field'
import { Input } from '@/components/ui/input'
import { Select } from '@/components/ui/select'
import { toast } from '@/components/ui/toast'
import type { Locale, Words } from '@/components/words'
import type { changeMe } from '@/lib/accounts/contract'
import { call, Refusal } from '@/lib/http/client'

type ProfileWords = Words['shop']['profile']
type Values = { name: string; timeZone: string }
type Failures = Partial<Record<keyof Values, string>>
type ProfileFormProps = { person: Values & { version: number }; locale: Locale; words: { profile: ProfileWords } & RefusalWords }

const fieldFailures = (refusal: Refusal, words: ProfileWords): Failures => {
  const at = (field: string) => refusal.errors.some(({ pointer }) => pointer === `/${field}`)
  return { name: at('name') ? words.badName : undefined, timeZone: at('timeZone') ? words.badTimeZone : undefined }
}

const focusFirst = (form: HTMLFormElement | null, failures: Failures) => {
  const field = form?.elements.namedItem(failures.name ? 'name' : 'timeZone')
  if (field instanceof HTMLElement) field.focus()
}

const useProfile = ({ person, words }: ProfileFormProps) => {
  const router = useRouter()
  const form = useRef<HTMLFormElement>(null)
  const [draft, setDraft] = useState<Partial<Values>>({})
  const [failures, setFailures] = useState<Failures>({})
  const [saving, setSaving] = useState(false)
  const [reading, startReading] = useTransition()

  const fail = (found: Failures) => {
    setFailures(found)
    focusFirst(form.current, found)
  }

  /** The draft goes when what the server holds is drawn, so that no older value shows in between. */
  const readAgain = () =>
    startReading(() => {
      router.refresh()
      setDraft({})
    })

  const refused = (error: unknown) => {
    if (error instanceof Refusal && error.code === 'version-conflict') {
      readAgain()
      return toast.error(words.profile.conflict)
    }
    const found = error instanceof Refusal ? fieldFailures(error, words.profile) : {}
    if (found.name || found.timeZone) return fail(found)
    toast.error(refusalText(error, words))
  }

  const submit = async (event: SubmitEvent) => {
    event.preventDefault()
    if (saving || reading) return
    if (draft.name?.trim() === '') return fail({ name: words.profile.missingName })
    setFailures({})
    setSaving(true)
    try {
      await call<typeof changeMe>({ method: 'PATCH', path: '/me', body: draft, ifMatch: person.version })
      readAgain()
      toast.note(words.profile.saved)
    } catch (error) {
      refused(error)
    } finally {
      setSaving(false)
    }
  }

  const change = (changed: Partial<Values>) => setDraft({ ...draft, ...changed })
  return { form, values: { name: person.name, timeZone: person.timeZone, ...draft }, failures, busy: saving || reading, change, submit }
}

const never = () => () => undefined

/** Four hundred zones are not worth their weight in the page: the browser knows them. */
const useZones = (locale: Locale, known: string) => {
  const inBrowser = useSyncExternalStore(
    never,
    () => true,
    () => false,
  )
  return inBrowser ? timeZoneChoices(locale, known) : [{ label: known, choices: [{ value: known, label: known }] }]
}

const ZoneSelect = ({ locale, known, ...rest }: { locale: Locale; known: string } & Parameters<typeof Select>[0]) => (
  <Select {...rest} large name="timeZone">
    {useZones(locale, known).map(({ label, choices }) => (
      <optgroup key={label} label={label}>
        {choices.map((choice) => (
          <option key={choice.value} value={choice.value}>
            {choice.label}
          </option>
        ))}
      </optgroup>
    ))}
  </Select>
)

export const ProfileForm = (props: ProfileFormProps) => {
  const { person, locale } = props
  const words = props.words.profile
  const { form, values, failures, busy, change, submit } = useProfile(props)
  return (
    <form ref={form} method="post" noValidate onSubmit={submit} className="space-y-4">
      <Field large label={words.name} error={failures.name}>
        {(control) => (
          <Input
            {...control}
            large
            name="name"
            autoComplete="name"
            value={values.name}
            onChange={({ target }) => change({ name: target.value })}
          />
        )}
      </Field>
      <Field large label={words.timeZone} hint={words.timeZoneHint} error={failures.timeZone}>
        {(control) => (
          <ZoneSelect
            {...control}
            locale={locale}
            known={person.timeZone}
            value={values.timeZone}
            onChange={({ target }) => change({ timeZone: target.value })}
          />
        )}
      </Field>
      <Button type="submit" variant="primary" size={48} busy={busy} className="w-full">
        {words.save}
      </Button>
    </form>
  )
}
