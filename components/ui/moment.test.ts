import { expect, test } from 'vitest'
import { dayText, endOfDay, momentText } from './moment'

const now = new Date('2026-11-20T16:42:00Z')
const clock = { locale: 'en', timeZone: 'Europe/Madrid', now } as const

test('today is told by the time alone, by the clock of the brand', () => {
  expect(momentText(new Date('2026-11-20T22:59:00Z'), clock)).toBe('23:59')
  expect(momentText(new Date('2026-11-20T23:01:00Z'), clock)).toBe('21 Nov, 00:01')
})

test('another year is named', () => {
  expect(dayText(new Date('2027-01-02T12:00:00Z'), clock)).toBe('2 Jan 2027')
  expect(dayText(new Date('2026-01-02T12:00:00Z'), { ...clock, locale: 'es' }, 'long')).toBe('2 de enero')
})

test('a day ends at the midnight of the brand, also when clocks change', () => {
  expect(endOfDay('2026-11-20', 'Europe/Madrid')?.toISOString()).toBe('2026-11-20T23:00:00.000Z')
  expect(endOfDay('2026-10-25', 'Europe/Madrid')?.toISOString()).toBe('2026-10-25T23:00:00.000Z')
  expect(endOfDay('2026-10-24', 'Europe/Madrid')?.toISOString()).toBe('2026-10-24T22:00:00.000Z')
  expect(endOfDay('2026-13-01', 'Europe/Madrid')).toBeNull()
  expect(endOfDay('', 'Europe/Madrid')).toBeNull()
})
