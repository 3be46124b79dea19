import { expect, test } from 'vitest'
import { expiryOf } from './expiry'

const now = new Date('2026-11-20T16:42:00Z')

test('a key that ends on a day works until the midnight of the brand', () => {
  expect(expiryOf({ lifetime: 'onDay', day: '2026-11-20' }, now, 'Europe/Madrid')).toEqual(new Date('2026-11-20T23:00:00Z'))
})

test.each(['', '2026-11-19', '2026-13-01', 'tomorrow'])('the day “%s” is none on which a key could end', (day) => {
  expect(expiryOf({ lifetime: 'onDay', day }, now, 'Europe/Madrid')).toBe('wrong')
})

test('lifetimes count from now, and never has no end', () => {
  expect(expiryOf({ lifetime: 'in30', day: '' }, now, 'Europe/Madrid')).toEqual(new Date('2026-12-20T16:42:00Z'))
  expect(expiryOf({ lifetime: 'never', day: '2026-01-01' }, now, 'Europe/Madrid')).toBeNull()
})
