'use client'

import { type FocusEvent, type KeyboardEvent, useEffect, useId, useRef, useState } from 'react'
import { classes } from '@/components/ui/classes'
import { type ComboboxOption, matchingOptions } from '@/components/ui/combobox-search'
import { controlClasses } from '@/components/ui/input'
import { Glyph } from '@/components/ui/glyph'

type ComboboxProps = {
  id: string
  'aria-describedby'?: string | undefined
  'aria-invalid'?: true | undefined
  value: string
  /** Asked for when the list first opens, since it may be long. */
  options: () => readonly ComboboxOption[]
  labelOf: (value: string) => string
  onChange: (value: string) => void
  words: { none: string }
}

const mostShown = 80

type Typed = { query: string; active: number }

const useCombobox = ({ value, options, onChange }: Pick<ComboboxProps, 'value' | 'options' | 'onChange'>) => {
  const [all, setAll] = useState<readonly ComboboxOption[]>([])
  const [typed, setTyped] = useState<Typed | null>(null)
  const found = typed ? matchingOptions(all, typed.query, mostShown) : []
  const open = (query = '') => {
    const known = all.length > 0 ? all : options()
    setAll(known)
    const at = query === '' ? known.findIndex((option) => option.value === value) : 0
    setTyped({ query, active: at < mostShown ? Math.max(0, at) : 0 })
  }
  const close = () => setTyped(null)
  const choose = (option: ComboboxOption | undefined) => {
    if (option) onChange(option.value)
    close()
  }
  const move = (step: number) => {
    if (!typed) return open()
    setTyped({ ...typed, active: Math.max(0, Math.min(found.length - 1, typed.active + step)) })
  }
  const onKeyDown = (event: KeyboardEvent) => {
    const acts: Record<string, (() => void) | undefined> = {
      ArrowDown: () => move(1),
      ArrowUp: () => move(-1),
      Enter: typed && !event.ctrlKey && !event.metaKey ? () => choose(found[typed.active]) : undefined,
      Escape: typed ? close : undefined,
    }
    const act = acts[event.key]
    if (!act) return
    event.preventDefault()
    event.stopPropagation()
    act()
  }
  return { typed, found, open, close, choose, onKeyDown }
}

type ListProps = { id: string; found: ComboboxOption[]; active: number; none: string; onChoose: (option: ComboboxOption) => void }

const List = ({ id, found, active, none, onChoose }: ListProps) => {
  const list = useRef<HTMLUListElement>(null)
  useEffect(() => {
    list.current?.querySelector('[aria-selected=true]')?.scrollIntoView({ block: 'nearest' })
  }, [active, found.length])
  return (
    <div className="float absolute inset-x-0 top-full z-30 mt-1 overflow-hidden rounded-lg bg-raise">
      <ul ref={list} id={id} role="listbox" className="max-h-60 overflow-y-auto p-1 text-sm">
        {found.map((option, index) => (
          <li
            key={option.value}
            id={`${id}-${index}`}
            role="option"
            aria-selected={index === active}
            onPointerDown={(event) => event.preventDefault()}
            onClick={() => onChoose(option)}
            className={classes(
              'flex h-8 cursor-pointer items-center gap-3 rounded-md px-2.5',
              index === active ? 'bg-ink/8' : 'hover:bg-ink/4',
            )}
          >
            <span className="min-w-0 flex-1 truncate font-[500]">{option.label}</span>
            {option.note && <span className="text-xs text-ink3">{option.note}</span>}
          </li>
        ))}
      </ul>
      {found.length === 0 && (
        <p role="status" className="px-3.5 pb-3 text-sm text-ink3">
          {none}
        </p>
      )}
    </div>
  )
}

/** A field that finds its value in a long list while one types. What is typed and not chosen is let go. */
export const Combobox = ({ value, options, labelOf, onChange, words, ...control }: ComboboxProps) => {
  const { typed, found, open, close, choose, onKeyDown } = useCombobox({ value, options, onChange })
  const listId = useId()
  const leave = (event: FocusEvent) => {
    if (!event.currentTarget.contains(event.relatedTarget)) close()
  }
  return (
    <div className="relative" onBlur={leave}>
      <input
        {...control}
        role="combobox"
        aria-autocomplete="list"
        aria-expanded={typed !== null}
        aria-controls={typed ? listId : undefined}
        aria-activedescendant={typed && found.length > 0 ? `${listId}-${typed.active}` : undefined}
        autoComplete="off"
        spellCheck={false}
        value={typed?.query || (typed ? '' : labelOf(value))}
        placeholder={labelOf(value)}
        onChange={(event) => open(event.target.value)}
        onClick={() => typed ?? open()}
        onKeyDown={onKeyDown}
        className={classes(controlClasses(), 'pr-9')}
      />
      <Glyph path="m7 15 5 5 5-5M7 9l5-5 5 5" className="pointer-events-none absolute inset-y-0 right-3 my-auto size-4 text-ink3" />
      {typed && <List id={listId} found={found} active={typed.active} none={words.none} onChoose={choose} />}
    </div>
  )
}
