import fc from 'fast-check'
import { expect, test } from 'vitest'
import {
  changePeriod,
  closeDay,
  copyDay,
  dayRuns,
  endsNextDay,
  firstWeek,
  readTime,
  tidyPeriod,
  tidyWeek,
  weekProblem,
  withoutPeriod,
  withPeriod,
  workdays,
} from '@/components/stores/week'

test.each([
  ['9', '09:00'],
  ['09', '09:00'],
  ['930', '09:30'],
  ['1630', '16:30'],
  ['9:30', '09:30'],
  ['9.30', '09:30'],
  ['9h30', '09:30'],
  ['20h', '20:00'],
  ['24', '24:00'],
  [' 7:05 ', '07:05'],
])('%j is read as %s', (written, time) => {
  expect(readTime(written)).toBe(time)
})

test.each(['', '25', '24:01', '9:5', '9:60', 'noon', '12345'])('%j is no time of day', (written) => {
  expect(readTime(written)).toBeNull()
})

test('a time once read stays what it is', () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 23 }), fc.integer({ min: 0, max: 59 }), (hour, minute) => {
      const time = `${String(hour).padStart(2, '0')}:${String(minute).padStart(2, '0')}`
      expect(readTime(time)).toBe(time)
    }),
  )
})

test('a day opens at 00:00 and may close at 24:00', () => {
  expect(tidyPeriod({ opens: '24', closes: '24' })).toEqual({ opens: '00:00', closes: '24:00' })
  expect(tidyPeriod({ opens: 'x', closes: '' })).toEqual({ opens: 'x', closes: '' })
})

test('what closes before it opens ends on the next day, what closes at midnight does not', () => {
  expect(endsNextDay({ opens: '16:00', closes: '01:00' })).toBe(true)
  expect(endsNextDay({ opens: '16:00', closes: '24:00' })).toBe(false)
  expect(endsNextDay({ opens: '16:00', closes: '00:00' })).toBe(false)
  expect(endsNextDay({ opens: '', closes: '01:00' })).toBe(false)
})

test('periods come, change and go without touching other days', () => {
  const week = firstWeek()
  const longer = changePeriod(withPeriod(week, 'monday'), 'monday', 1, { opens: '21:00', closes: '23:00' })

  expect(longer.monday).toEqual([
    { opens: '09:00', closes: '20:00' },
    { opens: '21:00', closes: '23:00' },
  ])
  expect(longer.tuesday).toBe(week.tuesday)
  expect(withoutPeriod(longer, 'monday', 0).monday).toEqual([{ opens: '21:00', closes: '23:00' }])
  expect(closeDay(longer, 'monday').monday).toEqual([])
})

test('copying a day gives the others the same hours and leaves the rest', () => {
  const week = changePeriod(withPeriod(firstWeek(), 'saturday'), 'saturday', 0, { opens: '10:00' })
  const copied = copyDay(week, 'saturday', workdays)

  for (const weekday of workdays) expect(copied[weekday]).toEqual([{ opens: '10:00', closes: '20:00' }])
  expect(copied.sunday).toEqual([])
})

test('names the first period that is no time, then the first that overlaps', () => {
  const blank = withPeriod(firstWeek(), 'tuesday')
  expect(weekProblem(blank)).toEqual({ weekday: 'tuesday', period: 1, kind: 'time' })

  const overlapping = changePeriod(blank, 'tuesday', 1, { opens: '19', closes: '22' })
  expect(weekProblem(overlapping)).toEqual({ weekday: 'tuesday', period: 1, kind: 'overlap' })

  const sound = changePeriod(blank, 'tuesday', 1, { opens: '21', closes: '1' })
  expect(weekProblem(sound)).toBeNull()
  expect(tidyWeek(sound).tuesday[1]).toEqual({ opens: '21:00', closes: '01:00' })
})

test('days with the same hours stand together', () => {
  expect(dayRuns(firstWeek()).map(({ from, to }) => [from, to])).toEqual([
    ['monday', 'friday'],
    ['saturday', 'sunday'],
  ])
})
