'use client'

import { Search } from 'lucide-react'
import { type ReactNode, useState } from 'react'

type Listed = { id: string; text: string; isOver: boolean; card: ReactNode }
type WalletListProps = {
  codes: Listed[]
  isLong: boolean
  words: { usable: string; over: string; search: string; noneFound: string; nothing: string }
}

const plain = (text: string) => text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase()

const list = 'space-y-3 px-4'

/** What can be used first; the rest is folded under a line. */
export const WalletList = ({ codes, isLong, words }: WalletListProps) => {
  const [query, setQuery] = useState('')
  const asked = plain(query.trim())
  const found = codes.filter(({ text }) => plain(text).includes(asked))
  const [usable, over] = [found.filter(({ isOver }) => !isOver), found.filter(({ isOver }) => isOver)]
  return (
    <>
      {isLong && (
        <div className="relative mx-4 mb-4">
          <Search aria-hidden="true" strokeWidth={1.75} className="absolute top-3.5 left-4 size-5 text-ink3" />
          <input
            type="search"
            aria-label={words.search}
            placeholder={words.search}
            value={query}
            onChange={(event) => setQuery(event.target.value)}
            className="h-12 w-full rounded-[12px] border border-edge bg-paper pr-4 pl-12 text-base"
          />
        </div>
      )}
      <h2 className="sr-only">{words.usable}</h2>
      {usable.length > 0 && <ul className={list}>{usable.map(({ card }) => card)}</ul>}
      {usable.length === 0 && asked === '' && <p className="px-5 text-base text-ink2">{words.nothing}</p>}
      {found.length === 0 && asked !== '' && <p className="px-5 text-base text-ink2">{words.noneFound}</p>}
      {over.length > 0 && (
        <details className="mt-7" open={asked !== '' || undefined}>
          <summary className="mx-4 border-t border-line2 px-1 pt-4 pb-3 text-base font-[650] text-ink2">{words.over}</summary>
          <ul className={list}>{over.map(({ card }) => card)}</ul>
        </details>
      )}
    </>
  )
}
