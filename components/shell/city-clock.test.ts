import { expect, test } from 'vitest'

import { cityOf, clockTime } from '@/components/shell/city-clock'

test('says the time of the brand, not of the reader', () => {
  const at = Date.parse('2026-11-20T15:42:10Z')

  expect(clockTime('en', 'Europe/Madrid', at)).toBe('16:42')
  expect(clockTime('es', 'America/New_York', at)).toBe('10:42')
})

test('midnight is 00 and never 24', () => {
  expect(clockTime('en', 'UTC', Date.parse('2026-11-20T00:05:00Z'))).toBe('00:05')
})

test('names the zone by its city', () => {
  expect(cityOf('Europe/Madrid')).toBe('Madrid')
  expect(cityOf('America/Argentina/Buenos_Aires')).toBe('Buenos Aires')
  expect(cityOf('UTC')).toBe('UTC')
})
