'use client'

import { X } from 'lucide-react'
import Link from 'next/link'
import { useRouter } from 'next/navigation'
import { useRef, useTransition } from 'react'
import { useKeys } from '@/components/keys/registry'
import { Field } from '@/components/ui/field'
import { hrefWith } from '@/components/ui/query'
import { Select } from '@/components/ui/select'
import type { Words } from '@/components/words'

export type RunFilter = { state: string | undefined; function: string | undefined }
export type FunctionChoice = { value: string; label: string }

type RunFiltersProps = { path: string; filter: RunFilter; functions: FunctionChoice[]; words: Words['runs'] }

export const RunFilters = ({ path, filter, functions, words }: RunFiltersProps) => {
  const router = useRouter()
  const [isPending, startTransition] = useTransition()
  const first = useRef<HTMLSelectElement>(null)
  useKeys([{ keys: 'f', label: words.state, group: 'page', run: () => first.current?.focus() }])
  const choose = (changed: Partial<RunFilter>) =>
    startTransition(() => router.replace(hrefWith(path, { ...filter, ...changed }), { scroll: false }))
  return (
    <div aria-busy={isPending} className="flex flex-wrap items-end gap-x-3 gap-y-2">
      <Field label={words.state} className="min-w-0 basis-[160px] max-sm:flex-1">
        {(control) => (
          <Select {...control} ref={first} value={filter.state ?? ''} onChange={(event) => choose({ state: event.target.value })}>
            <option value="">{words.anyState}</option>
            {Object.entries(words.states).map(([state, label]) => (
              <option key={state} value={state}>
                {label}
              </option>
            ))}
          </Select>
        )}
      </Field>
      <Field label={words.function} className="min-w-0 basis-[240px] max-sm:flex-1">
        {(control) => (
          <Select {...control} value={filter.function ?? ''} onChange={(event) => choose({ function: event.target.value })}>
            <option value="">{words.anyFunction}</option>
            {functions.map(({ value, label }) => (
              <option key={value} value={value}>
                {label}
              </option>
            ))}
          </Select>
        )}
      </Field>
      {(filter.state || filter.function) && (
        <Link
          href={path}
          className="flex h-11 items-center gap-1.5 rounded-md px-2 text-xs font-[550] text-ink2 hover:bg-ink/6 hover:text-ink sm:h-9"
        >
          <X aria-hidden="true" strokeWidth={1.75} className="size-3.5" />
          {words.showAll}
        </Link>
      )}
    </div>
  )
}
