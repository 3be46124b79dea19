import { expect, test } from 'vitest'
import { isTimeZone, wallClock } from './time'

test.each(['Europe/Madrid', 'UTC', 'America/Argentina/Buenos_Aires', 'Asia/Kathmandu', 'Etc/GMT+12'])('%s is a time zone', (name) => {
  expect(isTimeZone(name)).toBe(true)
})

test.each(['', 'Madrid', '+02:00', 'Europe/Atlantis', 'Europe/Madrid ', '../../etc/passwd', "'; drop table stores"])(
  '%j is none',
  (name) => {
    expect(isTimeZone(name)).toBe(false)
  },
)

test.each([
  ['2026-03-29T00:59:00Z', 'sunday', 119],
  ['2026-03-29T01:00:00Z', 'sunday', 180],
  ['2026-10-25T00:30:00Z', 'sunday', 150],
  ['2026-10-25T01:30:00Z', 'sunday', 150],
  ['2028-02-28T23:30:00Z', 'tuesday', 30],
  ['2026-12-31T23:00:00Z', 'friday', 0],
])('a clock in Madrid shows at %s: %s, minute %i', (instant, weekday, minutes) => {
  expect(wallClock(new Date(instant), 'Europe/Madrid')).toEqual({ weekday, minutes })
})
