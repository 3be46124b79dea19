import { openingProblem, weekdays, type Period, type Week } from '@/lib/stores/rules'

export type Weekday = (typeof weekdays)[number]

export const workdays = weekdays.slice(0, 5)

const two = (value: number) => String(value).padStart(2, '0')

/** A time of day as people write it: `9`, `930`, `9:30`, `9.30`, `9h30`; null when it is none. */
export const readTime = (text: string): string | null => {
  const [, hour = '', minute = '0'] = /^(\d{1,2})(?:[:.h]?(\d{2}))?h?$/i.exec(text.trim()) ?? []
  if (hour === '' || Number(hour) > 24 || Number(minute) > 59 || (hour === '24' && Number(minute) > 0)) return null
  return `${two(Number(hour))}:${two(Number(minute))}`
}

/** Midnight closes a day as 24:00 and opens it as 00:00. */
const readOpens = (text: string) => {
  const time = readTime(text)
  return time === '24:00' ? '00:00' : time
}

export const tidyPeriod = ({ opens, closes }: Period): Period => ({ opens: readOpens(opens) ?? opens, closes: readTime(closes) ?? closes })

export const wrongTimes = ({ opens, closes }: Period) => ({ opens: readOpens(opens) === null, closes: readTime(closes) === null })

export const endsNextDay = ({ opens, closes }: Period): boolean => {
  const [from, to] = [readOpens(opens), readTime(closes)]
  return from !== null && to !== null && to <= from && to !== '00:00'
}

const change = (week: Week, weekday: Weekday, periods: Period[]): Week => ({ ...week, [weekday]: periods })

export const withPeriod = (week: Week, weekday: Weekday): Week =>
  change(week, weekday, [...week[weekday], week[weekday].length === 0 ? { opens: '09:00', closes: '20:00' } : { opens: '', closes: '' }])

export const changePeriod = (week: Week, weekday: Weekday, at: number, changed: Partial<Period>): Week =>
  change(
    week,
    weekday,
    week[weekday].map((period, index) => (index === at ? { ...period, ...changed } : period)),
  )

export const withoutPeriod = (week: Week, weekday: Weekday, at: number): Week =>
  change(
    week,
    weekday,
    week[weekday].filter((_, index) => index !== at),
  )

export const copyDay = (week: Week, from: Weekday, to: readonly Weekday[]): Week =>
  to.reduce((copied, weekday) => change(copied, weekday, [...week[from]]), week)

export const closeDay = (week: Week, weekday: Weekday): Week => change(week, weekday, [])

const everyDay = (periodsOf: (weekday: Weekday) => Period[]): Week => ({
  monday: periodsOf('monday'),
  tuesday: periodsOf('tuesday'),
  wednesday: periodsOf('wednesday'),
  thursday: periodsOf('thursday'),
  friday: periodsOf('friday'),
  saturday: periodsOf('saturday'),
  sunday: periodsOf('sunday'),
})

export const firstWeek = (): Week => everyDay((weekday) => (workdays.includes(weekday) ? [{ opens: '09:00', closes: '20:00' }] : []))

export const tidyWeek = (week: Week): Week => everyDay((weekday) => week[weekday].map(tidyPeriod))

export type WeekProblem = { weekday: Weekday; period: number; kind: 'time' | 'overlap' }

/** What the store's hours must not be, before they are sent: no time, or two periods at once. */
export const weekProblem = (week: Week): WeekProblem | null => {
  for (const weekday of weekdays)
    for (const [period, { opens, closes }] of week[weekday].entries())
      if (readOpens(opens) === null || readTime(closes) === null) return { weekday, period, kind: 'time' }
  const overlapping = openingProblem(tidyWeek(week))
  return overlapping && { weekday: overlapping.weekday, period: overlapping.period, kind: 'overlap' }
}

export type DayRun = { from: Weekday; to: Weekday; periods: Period[] }

/** The week in few words: days that follow each other with the same hours stand together. */
export const dayRuns = (week: Week): DayRun[] =>
  weekdays.reduce<DayRun[]>((runs, weekday) => {
    const last = runs.at(-1)
    const periods = week[weekday]
    if (last && JSON.stringify(last.periods) === JSON.stringify(periods)) return [...runs.slice(0, -1), { ...last, to: weekday }]
    return [...runs, { from: weekday, to: weekday, periods }]
  }, [])
