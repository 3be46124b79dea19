import type { Words } from '@/components/words'
import { fill } from '@/components/words'
import { wallClock } from '@/lib/core/time'
import { type OpeningState, openingSpans, openingState, type Week } from '@/lib/stores/rules'

/** The day as the console draws it: from six in the morning to two at night, on the brand's clock. */
export const axis = { from: 6 * 60, to: 26 * 60, hours: [6, 8, 10, 12, 14, 16, 18, 20, 22, 24] }

const dayMinutes = 24 * 60

const shareOf = (minutes: number) => ((minutes - axis.from) / (axis.to - axis.from)) * 100

export type Clock = { at: Date; timeZone: string }

/** Where an instant stands on the axis of the clock's day. Before two at night that day is still the last one. */
export const onAxis = (instant: Date, { at, timeZone }: Clock): number => {
  const today = wallClock(at, timeZone)
  const drawn = today.minutes < axis.to - dayMinutes ? today.day - 1 : today.day
  const shown = wallClock(instant, timeZone)
  return (shown.day - drawn) * dayMinutes + shown.minutes
}

export type Bar = { x: number; width: number; isNow: boolean }

/** The opening periods as bars, in per cent of the axis. */
export const barsOf = (spans: { from: Date; to: Date }[], clock: Clock): Bar[] =>
  spans.flatMap((span) => {
    const from = Math.max(axis.from, onAxis(span.from, clock))
    const to = Math.min(axis.to, onAxis(span.to, clock))
    return to > from ? [{ x: shareOf(from), width: shareOf(to) - shareOf(from), isNow: span.from <= clock.at && span.to > clock.at }] : []
  })

export const nowShare = (now: number) => Math.min(100, Math.max(0, shareOf(now)))
/** The hours that the label of now leaves room for. */
export const hoursBeside = (now: number) => axis.hours.filter((hour) => Math.abs(hour * 60 - now) > 110)

export const hourShare = (hour: number) => shareOf(hour * 60)

export type StoreDay = { id: string; name: string; address: string | null; bars: Bar[]; state: OpeningState | null }

type Listed = { id: string; name: string; address: string | null; timeZone: string; openingHours: Week | null }

export const storeDay = ({ openingHours, timeZone, ...store }: Listed, clock: Clock): StoreDay => ({
  id: store.id,
  name: store.name,
  address: store.address,
  bars: openingHours ? barsOf(openingSpans(openingHours, timeZone, clock.at), clock) : [],
  state: openingHours && openingState(openingHours, timeZone, clock.at),
})

export const stateText = (state: OpeningState | null, words: Words['onboarding']['today']) => {
  if (!state) return words.noHours
  if (state.open) return fill(words.until, { time: state.until })
  return state.opens?.today ? fill(words.opens, { time: state.opens.at }) : words.closed
}

/** The one that opens next today, if any does. */
export const nextToOpen = (days: StoreDay[]) =>
  days
    .flatMap((day) => (day.state && !day.state.open && day.state.opens?.today ? [{ name: day.name, at: day.state.opens.at }] : []))
    .toSorted((one, other) => one.at.localeCompare(other.at))[0]
