'use client'

import { useId } from 'react'

import type { TillStore } from '@/components/till/looking'
import { tillStoreCookie } from '@/components/till/till-store'
import { Select } from '@/components/ui/select'
import type { Words } from '@/components/words'

type StoreChoiceProps = {
  brand: string
  stores: TillStore[]
  value: string | null
  words: Words['till']
  onChange: (id: string | null) => void
}

/** Chosen once for this browser; what is redeemed here carries it. */
export const StoreChoice = ({ brand, stores, value, words, onChange }: StoreChoiceProps) => {
  const id = useId()
  const choose = (chosen: string) => {
    document.cookie = `${tillStoreCookie}=${chosen}; path=/till/${brand}; max-age=31536000; samesite=lax`
    onChange(chosen === '' ? null : chosen)
  }
  return (
    <div className="mb-6 flex items-center gap-3">
      <label htmlFor={id} className="text-base font-[600]">
        {words.store}
      </label>
      <Select
        id={id}
        large
        aria-describedby={`${id}-hint`}
        value={value ?? ''}
        onChange={(event) => choose(event.target.value)}
        className="min-w-0 flex-1"
      >
        <option value="">{words.noStore}</option>
        {stores.map((store) => (
          <option key={store.id} value={store.id}>
            {store.name}
          </option>
        ))}
      </Select>
      <span id={`${id}-hint`} className="sr-only">
        {words.storeHint}
      </span>
    </div>
  )
}
