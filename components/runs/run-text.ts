import { typeName } from '@/components/audit/sentence'
import { cityOf, clockTime } from '@/components/shell/city-clock'
import { fill, type Locale, type Words } from '@/components/words'
import type { RunFunction } from '@/lib/jobs/runs/contract'

type RunWords = Words['runs']
export type Place = { locale: Locale; timeZone: string }

const failureEnd = '-failure'
const failedEvent = 'inngest/function.failed'

const own = (words: Record<string, string>, key: string): string | undefined => (Object.hasOwn(words, key) ? words[key] : undefined)

/** Ids stand behind the name of the application; what has no words yet shows its own name. */
export const functionName = (id: string, words: RunWords): string => {
  const bare = id.replace(/^tira-/, '')
  if (bare.endsWith(failureEnd)) return fill(words.failure, { name: functionName(bare.slice(0, -failureEnd.length), words) })
  return own(words.names, bare) ?? bare
}

const everyMinutes = /^\*\/(\d+) \* \* \* \*$/
const atMinute = /^(\d+) \* \* \* \*$/
const atTime = /^(\d+) (\d+) \* \* \*$/

const two = (number: string | undefined) => (number ?? '').padStart(2, '0')

const rhythm = (cron: string, words: RunWords): { text: string; isOfZone: boolean } => {
  if (cron === '* * * * *') return { text: words.everyMinute, isOfZone: false }
  const [, minutes] = everyMinutes.exec(cron) ?? []
  if (minutes !== undefined) return { text: fill(words.everyMinutes, { count: minutes }), isOfZone: false }
  const [, minute] = atMinute.exec(cron) ?? []
  if (minute !== undefined) return { text: fill(words.hourly, { time: `:${two(minute)}` }), isOfZone: false }
  const [, minuteOfDay, hour] = atTime.exec(cron) ?? []
  if (hour !== undefined) return { text: fill(words.daily, { time: `${two(hour)}:${two(minuteOfDay)}` }), isOfZone: true }
  return { text: fill(words.by, { cron }), isOfZone: true }
}

const cronText = ({ cron, timeZone }: { cron: string; timeZone: string }, words: RunWords, place: Place): string => {
  const { text, isOfZone } = rhythm(cron, words)
  return isOfZone && timeZone !== place.timeZone ? fill(words.inZone, { text, city: cityOf(timeZone) }) : text
}

/** By what clock, and after which facts. */
export const startsText = (
  { events, crons }: Pick<RunFunction, 'events' | 'crons'>,
  { runs, audit }: { runs: RunWords; audit: Words['audit'] },
  place: Place,
): string => {
  const facts = [...new Set(events.map((event) => (event === failedEvent ? runs.byFailure : typeName(event, audit))))]
  return [
    ...crons.map((one) => cronText(one, runs, place)),
    ...(facts.length > 0 ? [fill(runs.on, { event: facts.join(` ${runs.or} `) })] : []),
  ].join('; ')
}

export const nextText = ({ crons }: Pick<RunFunction, 'crons'>, words: RunWords, { locale, timeZone }: Place): string | null => {
  const [first] = crons.flatMap(({ nextAt }) => (nextAt ? [nextAt.getTime()] : [])).toSorted((one, other) => one - other)
  return first === undefined ? null : fill(words.next, { time: clockTime(locale, timeZone, first) })
}

const minuteMilliseconds = 60_000
const hourMilliseconds = 60 * minuteMilliseconds
const dayMilliseconds = 24 * hourMilliseconds

export const tookText = (milliseconds: number, words: RunWords, locale: Locale): string => {
  const number = new Intl.NumberFormat(locale, { maximumFractionDigits: 1 })
  if (milliseconds < 1_000) return fill(words.milliseconds, { count: number.format(Math.max(0, Math.round(milliseconds))) })
  if (milliseconds < minuteMilliseconds) return fill(words.seconds, { count: number.format(milliseconds / 1_000) })
  const whole = Math.floor(milliseconds / 1_000) * 1_000
  if (whole < hourMilliseconds)
    return fill(words.minutes, { minutes: Math.floor(whole / minuteMilliseconds), seconds: (whole % minuteMilliseconds) / 1_000 })
  if (whole < dayMilliseconds)
    return fill(words.hours, {
      hours: Math.floor(whole / hourMilliseconds),
      minutes: Math.floor((whole % hourMilliseconds) / minuteMilliseconds),
    })
  return fill(words.days, { days: Math.floor(whole / dayMilliseconds), hours: Math.floor((whole % dayMilliseconds) / hourMilliseconds) })
}

const dayIn = ({ locale, timeZone }: Place, at: Date) =>
  new Intl.DateTimeFormat(locale === 'en' ? 'en-GB' : locale, { day: 'numeric', month: 'short', timeZone }).format(at)

/** Today to the second; before and after with the day. */
export const momentText = (at: Date, now: Date, place: Place): string => {
  const clock = new Intl.DateTimeFormat(place.locale, {
    hour: '2-digit',
    minute: '2-digit',
    second: '2-digit',
    hourCycle: 'h23',
    timeZone: place.timeZone,
  }).format(at)
  const day = dayIn(place, at)
  return day === dayIn(place, now) ? clock : `${day}, ${clock}`
}
