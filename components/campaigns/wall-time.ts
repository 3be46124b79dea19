import { instantAt, wallClock } from '@/lib/core/time'

/** A day and a time as the browser's fields hold them: `2026-11-24`, `23:59`. */
export type WallTime = { day: string; time: string }

export type WallRead = { at: string | null } | { wrong: 'day' | 'gap' }

const dayMilliseconds = 86_400_000

const dayNumber = (day: string): number | null => {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(day)) return null
  const at = Date.parse(`${day}T00:00:00Z`)
  return Number.isNaN(at) || new Date(at).toISOString().slice(0, 10) !== day ? null : at / dayMilliseconds
}

const minutesOf = (time: string): number | null => {
  const [, hour, minute] = /^(\d{2}):(\d{2})$/.exec(time) ?? []
  return hour === undefined ? null : Number(hour) * 60 + Number(minute)
}

/** The instant when the wall in that zone shows it. A day alone is meant from its first minute on, or to its last. */
export const readWallTime = ({ day, time }: WallTime, timeZone: string, end: 'first' | 'last'): WallRead => {
  if (day === '' && time === '') return { at: null }
  const number = dayNumber(day)
  const minutes = time === '' ? (end === 'first' ? 0 : 24 * 60 - 1) : minutesOf(time)
  if (number === null || minutes === null) return { wrong: 'day' }
  const at = instantAt({ day: number, minutes }, timeZone)
  const shown = wallClock(at, timeZone)
  const isShown = shown.day * 24 * 60 + shown.minutes === number * 24 * 60 + minutes
  return isShown || time === '' ? { at: at.toISOString() } : { wrong: 'gap' }
}

const two = (value: number) => String(value).padStart(2, '0')

export const wallTimeOf = (at: string | null, timeZone: string): WallTime => {
  if (at === null) return { day: '', time: '' }
  const { day, minutes } = wallClock(new Date(at), timeZone)
  return {
    day: new Date(day * dayMilliseconds).toISOString().slice(0, 10),
    time: `${two(Math.floor(minutes / 60))}:${two(minutes % 60)}`,
  }
}
