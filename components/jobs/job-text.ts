import { clockTime } from '@/components/shell/city-clock'
import { fill, type Locale, type Words } from '@/components/words'
import type { WireJob } from '@/lib/jobs/contract'
import { isUnfinished } from '@/lib/jobs/rules'

type JobWords = Words['jobs']
type Counted = Pick<WireJob, 'state' | 'total' | 'done'>
export type ProgressWords = Pick<JobWords, 'finished' | 'progress' | 'done' | 'notBegun'>
export type TimeWords = Pick<JobWords, 'secondsLeft' | 'minutesLeft' | 'hoursLeft'>

type About = { kind: WireJob['kind']; subject: { type: string; id: string } }

/** A copy of somebody's own data: nobody but them is shown it. */
export const isAccountJob = ({ kind, subject }: About): boolean => kind === 'export' && subject.type === 'account'

/** What it does while it does it; afterwards what it made. */
export const titleOf = (job: About & { state: WireJob['state'] }, { doing, nouns }: JobWords): string =>
  (isUnfinished(job.state) ? doing : nouns)[isAccountJob(job) ? 'ownData' : job.kind]

export const numberText = (value: number, locale: Locale): string =>
  new Intl.NumberFormat(locale, { maximumFractionDigits: 1, useGrouping: 'always' }).format(value)

export const percentOf = ({ state, total, done }: Counted): number | null => {
  if (state === 'succeeded') return 100
  if (total === null) return null
  return total === 0 ? 0 : Math.floor((done / total) * 100)
}

export const percentText = (percent: number, locale: Locale): string =>
  new Intl.NumberFormat(locale, { style: 'percent', maximumFractionDigits: 0 }).format(percent / 100)

export const progressText = ({ state, total, done }: Counted, words: ProgressWords, locale: Locale): string => {
  if (state === 'succeeded') return fill(words.finished, { done: numberText(done, locale) })
  if (total !== null) return fill(words.progress, { done: numberText(done, locale), total: numberText(total, locale) })
  return done === 0 ? words.notBegun : fill(words.done, { done: numberText(done, locale) })
}

/** Slow work is told by the minute, so that the number is one that can be imagined. */
export const rateText = (perSecond: number | null, words: JobWords, locale: Locale): string | null => {
  if (perSecond === null || perSecond <= 0) return null
  if (perSecond >= 1) return fill(words.perSecond, { rate: numberText(perSecond >= 10 ? Math.round(perSecond) : perSecond, locale) })
  return fill(words.perMinute, { rate: numberText(Math.max(1, Math.round(perSecond * 60)), locale) })
}

const minuteSeconds = 60
const hourSeconds = 60 * minuteSeconds

export const timeLeftText = (seconds: number | null, words: TimeWords): string | null => {
  if (seconds === null) return null
  if (seconds < 100) return fill(words.secondsLeft, { count: seconds })
  const minutes = Math.ceil(seconds / minuteSeconds)
  if (seconds < hourSeconds) return fill(words.minutesLeft, { count: minutes })
  return fill(words.hoursLeft, { hours: Math.floor(minutes / 60), minutes: minutes % 60 })
}

const units = ['byte', 'kilobyte', 'megabyte', 'gigabyte'] as const

export const sizeText = (bytes: number, locale: Locale): string => {
  const power = Math.min(units.length - 1, Math.max(0, Math.floor(Math.log10(Math.max(1, bytes)) / 3)))
  const unit = units[power] ?? 'byte'
  const amount = bytes / 1_000 ** power
  return new Intl.NumberFormat(locale, {
    style: 'unit',
    unit,
    unitDisplay: power === 0 ? 'long' : 'short',
    maximumFractionDigits: amount < 10 && power > 1 ? 1 : 0,
  }).format(amount)
}

/** The day as the house writes it: 20 November. */
export const dayText = (at: string, locale: Locale, timeZone: string, month: 'long' | 'short' = 'long'): string =>
  new Intl.DateTimeFormat(locale === 'en' ? 'en-GB' : locale, { day: 'numeric', month, timeZone }).format(Date.parse(at))

export const whenText = (at: string, now: string, words: JobWords, { locale, timeZone }: { locale: Locale; timeZone: string }): string => {
  const [day, today] = [at, now].map((one) => dayText(one, locale, timeZone, 'short'))
  const time = clockTime(locale, timeZone, Date.parse(at))
  return day === today ? fill(words.today, { time }) : fill(words.onDay, { day: day ?? '', time })
}

export type FileResult = { url: string; bytes: number; expiresAt: string }

/** What an export made, where the job says so in a shape that is known here. */
export const fileOf = ({ kind, result }: Pick<WireJob, 'kind' | 'result'>): FileResult | null => {
  if (kind !== 'export' || !result) return null
  const { url, bytes, expiresAt } = result
  return typeof url === 'string' && url.startsWith('/api/v1/') && typeof bytes === 'number' && typeof expiresAt === 'string'
    ? { url, bytes, expiresAt }
    : null
}
