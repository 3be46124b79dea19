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

type AuditFiltersProps = { path: string; filter: Filter; types: Choices; actors: Choices; today: string; words: Words['audit'] }

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

export const AuditFilters = ({ path, filter, types, actors, today, words }: AuditFiltersProps) => {
  const router = useRouter()
  const [isPending, startTransition] = useTransition()
  const first = useRef<HTMLSelectElement>(null)
  useKeys([{ keys: 'f', label: words.type, group: 'page', run: () => first.current?.focus() }])
  const choose = (changed: Partial<Filter>) =>
    startTransition(() => router.replace(hrefWith(path, { ...filter, ...changed }), { scroll: false }))
  return (
    <div aria-busy={isPending} className="flex flex-wrap items-end gap-x-3 gap-y-2">
      <Field label={words.type} className="min-w-0 basis-[220px] max-sm:flex-1">
        {(control) => (
          <Select {...control} ref={first} value={filter.type ?? ''} onChange={(event) => choose({ type: event.target.value })}>
            <Grouped choices={types} all={words.everything} />
          </Select>
        )}
      </Field>
      <Field label={words.actor} className="min-w-0 basis-[200px] max-sm:flex-1">
        {(control) => (
          <Select {...control} value={filter.actor ?? ''} onChange={(event) => choose({ actor: event.target.value })}>
            <Grouped choices={actors} all={words.everybody} />
          </Select>
        )}
      </Field>
      <Field label={words.since} className="basis-[160px] max-sm:flex-1">
        {(control) => (
          <Input
            {...control}
            key={filter.since}
            type="date"
            max={today}
            defaultValue={filter.since}
            onChange={(event) => choose({ since: event.target.value })}
            className="num"
          />
        )}
      </Field>
      {(filter.type || filter.actor || filter.since) && (
        <Link
          href={path}
          className="flex h-9 items-center gap-1.5 rounded-md px-2 text-xs font-[550] text-ink2 hover:bg-ink/6 hover:text-ink"
        >
          <X aria-hidden="true" strokeWidth={1.75} className="size-3.5" />
          {words.remove}
        </Link>
      )}
    </div>
  )
}
