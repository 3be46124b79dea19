'use client'

import { Search } from 'lucide-react'
import { useRouter } from 'next/navigation'
import { useEffect, useRef, useTransition } from 'react'
import { type CampaignSort, type Listing, listingHref, views } from '@/components/campaigns/listing-href'
import { useKeys } from '@/components/keys/registry'
import { Kbd } from '@/components/ui/kbd'
import { Segmented } from '@/components/ui/segmented'
import type { Words } from '@/components/words'

type CampaignFiltersProps = { path: string; listing: Listing; words: Words['campaigns'] }

const pauseMilliseconds = 200

const useSearch = ({ path, listing }: Omit<CampaignFiltersProps, 'words'>) => {
  const router = useRouter()
  const field = useRef<HTMLInputElement>(null)
  const [isPending, startTransition] = useTransition()
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined)
  useEffect(() => () => clearTimeout(timer.current), [])
  useEffect(() => {
    if (field.current && field.current !== document.activeElement) field.current.value = listing.q ?? ''
  }, [listing.q])
  const go = (next: Listing) => startTransition(() => router.replace(listingHref(path, next), { scroll: false }))
  const search = (typed: string) => {
    clearTimeout(timer.current)
    timer.current = setTimeout(() => go({ ...listing, q: typed.trim() || undefined }), pauseMilliseconds)
  }
  const nextView = () => go({ ...listing, view: views[(views.indexOf(listing.view) + 1) % views.length] ?? 'all' })
  return { field, search, nextView, sort: (sort: CampaignSort) => go({ ...listing, sort }), isPending }
}

export const CampaignFilters = ({ path, listing, words }: CampaignFiltersProps) => {
  const { field, search, sort, nextView, isPending } = useSearch({ path, listing })
  useKeys([
    { keys: 'f', label: words.list.search, group: 'page', run: () => field.current?.select() },
    { keys: 'v', label: words.views.nextView, group: 'page', run: nextView },
  ])
  return (
    <div className="flex flex-wrap items-center gap-2">
      <label className="relative flex h-11 min-w-0 flex-1 items-center max-sm:basis-full sm:h-[42px] sm:max-w-[280px] md:h-[34px]">
        <span className="sr-only">{words.list.search}</span>
        <Search aria-hidden="true" strokeWidth={1.75} className="pointer-events-none absolute left-2.5 size-3.5 text-ink3" />
        <input
          ref={field}
          type="search"
          name="q"
          defaultValue={listing.q}
          onChange={(event) => search(event.target.value)}
          onKeyDown={(event) => event.key === 'Escape' && event.currentTarget.blur()}
          aria-busy={isPending}
          placeholder={words.list.search}
          autoComplete="off"
          maxLength={120}
          className="peer size-full min-w-0 rounded-md border border-edge bg-paper pr-9 pl-8 text-[16px] font-[500] sm:text-xs [&::-webkit-search-cancel-button]:hidden"
        />
        <span aria-hidden="true" className="pointer-events-none absolute right-2 peer-focus:hidden max-lg:hidden">
          <Kbd>F</Kbd>
        </span>
      </label>
      <Segmented
        label={words.list.sort}
        value={listing.sort}
        options={[
          { value: '-createdAt', label: words.list.newest },
          { value: 'name', label: words.list.byName },
        ]}
        onChange={sort}
      />
    </div>
  )
}
