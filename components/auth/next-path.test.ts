import { expect, test } from 'vitest'
import { nextPath, withNext } from '@/components/auth/next-path'

test.each(['/', '/console/lumen', '/promos/1?ref=push&x=//y#unit', '/con%20espacio'])('goes back to %s', (path) => {
  expect(nextPath(path)).toBe(path)
})

test.each([
  '//evil.example',
  '/\\evil.example',
  '/\t/evil.example',
  '/\n/evil.example',
  '/a\\b',
  'https://evil.example',
  'javascript:alert(1)',
  'console',
  '',
  ['/a', '/b'],
  undefined,
])('never leaves for %j', (value) => {
  expect(nextPath(value)).toBeUndefined()
})

test('carries the way back from page to page', () => {
  expect(withNext('/sign-up', '/promos/1?x=1&y=2')).toBe('/sign-up?next=%2Fpromos%2F1%3Fx%3D1%26y%3D2')
  expect(withNext('/sign-up', undefined)).toBe('/sign-up')
})
