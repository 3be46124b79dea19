import type { Locale } from '@/components/words'
import { instantAt } from '@/lib/core/time'

export type Clock = { locale: Locale; timeZone: string; now: Date }

const styleOf = (locale: Locale) => (locale === 'en' ? 'en-GB' : locale)

const yearIn = (at: Date, timeZone: string) => new Intl.DateTimeFormat('en', { year: 'numeric', timeZone }).format(at)

/** The day by the brand's calendar; the year only when it is another one. */
export const dayText = (at: Date, { locale, timeZone, now }: Clock, month: 'short' | 'long' = 'short'): string => {
  const year = yearIn(at, timeZone) === yearIn(now, timeZone) ? {} : { year: 'numeric' as const }
  return new Intl.DateTimeFormat(styleOf(locale), { day: 'numeric', month, ...year, timeZone }).format(at)
}

export const timeText = (at: Date, { locale, timeZone }: Pick<Clock, 'locale' | 'timeZone'>): string =>
  new Intl.DateTimeFormat(styleOf(locale), { hour: '2-digit', minute: '2-digit', hourCycle: 'h23', timeZone }).format(at)

/** Today the time alone; before and after with the day. */
export const momentText = (at: Date, clock: Clock): string => {
  const [day, time] = [dayText(at, clock), timeText(at, clock)]
  return day === dayText(clock.now, clock) ? time : `${day}, ${time}`
}

const dayMilliseconds = 24 * 60 * 60 * 1_000

/** The midnight at which that day ends, by the clock of the brand. Null for what is no day. */
export const endOfDay = (day: string, timeZone: string): Date | null => {
  const at = /^\d{4}-\d\d-\d\d$/.test(day) ? Date.parse(`${day}T00:00:00Z`) : NaN
  return Number.isNaN(at) ? null : instantAt({ day: at / dayMilliseconds, minutes: 24 * 60 }, timeZone)
}
