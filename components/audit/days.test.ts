import fc from 'fast-check'
import { expect, test } from 'vitest'
import { dayBefore, dayOf, startOfDay } from '@/components/audit/days'

test('a day is the day on the wall of the brand', () => {
  const lateInLondon = new Date('2026-11-20T23:30:00Z')

  expect(dayOf(lateInLondon, 'Europe/Madrid')).toBe('2026-11-21')
  expect(dayOf(lateInLondon, 'America/New_York')).toBe('2026-11-20')
})

test.each([
  ['2026-11-20', 'Europe/Madrid', '2026-11-19T23:00:00.000Z'],
  ['2026-07-01', 'Europe/Madrid', '2026-06-30T22:00:00.000Z'],
  ['2026-03-29', 'Europe/Madrid', '2026-03-28T23:00:00.000Z'],
  ['2026-03-30', 'Europe/Madrid', '2026-03-29T22:00:00.000Z'],
  ['2026-11-20', 'Asia/Kathmandu', '2026-11-19T18:15:00.000Z'],
  ['2026-11-20', 'Pacific/Auckland', '2026-11-19T11:00:00.000Z'],
])('%s begins in %s at %s', (day, zone, instant) => {
  expect(startOfDay(day, zone)?.toISOString()).toBe(instant)
})

test('the first instant of a day belongs to it', () => {
  const days = fc
    .date({ min: new Date('2020-01-01'), max: new Date('2030-01-01'), noInvalidDate: true })
    .map((at) => at.toISOString().slice(0, 10))
  fc.assert(
    fc.property(
      days,
      fc.constantFrom('Europe/Madrid', 'America/Santiago', 'Africa/Cairo', 'Asia/Tokyo', 'America/St_Johns'),
      (day, zone) => {
        const start = startOfDay(day, zone)
        expect(start && dayOf(start, zone)).toBe(day)
      },
    ),
  )
})

test('what is no day begins never', () => {
  expect(startOfDay('yesterday', 'Europe/Madrid')).toBeNull()
  expect(startOfDay('2026-13-01', 'Europe/Madrid')).toBeNull()
})

test('before the first of a month comes the last of the one before', () => {
  expect(dayBefore('2026-03-01')).toBe('2026-02-28')
})
