'use client'

import { ListFilter, Search, UserRound, X } from 'lucide-react'
import dynamic from 'next/dynamic'
import Link from 'next/link'
import { useRouter } from 'next/navigation'
import { type RefObject, useEffect, useRef, useState, useTransition } from 'react'
import { type CodeListing, codesHref } from '@/components/codes/listing-href'
import { Kbd } from '@/components/ui/kbd'
import { Menu, MenuItem, MenuLabel } from '@/components/ui/menu'
import { fill, type Words } from '@/components/words'
import { isUuid } from '@/lib/core/id'

const HolderDialog = dynamic(() => import('@/components/codes/holder-dialog').then((module) => module.HolderDialog))

export type Choice = { id: string; name: string }

type CodeFiltersProps = {
  path: string
  listing: CodeListing
  campaigns: readonly Choice[]
  batches: readonly Choice[]
  words: { codes: Words['codes']; common: Words['common'] }
}

const pauseMilliseconds = 250

const useListing = ({ path, listing }: Pick<CodeFiltersProps, 'path' | 'listing'>) => {
  const router = useRouter()
  const [isPending, startTransition] = useTransition()
  const go = (next: Partial<CodeListing>) =>
    startTransition(() => router.replace(codesHref(path, { ...listing, ...next }), { scroll: false }))
  return { go, isPending }
}

type SearchProps = {
  field: RefObject<HTMLInputElement | null>
  q: string | undefined
  isPending: boolean
  label: string
  onSearch: (q: string | undefined) => void
}

const SearchField = ({ field, q, isPending, label, onSearch }: SearchProps) => {
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined)
  useEffect(() => () => clearTimeout(timer.current), [])
  useEffect(() => {
    if (field.current && field.current !== document.activeElement) field.current.value = q ?? ''
  }, [field, q])
  const search = (typed: string, after: number) => {
    clearTimeout(timer.current)
    timer.current = setTimeout(() => onSearch(typed.trim() || undefined), after)
  }
  return (
    <label className="relative flex h-11 min-w-0 items-center max-sm:basis-full sm:h-8 sm:w-[236px]">
      <span className="sr-only">{label}</span>
      <Search aria-hidden="true" strokeWidth={1.75} className="pointer-events-none absolute left-2.5 size-3.5 text-ink3" />
      <input
        ref={field}
        type="search"
        name="q"
        defaultValue={q}
        onChange={({ target }) => search(target.value, pauseMilliseconds)}
        onKeyDown={({ key, currentTarget }) => {
          if (key === 'Enter') search(currentTarget.value, 0)
          if (key === 'Escape') currentTarget.blur()
        }}
        aria-busy={isPending}
        placeholder={label}
        autoComplete="off"
        autoCapitalize="characters"
        spellCheck={false}
        maxLength={120}
        className="size-full min-w-0 rounded-md border border-edge bg-paper pr-2 pl-8 text-[16px] font-[500] sm:text-xs [&::-webkit-search-cancel-button]:hidden"
      />
    </label>
  )
}

type TokenProps = { noun: string; verb: string; value: string; href: string; removeLabel: string }

const Token = ({ noun, verb, value, href, removeLabel }: TokenProps) => (
  <span className="flex h-11 max-w-full items-center rounded-md border border-line2 bg-paper text-xs sm:h-8">
    <span className="px-2.5 text-ink2">{noun}</span>
    <span className="border-x border-line2 px-2 text-ink3 max-sm:hidden">{verb}</span>
    <span className="min-w-0 truncate px-2.5 font-[650] max-sm:border-l max-sm:border-line2 sm:max-w-[220px]">{value}</span>
    <Link
      href={href}
      aria-label={removeLabel}
      scroll={false}
      className="grid h-full w-8 shrink-0 place-items-center border-l border-line2 text-ink3 -outline-offset-2 hover:text-ink max-sm:w-11"
    >
      <X aria-hidden="true" strokeWidth={1.75} className="size-3.5" />
    </Link>
  </span>
)

type FilterMenuProps = Pick<CodeFiltersProps, 'listing' | 'campaigns' | 'batches'> & {
  words: Words['codes']
  onChoose: (next: Partial<CodeListing>) => void
  onHolder: () => void
}

const FilterMenu = ({ listing, campaigns, batches, words, onChoose, onHolder }: FilterMenuProps) => (
  <Menu
    className="max-h-[min(420px,60vh)] max-w-[300px] overflow-y-auto"
    trigger={
      <button
        type="button"
        aria-keyshortcuts="f"
        className="flex h-11 items-center gap-2 rounded-md px-2.5 text-xs font-[600] text-ink2 hover:bg-ink/6 hover:text-ink sm:h-8"
      >
        <ListFilter aria-hidden="true" strokeWidth={1.75} className="size-4" />
        {words.filter}
        <span aria-hidden="true" className="max-lg:hidden">
          <Kbd>F</Kbd>
        </span>
      </button>
    }
  >
    <MenuItem icon={<UserRound aria-hidden="true" />} onSelect={onHolder}>
      {words.holding.open}
    </MenuItem>
    {batches.length > 0 && <MenuLabel>{words.filters.batch}</MenuLabel>}
    {batches.map(({ id, name }) => (
      <MenuItem key={id} onSelect={() => onChoose({ batch: id })} disabled={id === listing.batch}>
        {name}
      </MenuItem>
    ))}
    <MenuLabel>{words.filters.campaign}</MenuLabel>
    {campaigns.length === 0 && <MenuItem disabled>{words.filters.noCampaigns}</MenuItem>}
    {campaigns.map(({ id, name }) => (
      <MenuItem key={id} onSelect={() => onChoose({ campaign: id, batch: undefined })} disabled={id === listing.campaign}>
        {name}
      </MenuItem>
    ))}
  </Menu>
)

const nameIn = (choices: readonly Choice[], id: string | undefined, words: Words['codes']) =>
  choices.find((one) => one.id === id)?.name ?? words.filters.unknown

type TokenSaid = { noun: string; value: string | undefined; without: Partial<CodeListing> }

const tokensOf = ({ listing, campaigns, batches }: CodeFiltersProps, words: Words['codes']): TokenSaid[] => {
  const { filters } = words
  const { campaign, batch, holder } = listing
  const called = holder && isUuid(holder) ? fill(words.shopper, { id: holder.slice(-6) }) : holder
  return [
    {
      noun: filters.campaign,
      value: campaign && nameIn(campaigns, campaign, words),
      without: { campaign: undefined, batch: undefined },
    },
    { noun: filters.batch, value: batch && nameIn(batches, batch, words), without: { batch: undefined } },
    { noun: filters.holder, value: called, without: { holder: undefined } },
  ]
}

/** What narrows the list, as tokens that stand in the address too. */
export const CodeFilters = (props: CodeFiltersProps) => {
  const { path, listing, campaigns, batches } = props
  const { codes: words, common } = props.words
  const { go, isPending } = useListing(props)
  const field = useRef<HTMLInputElement>(null)
  const [isAsking, setIsAsking] = useState(false)
  const choose = (holder: string) => {
    setIsAsking(false)
    go({ holder })
  }
  return (
    <>
      <SearchField field={field} q={listing.q} isPending={isPending} label={words.search} onSearch={(q) => go({ q })} />
      {tokensOf(props, words).map(
        ({ noun, value, without }) =>
          value && (
            <Token
              key={noun}
              noun={noun}
              verb={words.filters.is}
              value={value}
              href={codesHref(path, { ...listing, ...without })}
              removeLabel={fill(words.filters.remove, { name: noun })}
            />
          ),
      )}
      <FilterMenu {...{ listing, campaigns, batches, words }} onChoose={go} onHolder={() => setIsAsking(true)} />
      {isAsking && (
        <HolderDialog holder={listing.holder} words={words} common={common} onChoose={choose} onClose={() => setIsAsking(false)} />
      )}
    </>
  )
}
