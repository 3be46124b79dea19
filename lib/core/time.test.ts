import fc from 'fast-check'
import { expect, test } from 'vitest'
import { canonicalTimeZone, dayAfter, dayBefore, instantAt, isTimeZone, wallClock, type Weekday } from './time'

const clock = (at: string, timeZone: string) => {
  const { weekday, minutes } = wallClock(new Date(at), timeZone)
  return `${weekday} ${String(Math.floor(minutes / 60)).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}`
}

test.each([
  ['2026-03-29T00:59:59Z', 'Europe/Madrid', 'sunday 01:59'],
  ['2026-03-29T01:00:00Z', 'Europe/Madrid', 'sunday 03:00'],
  ['2026-10-25T00:59:00Z', 'Europe/Madrid', 'sunday 02:59'],
  ['2026-10-25T01:00:00Z', 'Europe/Madrid', 'sunday 02:00'],
  ['2026-10-25T02:00:00Z', 'Europe/Madrid', 'sunday 03:00'],
  ['2026-12-31T23:00:00Z', 'Europe/Madrid', 'friday 00:00'],
  ['2028-02-28T23:30:00Z', 'Europe/Madrid', 'tuesday 00:30'],
  ['2026-07-01T18:30:00Z', 'Asia/Kolkata', 'thursday 00:00'],
  ['2026-07-01T18:15:00Z', 'Asia/Kathmandu', 'thursday 00:00'],
  ['2026-10-03T15:30:00Z', 'Australia/Lord_Howe', 'sunday 02:30'],
  ['2026-07-01T10:00:00Z', 'Pacific/Kiritimati', 'thursday 00:00'],
  ['2026-07-01T11:59:00Z', 'Etc/GMT+12', 'tuesday 23:59'],
])('at %s the wall in %s shows %s', (at, timeZone, shown) => {
  expect(clock(at, timeZone)).toBe(shown)
})

const dayOf = (text: string) => Date.parse(text) / 86_400_000

test.each([
  ['2026-03-29', '01:59', 'Europe/Madrid', '2026-03-29T00:59:00.000Z'],
  ['2026-03-29', '02:30', 'Europe/Madrid', '2026-03-29T01:30:00.000Z'],
  ['2026-03-29', '03:00', 'Europe/Madrid', '2026-03-29T01:00:00.000Z'],
  ['2026-03-29', '08:00', 'Europe/Madrid', '2026-03-29T06:00:00.000Z'],
  ['2026-10-25', '02:30', 'Europe/Madrid', '2026-10-25T00:30:00.000Z'],
  ['2026-10-25', '03:00', 'Europe/Madrid', '2026-10-25T02:00:00.000Z'],
  ['2026-10-24', '27:00', 'Europe/Madrid', '2026-10-25T02:00:00.000Z'],
  ['2026-11-20', '00:00', 'Pacific/Kiritimati', '2026-11-19T10:00:00.000Z'],
  ['2026-10-04', '02:15', 'Australia/Lord_Howe', '2026-10-03T15:45:00.000Z'],
])('on %s the wall shows %s in %s at %s', (day, shown, timeZone, at) => {
  const [hours = 0, minutes = 0] = shown.split(':').map(Number)

  expect(instantAt({ day: dayOf(day), minutes: hours * 60 + minutes }, timeZone).toISOString()).toBe(at)
})

test('what a wall shows leads back to the minute, or to the one an hour before where the clock shows it twice', () => {
  const zones = fc.constantFrom(...Intl.supportedValuesOf('timeZone'))
  const minute = fc.integer({ min: 0, max: 70 * 365 * 24 * 60 }).map((minutes) => new Date(Date.UTC(1980) + minutes * 60_000))

  fc.assert(
    fc.property(minute, zones, (at, timeZone) => {
      const back = instantAt(wallClock(at, timeZone), timeZone)

      expect(wallClock(back, timeZone)).toEqual(wallClock(at, timeZone))
      expect(back.getTime()).toBeLessThanOrEqual(at.getTime())
    }),
  )
})

test('in UTC the wall shows what the instant says, at any time', () => {
  const names: Weekday[] = ['sunday', 'monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday']

  fc.assert(
    fc.property(fc.date({ min: new Date('1970-01-01'), max: new Date('2100-01-01'), noInvalidDate: true }), (at) => {
      expect(wallClock(at, 'UTC')).toEqual({
        weekday: names[at.getUTCDay()],
        day: Math.floor(at.getTime() / 86_400_000),
        minutes: at.getUTCHours() * 60 + at.getUTCMinutes(),
      })
    }),
  )
})

test('seven days after a day it is that day again, and the day before the day after is the day', () => {
  const week: Weekday[] = ['monday']
  while (week.length < 8) week.push(dayAfter(week.at(-1) ?? 'monday'))

  expect(week).toEqual(['monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday', 'sunday', 'monday'])
  for (const day of week) expect(dayBefore(dayAfter(day))).toBe(day)
})

test.each(['UTC', 'Europe/Madrid', 'America/Argentina/Buenos_Aires', 'Etc/GMT+12', 'Asia/Kolkata'])('%s is a time zone', (name) => {
  expect(isTimeZone(name)).toBe(true)
})

test.each([
  '',
  ' ',
  'Madrid',
  'Europe/Atlantis',
  '+02:00',
  '-0800',
  'UTC+2',
  ' UTC',
  'UTC\n',
  'Europe/Madrid\u0000',
  '../UTC',
  'undefined',
  'x'.repeat(100_000),
])('%j is none', (name) => {
  expect(isTimeZone(name)).toBe(false)
})

test.each([
  ['europe/madrid', 'Europe/Madrid'],
  ['EUROPE/MADRID', 'Europe/Madrid'],
  ['america/argentina/buenos_aires', 'America/Argentina/Buenos_Aires'],
  ['america/port-au-prince', 'America/Port-au-Prince'],
  ['utc', 'UTC'],
  ['asia/kolkata', 'Asia/Kolkata'],
  ['asia/ho_chi_minh', 'Asia/Ho_Chi_Minh'],
  ['Europe/Kyiv', 'Europe/Kyiv'],
  ['Etc/UTC', 'Etc/UTC'],
])('%s is written %s', (said, written) => {
  expect(canonicalTimeZone(said)).toBe(written)
  expect(canonicalTimeZone(written)).toBe(written)
})

test('every zone has one way to be written, whatever the case it is said in', () => {
  for (const name of Intl.supportedValuesOf('timeZone')) {
    expect(canonicalTimeZone(name)).toBe(name)
    expect(canonicalTimeZone(name.toLowerCase())).toBe(name)
  }
})

test('what is a time zone shows a time', () => {
  fc.assert(
    fc.property(fc.oneof(fc.string(), fc.constantFrom(...Intl.supportedValuesOf('timeZone'))), (name) => {
      fc.pre(isTimeZone(name))

      expect(wallClock(new Date(0), name).minutes).toBeLessThan(1_440)
    }),
  )
})
