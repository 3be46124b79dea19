'use client'

import { Search } from 'lucide-react'
import { type RefObject, useEffect, useRef } from 'react'
import { classes } from '@/components/ui/classes'
import { Kbd } from '@/components/ui/kbd'

const pauseMilliseconds = 200

type SearchFieldProps = {
  field: RefObject<HTMLInputElement | null>
  /** What the address asks for. */
  q: string | undefined
  label: string
  /** The key that leads here. */
  kbd?: string
  busy: boolean
  onSearch: (q: string | undefined) => void
  className?: string
}

/** Asks as soon as typing pauses; what the address says stands in it, unless somebody is writing. */
export const SearchField = ({ field, q, label, kbd, busy, onSearch, className }: SearchFieldProps) => {
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined)
  useEffect(() => () => clearTimeout(timer.current), [])
  useEffect(() => {
    if (field.current && field.current !== document.activeElement) field.current.value = q ?? ''
  }, [field, q])
  const search = (typed: string) => {
    clearTimeout(timer.current)
    timer.current = setTimeout(() => onSearch(typed.trim() || undefined), pauseMilliseconds)
  }
  return (
    <label
      className={classes(
        'relative flex h-11 min-w-0 flex-1 items-center max-sm:basis-full sm:h-[42px] sm:max-w-[280px] md:h-[34px]',
        className,
      )}
    >
      <span className="sr-only">{label}</span>
      <Search aria-hidden="true" strokeWidth={1.75} className="pointer-events-none absolute left-2.5 size-3.5 text-ink3" />
      <input
        ref={field}
        type="search"
        name="q"
        defaultValue={q}
        onChange={(event) => search(event.target.value)}
        onKeyDown={(event) => event.key === 'Escape' && event.currentTarget.blur()}
        aria-busy={busy}
        placeholder={label}
        autoComplete="off"
        maxLength={120}
        className="peer size-full min-w-0 rounded-md border border-edge bg-paper pr-9 pl-8 text-[16px] font-[500] sm:text-xs [&::-webkit-search-cancel-button]:hidden"
      />
      {kbd && (
        <span aria-hidden="true" className="pointer-events-none absolute right-2 peer-focus:hidden max-lg:hidden">
          <Kbd>{kbd}</Kbd>
        </span>
      )}
    </label>
  )
}
