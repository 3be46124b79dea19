import { dayAfter, dayBefore, instantAt, wallClock, type Weekday } from '@/lib/core/time'

export type Period = { opens: string; closes: string }
export type Week = Record<Weekday, Period[]>

export const weekdays: readonly Weekday[] = ['monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday', 'sunday']

const dayMinutes = 24 * 60
const minutesOf = (time: string) => Number(time.slice(0, 2)) * 60 + Number(time.slice(3, 5))

/** Minutes since midnight of the day on which it opens; what closes after midnight counts on. */
const spanOf = ({ opens, closes }: Period) => {
  const from = minutesOf(opens)
  const to = minutesOf(closes)
  return { from, to: to <= from ? to + dayMinutes : to }
}

type OpeningProblem = { weekday: Weekday; period: number; detail: string }

/** The first period that overlaps another, also over midnight into the next day. */
export const openingProblem = (hours: Week): OpeningProblem | null => {
  for (const weekday of weekdays) {
    const spans = hours[weekday].map(spanOf)
    const tomorrow = hours[dayAfter(weekday)].map(spanOf).map((span) => ({ from: span.from + dayMinutes, to: span.to + dayMinutes }))
    for (const [period, span] of spans.entries()) {
      const others = [...spans.filter((_, at) => at < period), ...tomorrow]
      if (others.some((other) => span.from < other.to && other.from < span.to))
        return { weekday, period, detail: 'overlaps another period' }
    }
  }
  return null
}

export type OpeningState = { open: true; until: string } | { open: false; opens: { weekday: Weekday; at: string; today: boolean } | null }

const nextOpening = (hours: Week, weekday: Weekday, minutes: number): { weekday: Weekday; at: string; today: boolean } | null => {
  let day = weekday
  for (let ahead = 0; ahead <= 7; ahead += 1) {
    const later = hours[day]
      .filter((period) => ahead > 0 || minutesOf(period.opens) > minutes)
      .toSorted((one, other) => minutesOf(one.opens) - minutesOf(other.opens))
    if (later[0]) return { weekday: day, at: later[0].opens, today: ahead === 0 }
    day = dayAfter(day)
  }
  return null
}

/** Is the store open at that instant, by the clock on its own wall? */
export const openingState = (hours: Week, timeZone: string, at: Date): OpeningState => {
  const { weekday, minutes } = wallClock(at, timeZone)
  const today = hours[weekday].find((period) => spanOf(period).from <= minutes && minutes < spanOf(period).to)
  if (today) return { open: true, until: today.closes }
  const yesterday = hours[dayBefore(weekday)].find((period) => minutes + dayMinutes < spanOf(period).to)
  if (yesterday) return { open: true, until: yesterday.closes }
  return { open: false, opens: nextOpening(hours, weekday, minutes) }
}

/** When it is open around that instant: from yesterday's last hours to tomorrow's. */
export const openingSpans = (hours: Week, timeZone: string, at: Date): { from: Date; to: Date }[] => {
  const { weekday, day } = wallClock(at, timeZone)
  const days: [Weekday, number][] = [
    [dayBefore(weekday), day - 1],
    [weekday, day],
    [dayAfter(weekday), day + 1],
  ]
  return days.flatMap(([name, on]) =>
    hours[name].map(spanOf).map(({ from, to }) => ({
      from: instantAt({ day: on, minutes: from }, timeZone),
      to: instantAt({ day: on, minutes: to }, timeZone),
    })),
  )
}

export type Place = { latitude: number; longitude: number }

export const meanEarthRadiusMetres = 6_371_008.8

const radians = (degrees: number) => (degrees * Math.PI) / 180

/** Haversine, on the mean Earth radius. */
export const distanceMetres = (one: Place, other: Place): number => {
  const halfLatitude = radians(other.latitude - one.latitude) / 2
  const halfLongitude = radians(other.longitude - one.longitude) / 2
  const chord =
    Math.sin(halfLatitude) ** 2 + Math.cos(radians(one.latitude)) * Math.cos(radians(other.latitude)) * Math.sin(halfLongitude) ** 2
  return 2 * meanEarthRadiusMetres * Math.asin(Math.min(1, Math.sqrt(chord)))
}

const walkedMetresPerMinute = 75

export const walkingMinutes = (metres: number) => Math.max(1, Math.round(metres / walkedMetresPerMinute))
