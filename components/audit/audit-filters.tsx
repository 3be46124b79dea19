'use client'

import { X } from 'lucide-react'
import Link from 'next/link'
import { useRouter } from 'next/navigation'
import { useRef, useTransition } from 'react'
import { useKeys } from '@/components/keys/registry'
import { Field } from '@/components/ui/field'
import { Input } from '@/components/ui/input'
import { hrefWith } from '@/components/ui/query'
import { Select } from '@/components/ui/select'
import type { Words } from '@/components/words'

export type Choices = { label: string; options: { value: string; label: string }[] }[]
export type Filter = { type: string | undefined; actor: string | undefined; since: string | undefined }

type AuditFiltersProps = {
  path: string
  filter: Filter
  /** The day of the filter as the page's language writes it. */
  sinceText: string | undefined
  types: Choices
  actors: Choices
  today: string
  words: Words['audit']
}

/** A browser writes dates as its own settings say; ours stands over them until the field is entered. */
const dateLook = 'num peer not-focus:[&::-webkit-date-and-time-value]:opacity-0 not-focus:[&::-webkit-datetime-edit]:opacity-0'
const dateText =
  'pointer-events-none absolute inset-y-0 left-3 hidden items-center text-[16px] font-[500] peer-focus:hidden! supports-[selector(::-webkit-datetime-edit)]:flex md:text-sm'

const Grouped = ({ choices, all }: { choices: Choices; all: string }) => (
  <>
    <option value="">{all}</option>
    {choices.map(({ label, options }) => (
      <optgroup key={label} label={label}>
        {options.map((option) => (
          <option key={option.value} value={option.value}>
            {option.label}
          </option>
        ))}
      </optgroup>
    ))}
  </>
)

type SinceProps = {
  since: string | undefined
  text: string | undefined
  today: string
  words: Words['audit']
  onChoose: (day: string) => void
}

const Since = ({ since, text, today, words, onChoose }: SinceProps) => (
  <Field label={words.since} className="min-w-0 sm:basis-[170px]">
    {(control) => (
      <span className="relative block">
        <Input
          {...control}
          key={since}
          type="date"
          max={today}
          defaultValue={since}
          onChange={(event) => onChoose(event.target.value)}
          className={dateLook}
        />
        <span aria-hidden="true" className={dateText}>
          {text ?? words.anyDay}
        </span>
      </span>
    )}
  </Field>
)

export const AuditFilters = ({ path, filter, sinceText, types, actors, today, words }: AuditFiltersProps) => {
  const router = useRouter()
  const [isPending, startTransition] = useTransition()
  const first = useRef<HTMLSelectElement>(null)
  useKeys([{ keys: 'f', label: words.type, group: 'page', run: () => first.current?.focus() }])
  const choose = (changed: Partial<Filter>) =>
    startTransition(() => router.replace(hrefWith(path, { ...filter, ...changed }), { scroll: false }))
  return (
    <div aria-busy={isPending} className="grid grid-cols-2 items-end gap-x-3 gap-y-2 sm:flex sm:flex-wrap">
      <Field label={words.type} className="min-w-0 sm:basis-[220px]">
        {(control) => (
          <Select {...control} ref={first} value={filter.type ?? ''} onChange={(event) => choose({ type: event.target.value })}>
            <Grouped choices={types} all={words.everything} />
          </Select>
        )}
      </Field>
      <Field label={words.actor} className="min-w-0 sm:basis-[200px]">
        {(control) => (
          <Select {...control} value={filter.actor ?? ''} onChange={(event) => choose({ actor: event.target.value })}>
            <Grouped choices={actors} all={words.everybody} />
          </Select>
        )}
      </Field>
      <Since since={filter.since} text={sinceText} today={today} words={words} onChoose={(since) => choose({ since })} />
      {(filter.type || filter.actor || filter.since) && (
        <Link
          href={path}
          className="flex h-11 w-fit items-center gap-1.5 rounded-md px-2 text-xs font-[550] text-ink2 hover:bg-ink/6 hover:text-ink sm:h-9"
        >
          <X aria-hidden="true" strokeWidth={1.75} className="size-3.5" />
          {words.remove}
        </Link>
      )}
    </div>
  )
}
