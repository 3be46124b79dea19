'use client'

import { useEffect, useRef, useState, type ReactNode } from 'react'
import type { MapWords } from '@/components/pictures/geo-map/geo-map'
import { LazyMap } from '@/components/stores/lazy-map'
import type { ListedStore } from '@/components/stores/listed-store'
import { StoreTable } from '@/components/stores/store-table'
import { useRowKeys } from '@/components/ui/row-keys'
import type { Words } from '@/components/words'

type Tiles = { url: string; attribution: string } | null

type StoreListProps = {
  stores: readonly ListedStore[]
  path: string
  peek: string | undefined
  tiles: Tiles
  words: { list: Words['stores']['list']; map: MapWords }
  /** What stands above and below the rows. */
  filters: ReactNode
  children: ReactNode
}

const markersOf = (stores: readonly ListedStore[]) =>
  stores.flatMap(({ id, name, position }) => (position ? [{ id, position, label: name }] : []))

const rememberPeek = (id: string) => {
  const address = new URL(location.href)
  address.searchParams.set('peek', id)
  history.replaceState(null, '', address)
}

/** The row that is pointed at or focused marks its place on the map, and the place that is pressed marks its row. */
const useSelection = (table: { current: HTMLTableElement | null }, peek: string | undefined) => {
  const [kept, setKept] = useState(peek)
  const [pointed, setPointed] = useState<string | null>(null)
  useEffect(() => {
    if (kept) table.current?.querySelector('[data-selected]')?.scrollIntoView({ block: 'nearest' })
  }, [table, kept])
  const keep = (id: string) => {
    setKept(id)
    setPointed(null)
    rememberPeek(id)
  }
  return { selectedId: pointed ?? kept, keep, point: setPointed }
}

export const StoreList = ({ stores, path, peek, tiles, words, filters, children }: StoreListProps) => {
  const table = useRef<HTMLTableElement>(null)
  const { selectedId, keep, point } = useSelection(table, peek)
  const onKeyDown = useRowKeys(table, words.list)
  return (
    <div className="lg:flex lg:items-start lg:gap-5">
      <div className="min-w-0 flex-1 space-y-4">
        <div className="flex flex-wrap items-center gap-2">{filters}</div>
        {stores.length > 0 && (
          <StoreTable
            ref={table}
            stores={stores}
            path={path}
            selectedId={selectedId}
            words={words.list}
            onPoint={point}
            onKeyDown={onKeyDown}
          />
        )}
        {children}
      </div>
      <LazyMap
        label={words.list.map}
        words={words.map}
        markers={markersOf(stores)}
        selectedId={selectedId}
        onSelect={keep}
        tiles={tiles}
        className="h-[380px] overflow-hidden rounded-lg border border-line max-lg:mt-6 lg:sticky lg:top-18 lg:h-[calc(100dvh-88px)] lg:w-[38%] xl:w-[34%]"
      />
    </div>
  )
}
