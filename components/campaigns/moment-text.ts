import { dayText, timeText } from '@/components/ui/moment'
import type { Locale } from '@/components/words'
import { fill, type Words } from '@/components/words'
import type { CampaignState } from '@/lib/campaigns/rules'

export type Clock = { locale: Locale; timeZone: string; now: string }

type Length = { month?: 'short' | 'long'; withTime?: boolean }

/** Day and time in the zone of the brand; the year only when it is another one. */
export const momentText = (at: string, clock: Clock, { month = 'short', withTime = true }: Length = {}): string => {
  const date = new Date(at)
  const day = dayText(date, { ...clock, now: new Date(clock.now) }, month)
  return withTime ? `${day}, ${timeText(date, clock)}` : day
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
