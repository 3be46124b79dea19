import { Footprints } from 'lucide-react'
import type { ReactNode } from 'react'

import { fill, type Words } from '@/components/words'
import { walkingMinutes, type OpeningState } from '@/lib/stores/rules'

type NearWords = Words['shop']['near']

export const longestWalkMinutes = 90

export const distanceText = (metres: number, locale: string) =>
  new Intl.NumberFormat(locale, { style: 'unit', unit: 'kilometer', maximumFractionDigits: metres < 10_000 ? 1 : 0 }).format(metres / 1000)

const aMonday = Date.UTC(2026, 10, 16)
const days = ['monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday', 'sunday']

const dayName = (weekday: string, locale: string) =>
  new Intl.DateTimeFormat(locale, { weekday: 'long', timeZone: 'UTC' }).format(aMonday + days.indexOf(weekday) * 86_400_000)

export const openingText = (state: OpeningState, words: NearWords, locale: string) => {
  if (state.open) return fill(words.open, { time: state.until })
  if (!state.opens) return words.closed
  const { weekday, at, today } = state.opens
  return today ? fill(words.opensToday, { time: at }) : fill(words.opensLater, { day: dayName(weekday, locale), time: at })
}

const Walk = ({ metres, words, locale }: { metres: number; words: NearWords; locale: string }) => {
  const minutes = walkingMinutes(metres)
  if (minutes > longestWalkMinutes) return <span className="num ml-auto font-[600]">{distanceText(metres, locale)}</span>
  return (
    <span className="num ml-auto flex items-center gap-1 font-[600]">
      <Footprints aria-hidden="true" strokeWidth={1.75} className="size-4 shrink-0" />
      <span aria-hidden="true">{fill(words.walk, { minutes })}</span>
      <span className="sr-only">{fill(words.walkSpoken, { minutes })}</span>
    </span>
  )
}

export const cardId = (storeId: string) => `store-${storeId}`

type StoreCardProps = {
  store: { id: string; name: string; address: string | null; brand: { name: string } }
  metres: number | null
  opening: OpeningState | null
  words: NearWords
  locale: string
  /** Under the page's own title, or under a heading of the list. */
  heading: 'h2' | 'h3'
  action?: ReactNode
}

export const StoreCard = ({ store, metres, opening, words, locale, heading: Heading, action }: StoreCardProps) => (
  <li id={cardId(store.id)} tabIndex={-1} className="scroll-mb-28 rounded-xl border border-line bg-paper">
    <div className="flex items-start gap-4 p-4">
      <div className="min-w-0 flex-1">
        <Heading className="text-[17px] leading-[21px] font-[650] tracking-[-.01em] text-balance">{store.name}</Heading>
        <p className="mt-1 text-sm text-ink2">{[store.brand.name, store.address].filter(Boolean).join(', ')}</p>
      </div>
      {action}
    </div>
    {(opening || metres !== null) && (
      <div className="flex items-center gap-3 px-4 pb-3.5 text-sm">
        {opening && (
          <span className={opening.open ? 'font-[650] text-spruce' : 'font-[550] text-ink3'}>{openingText(opening, words, locale)}</span>
        )}
        {metres !== null && <Walk metres={metres} words={words} locale={locale} />}
      </div>
    )}
  </li>
)
