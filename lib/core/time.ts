export const isTimeZone = (name: string): boolean => {
  if (!/^[A-Za-z][A-Za-z0-9_+/-]*$/.test(name)) return false
  try {
    new Intl.DateTimeFormat('en', { timeZone: name })
    return true
  } catch {
    return false
  }
}

/**
 * The zone as the world writes it, whatever the case it was said in. An alias (Asia/Kolkata) stays the alias that was said:
 * the engine would answer with the zone's oldest name.
 */
export const canonicalTimeZone = (name: string): string => {
  const known = new Intl.DateTimeFormat('en', { timeZone: name }).resolvedOptions().timeZone
  if (known.toLowerCase() === name.toLowerCase()) return known
  const isOneCase = name === name.toLowerCase() || name === name.toUpperCase()
  return isOneCase && name.includes('/') ? name.toLowerCase().replace(/(^|[/_-])[a-z]/g, (first) => first.toUpperCase()) : name
}

const weekdays = ['sunday', 'monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday'] as const
export type Weekday = (typeof weekdays)[number]

const minuteMilliseconds = 60_000
const dayMilliseconds = 24 * 60 * minuteMilliseconds

const formats = new Map<string, Intl.DateTimeFormat>()

const formatFor = (timeZone: string) => {
  const known = formats.get(timeZone)
  if (known) return known
  const format = new Intl.DateTimeFormat('en-GB', {
    timeZone,
    weekday: 'long',
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
  })
  formats.set(timeZone, format)
  return format
}

/** What a clock and a calendar on the wall in that zone show. The day is counted from 1 January 1970. */
export const wallClock = (at: Date, timeZone: string): { weekday: Weekday; day: number; minutes: number } => {
  const parts = Object.fromEntries(
    formatFor(timeZone)
      .formatToParts(at)
      .map((part) => [part.type, part.value]),
  )
  const weekday = weekdays.find((name) => name === parts.weekday?.toLowerCase()) ?? 'sunday'
  const day = Date.UTC(Number(parts.year), Number(parts.month) - 1, Number(parts.day)) / dayMilliseconds
  return { weekday, day, minutes: Number(parts.hour) * 60 + Number(parts.minute) }
}

/**
 * When the wall in that zone shows that minute of that day: the earlier time where the clock shows it twice, as much later
 * as it was put forward where it never does. Minutes beyond midnight count on into the next day.
 */
export const instantAt = ({ day, minutes }: { day: number; minutes: number }, timeZone: string): Date => {
  const shown = day * dayMilliseconds + minutes * minuteMilliseconds
  const aheadAt = (time: number) => {
    const wall = wallClock(new Date(time), timeZone)
    return wall.day * dayMilliseconds + wall.minutes * minuteMilliseconds - time
  }
  const [before, after] = [shown - aheadAt(shown - dayMilliseconds), shown - aheadAt(shown + dayMilliseconds)]
  return new Date(before + aheadAt(before) === shown ? before : after + aheadAt(after) === shown ? after : before)
}

export const dayBefore = (weekday: Weekday): Weekday => weekdays[(weekdays.indexOf(weekday) + 6) % 7] ?? 'sunday'
export const dayAfter = (weekday: Weekday): Weekday => weekdays[(weekdays.indexOf(weekday) + 1) % 7] ?? 'sunday'
