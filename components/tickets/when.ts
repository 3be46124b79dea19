import { type Clock, momentText } from '@/components/campaigns/moment-text'
import { fill, type Words } from '@/components/words'

const dayOf = (at: string, timeZone: string) => new Intl.DateTimeFormat('en-CA', { dateStyle: 'short', timeZone }).format(new Date(at))

const timeOf = (at: string, { timeZone }: Clock) =>
  new Intl.DateTimeFormat('en-GB', { hour: '2-digit', minute: '2-digit', hourCycle: 'h23', timeZone }).format(new Date(at))

/** Until when, by the brand's clock; a time alone where that is today. */
export const untilText = (endsAt: string | null, clock: Clock, words: Words['tickets']['offer']): string => {
  if (endsAt === null) return words.noEnd
  if (dayOf(endsAt, clock.timeZone) === dayOf(clock.now, clock.timeZone)) return fill(words.today, { time: timeOf(endsAt, clock) })
  return fill(words.until, { end: momentText(endsAt, clock) })
}

/** The same moment on the reader's own clock, where that shows another time. */
export const ownClockText = (at: string | null, clock: Clock, timeZone: string | null, words: Words['tickets']['offer']): string | null => {
  if (at === null || timeZone === null) return null
  const end = momentText(at, { ...clock, timeZone })
  return end === momentText(at, clock) ? null : fill(words.yourClock, { end })
}
