const partsIn = (timeZone: string) =>
  new Intl.DateTimeFormat('en-CA', {
    timeZone,
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
    hour: '2-digit',
    minute: '2-digit',
    second: '2-digit',
    hourCycle: 'h23',
  })

/** The wall clock of the zone at an instant, read as if it were UTC. */
const wallMilliseconds = (at: number, timeZone: string): number => {
  const part = Object.fromEntries(
    partsIn(timeZone)
      .formatToParts(at)
      .map(({ type, value }) => [type, Number(value)]),
  )
  return Date.UTC(part.year ?? 0, (part.month ?? 1) - 1, part.day, part.hour, part.minute, part.second)
}

/** A day of the zone, such as 2026-11-20. */
export const dayOf = (at: Date, timeZone: string): string => new Date(wallMilliseconds(at.getTime(), timeZone)).toISOString().slice(0, 10)

/** When that day begins there; where the clock jumps over midnight, the first instant after the jump. */
export const startOfDay = (day: string, timeZone: string): Date | null => {
  const midnight = /^\d{4}-\d{2}-\d{2}$/.test(day) ? Date.parse(`${day}T00:00:00Z`) : NaN
  if (Number.isNaN(midnight)) return null
  const offset = (at: number) => wallMilliseconds(at, timeZone) - at
  const first = midnight - offset(midnight)
  const second = midnight - offset(first)
  return new Date(offset(second) === offset(first) ? second : Math.max(first, second))
}

export const dayBefore = (day: string): string => new Date(Date.parse(`${day}T00:00:00Z`) - 86_400_000).toISOString().slice(0, 10)
