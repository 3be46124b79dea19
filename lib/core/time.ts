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

const formats = new Map<string, Intl.DateTimeFormat>()

const formatFor = (timeZone: string) => {
  const known = formats.get(timeZone)
  if (known) return known
  const format = new Intl.DateTimeFormat('en-GB', { timeZone, weekday: 'long', hour: '2-digit', minute: '2-digit', hourCycle: 'h23' })
  formats.set(timeZone, format)
  return format
}

/** What a clock on the wall in that zone shows. */
export const wallClock = (at: Date, timeZone: string): { weekday: Weekday; minutes: number } => {
  const parts = Object.fromEntries(
    formatFor(timeZone)
      .formatToParts(at)
      .map((part) => [part.type, part.value]),
  )
  const weekday = weekdays.find((name) => name === parts.weekday?.toLowerCase()) ?? 'sunday'
  return { weekday, minutes: Number(parts.hour) * 60 + Number(parts.minute) }
}

export const dayBefore = (weekday: Weekday): Weekday => weekdays[(weekdays.indexOf(weekday) + 6) % 7] ?? 'sunday'
export const dayAfter = (weekday: Weekday): Weekday => weekdays[(weekdays.indexOf(weekday) + 1) % 7] ?? 'sunday'
