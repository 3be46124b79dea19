import { fill, type Words } from '@/components/words'
import { openingState, weekdays, type Place, type Week } from '@/lib/stores/rules'

type ListWords = Words['stores']['list']

const aMonday = Date.UTC(2026, 10, 16)
const dayMilliseconds = 86_400_000

export const dayName = (weekday: (typeof weekdays)[number], locale: string, length: 'long' | 'short' = 'long'): string =>
  new Intl.DateTimeFormat(locale, { weekday: length, timeZone: 'UTC' }).format(aMonday + weekdays.indexOf(weekday) * dayMilliseconds)

export type Opening = { open: boolean; text: string }

/** By the clock on the store's own wall; null when nobody said its hours. */
export const openingOf = (
  store: { openingHours: Week | null; timeZone: string },
  { now, words, locale }: { now: Date; words: ListWords; locale: string },
): Opening | null => {
  if (!store.openingHours) return null
  const state = openingState(store.openingHours, store.timeZone, now)
  if (state.open) return { open: true, text: fill(words.open, { time: state.until }) }
  if (!state.opens) return { open: false, text: words.closed }
  const { at, today, weekday } = state.opens
  const text = today ? fill(words.opensToday, { time: at }) : fill(words.opensLater, { day: dayName(weekday, locale), time: at })
  return { open: false, text }
}

export const positionText = ({ latitude, longitude }: Place, digits = 5): string =>
  `${latitude.toFixed(digits)}, ${longitude.toFixed(digits)}`
