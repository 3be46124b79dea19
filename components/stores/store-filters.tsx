'use client'

import { useRef } from 'react'
import { useKeys } from '@/components/keys/registry'
import { type Listing, listingHref } from '@/components/stores/listing-href'
import { WithoutPlace } from '@/components/stores/without-place'
import { SearchField } from '@/components/ui/search-field'
import { Segmented } from '@/components/ui/segmented'
import { useGoing } from '@/components/ui/use-going'
import type { Words } from '@/components/words'

type StoreFiltersProps = { path: string; listing: Listing; words: Words['stores']['list']; withoutPlace: string | 0 }

export const StoreFilters = ({ path, listing, words, withoutPlace }: StoreFiltersProps) => {
  const field = useRef<HTMLInputElement>(null)
  const { busy, go } = useGoing()
  const show = (asked: Partial<Listing>) => go(listingHref(path, { ...listing, ...asked }))
  useKeys([{ keys: 'f', label: words.search, group: 'page', run: () => field.current?.select() }])
  return (
    <>
      <SearchField
        field={field}
        q={listing.q}
        label={words.search}
        kbd="F"
        busy={busy}
        onSearch={(q) => show({ q })}
        className="lg:max-xl:max-w-none lg:max-xl:basis-full"
      />
      <Segmented
        label={words.sort}
        value={listing.sort}
        options={[
          { value: 'name', label: words.byName },
          { value: '-createdAt', label: words.newest },
        ]}
        onChange={(sort) => show({ sort })}
      />
      <WithoutPlace path={path} listing={listing} text={withoutPlace} words={words} />
    </>
  )
}
