import { expect, test } from 'vitest'

import { slugOf } from '@/components/onboarding/slug'

test('keeps letters and numbers and drops accents', () => {
  expect(slugOf('Cafés Lumen, Gràcia')).toBe('cafes-lumen-gracia')
  expect(slugOf('  2×1 & más  ')).toBe('2-1-mas')
})

test('never begins or ends with a hyphen, also where it is cut', () => {
  expect(slugOf(`${'a'.repeat(39)} ñandú`)).toBe('a'.repeat(39))
  expect(slugOf('--x--')).toBe('x')
})

test('a name without a letter of the alphabet gives nothing, and the person writes one', () => {
  expect(slugOf('東京')).toBe('')
})
