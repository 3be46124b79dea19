import type { Locale } from '@/components/words'
import { fill, type Words } from '@/components/words'
import type { CampaignState } from '@/lib/campaigns/rules'

export type Clock = { locale: Locale; timeZone: string; now: string }

const tagOf = (locale: Locale) => (locale === 'en' ? 'en-GB' : locale)

const yearIn = (at: Date, timeZone: string) => new Intl.DateTimeFormat('en', { year: 'numeric', timeZone }).format(at)

type Length = { month?: 'short' | 'long'; withTime?: boolean }

/** Day and time in the zone of the brand; the year only when it is another one. */
export const momentText = (at: string, { locale, timeZone, now }: Clock, { month = 'short', withTime = true }: Length = {}): string => {
  const date = new Date(at)
  const isOtherYear = yearIn(date, timeZone) !== yearIn(new Date(now), timeZone)
  const day = new Intl.DateTimeFormat(tagOf(locale), { day: 'numeric', month, timeZone, ...(isOtherYear && { year: 'numeric' }) })
  const time = new Intl.DateTimeFormat(tagOf(locale), { hour: '2-digit', minute: '2-digit', hourCycle: 'h23', timeZone })
  return withTime ? `${day.format(date)}, ${time.format(date)}` : day.format(date)
}

type Window = { state: CampaignState; startsAt: string | null; endsAt: string | null }

/** What matters of its window now: when it begins, when it ends, or that it never does. */
export const whenText = ({ state, startsAt, endsAt }: Window, clock: Clock, words: Words['campaigns']['when']): string => {
  const end = endsAt === null ? null : momentText(endsAt, clock)
  if (state === 'ended' && end !== null) return fill(words.ended, { end })
  if (startsAt !== null && startsAt > clock.now) {
    const start = momentText(startsAt, clock, { withTime: end === null })
    return end === null || endsAt === null
      ? fill(words.from, { start })
      : fill(words.fromUntil, { start, end: momentText(endsAt, clock, { withTime: false }) })
  }
  if (end !== null) return fill(words.until, { end })
  return state === 'draft' ? words.noDates : words.noEnd
}
