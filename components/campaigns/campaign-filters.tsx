'use client'

import { useRef } from 'react'
import { type Listing, listingHref, views } from '@/components/campaigns/listing-href'
import { useKeys } from '@/components/keys/registry'
import { SearchField } from '@/components/ui/search-field'
import { Segmented } from '@/components/ui/segmented'
import { useGoing } from '@/components/ui/use-going'
import type { Words } from '@/components/words'

type CampaignFiltersProps = { path: string; listing: Listing; words: Words['campaigns'] }

const viewAfter = ({ view }: Listing) => views[(views.indexOf(view) + 1) % views.length] ?? 'all'

export const CampaignFilters = ({ path, listing, words }: CampaignFiltersProps) => {
  const field = useRef<HTMLInputElement>(null)
  const { busy, go } = useGoing()
  const show = (asked: Partial<Listing>) => go(listingHref(path, { ...listing, ...asked }))
  useKeys([
    { keys: 'f', label: words.list.search, group: 'page', run: () => field.current?.select() },
    { keys: 'v', label: words.views.nextView, group: 'page', run: () => show({ view: viewAfter(listing) }) },
  ])
  return (
    <div className="flex flex-wrap items-center gap-2">
      <SearchField field={field} q={listing.q} label={words.list.search} kbd="F" busy={busy} onSearch={(q) => show({ q })} />
      <Segmented
        label={words.list.sort}
        value={listing.sort}
        options={[
          { value: '-createdAt', label: words.list.newest },
          { value: 'name', label: words.list.byName },
        ]}
        onChange={(sort) => show({ sort })}
      />
    </div>
  )
}
