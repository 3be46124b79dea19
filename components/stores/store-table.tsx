import Link from 'next/link'
import type { KeyboardEvent, RefObject } from 'react'
import type { ListedStore } from '@/components/stores/listed-store'
import { positionText } from '@/components/stores/opening-text'
import { classes } from '@/components/ui/classes'
import { StateMark } from '@/components/ui/state-mark'
import type { Words } from '@/components/words'

type ListWords = Words['stores']['list']
type Point = (id: string | null) => void

const OpeningCell = ({ store, words }: { store: ListedStore; words: ListWords }) => {
  if (!store.opening) return <span className="text-ink3">{words.noHours}</span>
  return (
    <StateMark mark={store.opening.open ? 'solid' : 'empty'}>
      <span className={classes('min-w-0', !store.opening.open && 'text-ink2')}>{store.opening.text}</span>
    </StateMark>
  )
}

const placeText = (store: ListedStore, words: ListWords) => {
  if (store.position) return positionText(store.position, 4)
  return store.online ? words.online : words.noPlace
}

/** In a narrow list: the address, that it stands nowhere yet, and whether it is open. */
const Briefly = ({ store, words }: { store: ListedStore; words: ListWords }) => {
  const nowhere = !store.position && !store.online && words.noPlace
  return (
    <span className="block text-xs font-[450] text-ink3 @2xl:hidden">
      <span className="flex">
        <span className="min-w-0 truncate">{store.address}</span>
        {nowhere && (
          <span className="shrink-0 whitespace-pre">
            {store.address && ' · '}
            {nowhere}
          </span>
        )}
      </span>
      <span className="num mt-0.5 block text-ink">
        <OpeningCell store={store} words={words} />
      </span>
    </span>
  )
}

type RowProps = { store: ListedStore; href: string; selected: boolean; words: ListWords; onPoint: Point }

const Row = ({ store, href, selected, words, onPoint }: RowProps) => (
  <tr
    data-selected={selected || undefined}
    onPointerEnter={() => onPoint(store.id)}
    onPointerLeave={() => onPoint(null)}
    className={classes(
      'relative h-10 scroll-my-24 border-t border-line has-[a:focus-visible]:z-10 has-[a:focus-visible]:outline-2 has-[a:focus-visible]:-outline-offset-2 has-[a:focus-visible]:outline-cobalt',
      selected ? 'bg-cobalt2/60' : 'hover:bg-ink/[.025]',
    )}
  >
    <th scope="row" className="max-w-0 py-2 pr-3 pl-4 text-left font-[600] @2xl:py-0">
      <Link href={href} data-row="" onFocus={() => onPoint(store.id)} className="block truncate outline-none after:absolute after:inset-0">
        {store.name}
      </Link>
      <Briefly store={store} words={words} />
    </th>
    <td className="max-w-0 truncate pr-3 text-ink2 @max-2xl:hidden">{store.address}</td>
    <td className="num py-1 pr-3 @max-2xl:hidden">
      <OpeningCell store={store} words={words} />
    </td>
    <td className={classes('num pr-4 whitespace-nowrap @max-2xl:hidden', store.position ? 'text-ink2' : 'text-ink3')}>
      {placeText(store, words)}
    </td>
  </tr>
)

type StoreTableProps = {
  stores: readonly ListedStore[]
  path: string
  selectedId: string | undefined
  words: ListWords
  onPoint: Point
  onKeyDown: (event: KeyboardEvent<HTMLElement>) => void
  ref: RefObject<HTMLTableElement | null>
}

export const StoreTable = ({ stores, path, selectedId, words, onPoint, onKeyDown, ref }: StoreTableProps) => (
  <div className="@container overflow-hidden rounded-lg border border-line bg-paper">
    <table ref={ref} onKeyDown={onKeyDown} className="w-full table-fixed border-collapse text-sm">
      <caption className="sr-only">{words.title}</caption>
      <thead>
        <tr className="h-9 text-left text-2xs text-ink3 *:font-[600]">
          <th scope="col" className="pr-3 pl-4 @2xl:w-[24%]">
            {words.name}
          </th>
          <th scope="col" className="pr-3 @max-2xl:hidden">
            {words.address}
          </th>
          <th scope="col" className="w-[228px] pr-3 @max-2xl:hidden">
            {words.opening}
          </th>
          <th scope="col" className="w-[120px] pr-4 @max-2xl:hidden">
            {words.place}
          </th>
        </tr>
      </thead>
      <tbody>
        {stores.map((store) => (
          <Row
            key={store.id}
            store={store}
            href={`${path}/${store.id}`}
            selected={store.id === selectedId}
            words={words}
            onPoint={onPoint}
          />
        ))}
      </tbody>
    </table>
  </div>
)
