import { expect, test } from 'vitest'
import { accepts, ifMatchOf, isUnchanged } from './request'

const asking = (headers: Record<string, string>) => new Request('http://tira.example/', { headers })

test.each([
  ['*', undefined],
  ['"7"', 7],
  [' "7" ', 7],
])('If-Match %s means version %s', (said, version) => {
  expect(ifMatchOf(asking({ 'if-match': said }))).toBe(version)
})

test('without If-Match every version will do', () => {
  expect(ifMatchOf(asking({}))).toBeUndefined()
})

test.each(['7', 'W/"7"', '"7", "8"', '"x"', '""', '"99999999999999999999"', '"-1"'])('412 version-conflict when If-Match is %s', (said) => {
  expect(() => ifMatchOf(asking({ 'if-match': said }))).toThrow(expect.objectContaining({ code: 'version-conflict' }))
})

test.each([
  ['"1"', true],
  ['W/"1"', true],
  ['"0", W/"1"', true],
  ['"11"', false],
  ['1', false],
  ['', false],
])('a client that holds %s has version 1: %s', (held, isHeld) => {
  expect(isUnchanged(asking({ 'if-none-match': held }), '"1"')).toBe(isHeld)
})

test.each(['application/json', '*/*', 'application/*', 'text/html, application/json;q=0.1', 'application/problem+json', ''])(
  '%s takes our answers',
  (accept) => {
    expect(accepts(asking({ accept }))).toBe(true)
  },
)

test.each(['text/html', 'image/*', 'application/xml, text/csv'])('406 not-acceptable for %s', (accept) => {
  expect(accepts(asking({ accept }))).toBe(false)
})
