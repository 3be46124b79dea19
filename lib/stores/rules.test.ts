import fc from 'fast-check'
import { expect, test } from 'vitest'
import { isTimeZone, wallClock } from '@/lib/core/time'
import {
  distanceMetres,
  meanEarthRadiusMetres,
  openingProblem,
  openingSpans,
  openingState,
  type Period,
  walkingMinutes,
  type Week,
  weekdays,
} from './rules'

const closed: Week = { monday: [], tuesday: [], wednesday: [], thursday: [], friday: [], saturday: [], sunday: [] }
const week = (days: Partial<Week>): Week => ({ ...closed, ...days })
const period = (text: string): Period => {
  const [opens = '', closes = ''] = text.split('–')
  return { opens, closes }
}
const periods = (...texts: string[]) => texts.map(period)

test.each([
  ['one after the other, touching', week({ monday: periods('08:00–12:00', '12:00–20:00') })],
  ['round the clock, every day', week(Object.fromEntries(weekdays.map((day) => [day, periods('00:00–24:00')])))],
  ['into the next day until it opens', week({ friday: periods('20:00–03:00'), saturday: periods('03:00–05:00') })],
  ['Sunday night until Monday opens', week({ sunday: periods('22:00–06:00'), monday: periods('06:00–14:00') })],
  ['24 hours from noon to noon', week({ monday: periods('12:00–12:00'), tuesday: periods('12:00–12:00') })],
])('periods may lie %s', (_, hours) => {
  expect(openingProblem(hours)).toBeNull()
})

test.each([
  ['within a day', week({ monday: periods('08:00–14:00', '13:59–20:00') }), 'monday', 1],
  ['one inside the other', week({ monday: periods('08:00–20:00', '10:00–11:00') }), 'monday', 1],
  ['the same twice', week({ sunday: periods('08:00–09:00', '08:00–09:00') }), 'sunday', 1],
  ['over midnight', week({ friday: periods('12:00–14:00', '20:00–03:01'), saturday: periods('03:00–05:00') }), 'friday', 1],
  ['over midnight between Sunday and Monday', week({ sunday: periods('22:00–06:01'), monday: periods('06:00–14:00') }), 'sunday', 0],
  ['after 24 hours', week({ monday: periods('12:00–12:00'), tuesday: periods('11:59–13:00') }), 'monday', 0],
])('periods that overlap %s are found and named', (_, hours, weekday, at) => {
  expect(openingProblem(hours)).toEqual({ weekday, period: at, detail: 'overlaps another period' })
})

const madrid = 'Europe/Madrid'

test.each([
  ['at the minute it opens', '2026-07-06T06:00:00Z', { open: true, until: '20:00' }],
  ['in the last second', '2026-07-06T17:59:59.999Z', { open: true, until: '20:00' }],
  ['at the minute it closes', '2026-07-06T18:00:00Z', { open: false, opens: { weekday: 'friday', at: '22:00', today: false } }],
  ['a moment before it opens', '2026-07-06T05:59:59.999Z', { open: false, opens: { weekday: 'monday', at: '08:00', today: true } }],
  ['after midnight, by the hours of the day before', '2026-07-10T23:30:00Z', { open: true, until: '04:00' }],
  ['when the night ends', '2026-07-11T02:00:00Z', { open: false, opens: { weekday: 'sunday', at: '18:00', today: false } }],
  ['over midnight from Sunday to Monday', '2026-07-12T22:30:00Z', { open: true, until: '01:00' }],
])('a store in Madrid says whether it is open %s', (_, at, state) => {
  const hours = week({ monday: periods('08:00–20:00'), friday: periods('22:00–04:00'), sunday: periods('18:00–01:00') })

  expect(openingState(hours, madrid, new Date(at))).toEqual(state)
})

const nights = week({ saturday: periods('22:00–04:00'), sunday: periods('10:00–24:00') })

test.each([
  ['spring: before the clock leaps', '2026-03-29T00:59:00Z', true],
  ['spring: 03:00 comes right after 01:59', '2026-03-29T01:00:00Z', true],
  ['spring: closed an hour earlier than in any other week', '2026-03-29T02:00:00Z', false],
  ['autumn: the first 02:30', '2026-10-25T00:30:00Z', true],
  ['autumn: the second 02:30', '2026-10-25T01:30:00Z', true],
  ['autumn: an hour longer than in any other week', '2026-10-25T02:59:00Z', true],
  ['autumn: closed at four by the wall', '2026-10-25T03:00:00Z', false],
  ['autumn: until midnight of the long day', '2026-10-25T22:59:00Z', true],
  ['autumn: and not into Monday', '2026-10-25T23:00:00Z', false],
])('the wall clock decides when clocks change, %s', (_, at, open) => {
  expect(openingState(nights, madrid, new Date(at)).open).toBe(open)
})

test('hours that the clock leaps over open nothing, and the next opening is said by the wall', () => {
  const early = week({ sunday: periods('02:15–02:45', '05:00–06:00') })

  expect(openingState(early, madrid, new Date('2026-03-29T01:00:00Z'))).toEqual({
    open: false,
    opens: { weekday: 'sunday', at: '05:00', today: true },
  })
  expect(openingState(early, madrid, new Date('2026-10-25T00:15:00Z')).open).toBe(true)
  expect(openingState(early, madrid, new Date('2026-10-25T01:15:00Z')).open).toBe(true)
})

test('half an hour of a zone counts, and a zone without summer time keeps its hours all year', () => {
  const hours = week({ thursday: periods('09:00–24:00') })

  for (const day of ['2026-01-01', '2026-07-02']) {
    expect(openingState(hours, 'Asia/Kolkata', new Date(`${day}T03:29:00Z`)).open).toBe(false)
    expect(openingState(hours, 'Asia/Kolkata', new Date(`${day}T03:30:00Z`))).toEqual({ open: true, until: '24:00' })
    expect(openingState(hours, 'Asia/Kolkata', new Date(`${day}T18:29:00Z`)).open).toBe(true)
    expect(openingState(hours, 'Asia/Kolkata', new Date(`${day}T18:30:00Z`)).open).toBe(false)
  }
})

test('the next opening is the earliest of its day, today if it is yet to come, and in a week if there is but one', () => {
  const unsorted = week({ wednesday: periods('16:00–20:00', '09:00–13:00') })
  const next = (at: string) => openingState(unsorted, 'UTC', new Date(at))

  expect(next('2026-07-07T12:00:00Z')).toEqual({ open: false, opens: { weekday: 'wednesday', at: '09:00', today: false } })
  expect(next('2026-07-08T14:00:00Z')).toEqual({ open: false, opens: { weekday: 'wednesday', at: '16:00', today: true } })
  expect(next('2026-07-08T21:00:00Z')).toEqual({ open: false, opens: { weekday: 'wednesday', at: '09:00', today: false } })
  expect(openingState(closed, 'UTC', new Date('2026-07-08T14:00:00Z'))).toEqual({ open: false, opens: null })
})

const dayMinutes = 24 * 60
const weekMinutes = 7 * dayMinutes
const clock = (minutes: number) => `${String(Math.floor(minutes / 60)).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}`

const somePeriod = fc
  .tuple(fc.integer({ min: 0, max: dayMinutes - 1 }), fc.integer({ min: 0, max: dayMinutes }))
  .map(([opens, closes]) => ({ opens: clock(opens), closes: clock(closes) }))
const someDay = fc.array(somePeriod, { maxLength: 2 })
const someWeek: fc.Arbitrary<Week> = fc.record({
  monday: someDay,
  tuesday: someDay,
  wednesday: someDay,
  thursday: someDay,
  friday: someDay,
  saturday: someDay,
  sunday: someDay,
})

const anyInstant = fc.date({ min: new Date('2026-01-01T00:00:00Z'), max: new Date('2027-12-31T23:59:59Z'), noInvalidDate: true })
const anyZone = fc.constantFrom(madrid, 'UTC', 'Asia/Kolkata', 'America/New_York', 'Australia/Lord_Howe', 'Pacific/Apia').filter(isTimeZone)

const shownADayFrom = (at: Date, days: number, zone: string) => wallClock(new Date(at.getTime() + days * 86_400_000), zone).minutes

test('a store is open exactly while a span of its day covers the present, when no clock is changed', () => {
  fc.assert(
    fc.property(someWeek, anyZone, anyInstant, (hours, zone, at) => {
      fc.pre(shownADayFrom(at, -1, zone) === shownADayFrom(at, 1, zone))
      const covered = openingSpans(hours, zone, at).some(({ from, to }) => from <= at && at < to)

      expect(openingState(hours, zone, at).open).toBe(covered)
    }),
    { numRuns: 500 },
  )
})

/** Minute by minute from Monday 00:00: how many periods hold it. The plain way, to compare with. */
const coverage = (hours: Week): number[] => {
  const covered = Array<number>(weekMinutes).fill(0)
  const minutesOf = (time: string) => Number(time.slice(0, 2)) * 60 + Number(time.slice(3))
  weekdays.forEach((weekday, day) => {
    for (const { opens, closes } of hours[weekday]) {
      const [from, to] = [minutesOf(opens), minutesOf(closes)]
      for (let minute = from; minute < (to <= from ? to + dayMinutes : to); minute += 1) {
        const place = (day * dayMinutes + minute) % weekMinutes
        covered[place] = (covered[place] ?? 0) + 1
      }
    }
  })
  return covered
}

test('a week is refused exactly when some minute of it lies in two periods', () => {
  fc.assert(
    fc.property(someWeek, (hours) => void expect(openingProblem(hours) !== null).toBe(coverage(hours).some((count) => count > 1))),
    { numRuns: 300 },
  )
})

test('open is what lies in a period, and the next opening is the first minute that does', () => {
  const monday = Date.parse('2026-11-16T00:00:00Z')

  fc.assert(
    fc.property(
      someWeek.filter((hours) => openingProblem(hours) === null),
      fc.integer({ min: 0, max: weekMinutes - 1 }),
      (hours, minute) => {
        const covered = coverage(hours)
        const state = openingState(hours, 'UTC', new Date(monday + minute * 60_000))
        expect(state.open).toBe(covered[minute] === 1)
        if (state.open || state.opens === null) return void expect(state.open || covered.every((count) => count === 0)).toBe(true)
        const ahead =
          Array.from({ length: weekMinutes }, (_, later) => later + 1).find((later) => covered[(minute + later) % weekMinutes] === 1) ?? 0
        const then = (minute + ahead) % weekMinutes
        expect([weekdays.indexOf(state.opens.weekday), state.opens.at]).toEqual([Math.floor(then / dayMinutes), clock(then % dayMinutes)])
      },
    ),
    { numRuns: 200 },
  )
})

const place = (latitude: number, longitude: number) => ({ latitude, longitude })
const newYork = place(40.7128, -74.006)

test.each([
  [place(40.73061, -73.935242), 6.2833],
  [place(41.7128, -75.006), 139.1429],
  [place(34.0522, -118.2437), 3935.7517],
  [place(41.8781, -87.6298), 1144.2929],
])('from New York to %j it is %f km', (there, kilometres) => {
  expect((distanceMetres(newYork, there) / 1_000).toFixed(4)).toBe(kilometres.toFixed(4))
})

const halfway = Math.PI * meanEarthRadiusMetres

test.each([
  ['nothing to itself', newYork, newYork, 0],
  ['nothing from zero to zero', place(0, 0), place(-0, 0), 0],
  ['half the globe from pole to pole', place(90, 0), place(-90, 0), halfway],
  ['half the globe to the antipode', newYork, place(-40.7128, 180 - 74.006), halfway],
  ['nothing between the names of a pole', place(90, 12), place(90, -170), 0],
  ['nothing between the two names of the date line', place(10, 180), place(10, -180), 0],
  ['the short way over the date line', place(0, 179.5), place(0, -179.5), halfway / 180],
  ['a degree of a meridian', place(0, 0), place(1, 0), halfway / 180],
])('a distance is %s', (_, one, other, metres) => {
  expect(distanceMetres(one, other)).toBeCloseTo(metres, 3)
})

const anyPlace = fc.record({
  latitude: fc.double({ min: -90, max: 90, noNaN: true }),
  longitude: fc.double({ min: -180, max: 180, noNaN: true }),
})

test('a distance is the same there and back, never more than half the globe, and no detour is shorter', () => {
  fc.assert(
    fc.property(anyPlace, anyPlace, anyPlace, (one, other, third) => {
      const direct = distanceMetres(one, other)

      expect(distanceMetres(other, one)).toBe(direct)
      expect(direct).toBeGreaterThanOrEqual(0)
      expect(direct).toBeLessThanOrEqual(halfway)
      expect(direct).toBeLessThanOrEqual(distanceMetres(one, third) + distanceMetres(third, other) + 0.2)
    }),
    { numRuns: 500 },
  )
})

test.each([
  [0, 1],
  [75, 1],
  [150, 2],
  [1_500, 20],
])('%d metres are a walk of %d minutes', (metres, minutes) => {
  expect(walkingMinutes(metres)).toBe(minutes)
})
