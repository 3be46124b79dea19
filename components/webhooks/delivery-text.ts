import type { WireAttempt } from '@/components/webhooks/health'
import { type Clock, dayText } from '@/components/ui/moment'
import { fill, type Locale, type Words } from '@/components/words'
import type { DeliveryState } from '@/lib/webhooks/deliveries/rules'

type WebhookWords = Words['webhooks']

/** What came back: a status, or why none did. */
export const answerText = ({ status, error }: Pick<WireAttempt, 'status' | 'error'>, words: WebhookWords): string => {
  if (error === null || error === 'status') return String(status ?? '')
  return error === 'redirect' ? fill(words.answers.redirect, { status: status ?? '' }) : words.answers[error]
}

export const tookText = (milliseconds: number, words: WebhookWords, locale: Locale): string => {
  const number = new Intl.NumberFormat(locale, { maximumFractionDigits: 1 })
  return milliseconds < 1_000
    ? fill(words.milliseconds, { count: number.format(milliseconds) })
    : fill(words.seconds, { count: number.format(milliseconds / 1_000) })
}

const secondText = (at: Date, { timeZone }: Clock) =>
  new Intl.DateTimeFormat('en-GB', { hour: '2-digit', minute: '2-digit', second: '2-digit', hourCycle: 'h23', timeZone }).format(at)

/** To the second, because several attempts are made within a minute; before and after today with the day. */
export const preciseText = (at: string, clock: Clock): string => {
  const moment = new Date(at)
  const [day, time] = [dayText(moment, clock), secondText(moment, clock)]
  return day === dayText(clock.now, clock) ? time : `${day}, ${time}`
}

type Waiting = { state: DeliveryState; nextAttemptAt: string | null }

const soonMilliseconds = 20_000

/** Something may be heard of it within seconds. */
export const isSoon = ({ state, nextAttemptAt }: Waiting, now: number): boolean =>
  state === 'pending' && (nextAttemptAt === null || Date.parse(nextAttemptAt) < now + soonMilliseconds)

/** JSON as one reads it; whatever else it is stays as it came. */
export const prettyText = (text: string): string => {
  try {
    return JSON.stringify(JSON.parse(text), null, 2)
  } catch {
    return text
  }
}
