import { expect, test } from 'vitest'
import { isUuid, newId } from './id'

test('is a UUID of version 7 that holds its millisecond', () => {
  const id = newId(Date.parse('2026-11-20T16:42:00.123Z'))

  expect(id).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/)
  expect(Number.parseInt(id.replaceAll('-', '').slice(0, 12), 16)).toBe(Date.parse('2026-11-20T16:42:00.123Z'))
})

test('ten thousand of one millisecond are all different and keep the order in which they were made', () => {
  const ids = Array.from({ length: 10_000 }, () => newId(1_795_000_000_000))

  expect(new Set(ids).size).toBe(10_000)
  expect(ids.toSorted()).toEqual(ids)
})

test.each([
  '',
  'null',
  '1',
  '01a1f92a-aef0-7dee-9add-03c6ba7fde0',
  '01a1f92a-aef0-7dee-9add-03c6ba7fde0a0',
  '01a1f92aaef07dee9add03c6ba7fde0a',
  ' 01a1f92a-aef0-7dee-9add-03c6ba7fde0a',
])('%j is no id', (text) => {
  expect(isUuid(text)).toBe(false)
})
