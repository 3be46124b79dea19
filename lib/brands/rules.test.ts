import { expect, test } from 'vitest'
import { isCurrency, isOrigin, isReservedSlug, isSlug, isWithoutDoubles } from './rules'

test.each(['abc', 'molino', 'cafe-sol', 'a1-b2-c3', '7eleven', 'a'.repeat(40)])('%s may be a slug', (slug) => {
  expect(isSlug(slug)).toBe(true)
})

test.each(['', 'ab', 'a'.repeat(41), '-abc', 'abc-', 'a--b', 'Molino', 'café', 'a_b', 'a b', 'a.b', 'abc\n', 'а́бв'])(
  '%j is not a slug',
  (slug) => {
    expect(isSlug(slug)).toBe(false)
  },
)

test('words of our own addresses are kept', () => {
  expect(['console', 'till', 'api', 'sign-in', 'new'].every(isReservedSlug)).toBe(true)
  expect(isReservedSlug('molino')).toBe(false)
})

test.each([
  ['EUR', true],
  ['USD', true],
  ['JPY', true],
  ['eur', false],
  ['EURO', false],
  ['XYZ', false],
  ['', false],
  ['constructor', false],
])('%s is a currency: %s', (code, is) => {
  expect(isCurrency(code)).toBe(is)
})

test.each(['https://shop.example', 'https://shop.example:8443', 'http://localhost:5173', 'http://127.0.0.1', 'https://[::1]:8443'])(
  '%s is an origin',
  (origin) => {
    expect(isOrigin(origin)).toBe(true)
  },
)

test.each([
  'http://shop.example',
  'http://localhost.shop.example',
  'https://shop.example/',
  'https://shop.example/path',
  'https://shop.example?x=1',
  'https://shop.example#x',
  'https://user:secret@shop.example',
  'https://Shop.example',
  'https://shop.example:443',
  'https://*.shop.example',
  'ftp://shop.example',
  'file:///etc/passwd',
  'javascript:alert(1)',
  ' https://shop.example',
  'shop.example',
  'null',
  '*',
  '',
])('%j is not an origin that we would answer', (origin) => {
  expect(isOrigin(origin)).toBe(false)
})

test('finds a double wherever it stands', () => {
  expect(isWithoutDoubles(['en', 'es'])).toBe(true)
  expect(isWithoutDoubles(['en', 'es', 'en'])).toBe(false)
})
