import { expect, test } from 'vitest'
import { listStores } from '@/lib/stores/contract'
import { accepts, checkedQuery, ifMatchOf, isUnchanged } from './request'

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

const answering = (kind: 'json' | 'sse' | 'file' | 'csv') =>
  ({ kind, method: 'GET', path: '/x', summary: 'X', access: 'public', answers: {}, problems: [] }) as const

test.each([
  ['json', 'application/json'],
  ['json', '*/*'],
  ['json', 'application/*'],
  ['json', 'text/html, application/json;q=0.1'],
  ['json', 'application/problem+json'],
  ['json', ''],
  ['sse', 'text/event-stream'],
  ['sse', 'text/*'],
  ['sse', '*/*'],
  ['file', 'application/json'],
  ['csv', 'text/csv'],
  ['csv', 'text/html,application/xhtml+xml,*/*;q=0.8'],
  ['file', 'text/html,application/xhtml+xml,*/*;q=0.8'],
] as const)('answers of kind %s are taken by %s', (kind, accept) => {
  expect(accepts(asking({ accept }), answering(kind))).toBe(true)
})

test.each([
  ['json', 'text/html'],
  ['json', 'image/*'],
  ['json', 'application/xml, text/csv'],
  ['json', 'text/event-stream'],
  ['sse', 'application/json'],
  ['sse', 'text/html'],
  ['file', 'application/problem+json'],
  ['file', 'text/csv'],
  ['csv', 'application/json'],
] as const)('406 not-acceptable: answers of kind %s are not taken by %s', (kind, accept) => {
  expect(accepts(asking({ accept }), answering(kind))).toBe(false)
})

test('what is said twice in a query is refused by name, and nothing is guessed', () => {
  const asked = () => checkedQuery(listStores, new URL('http://tira.example/?limit=2&sort=name&limit=3&q=a'))

  expect(asked).toThrow(
    expect.objectContaining({
      code: 'invalid',
      options: expect.objectContaining({ errors: [{ pointer: '/query/limit', code: 'repeated', detail: 'must be given once' }] }),
    }),
  )
})
