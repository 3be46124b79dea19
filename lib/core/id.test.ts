import fc from 'fast-check'
import { expect, test } from 'vitest'
import { isUuid, newId } from './id'

const millisecondsIn = (id: string) => parseInt(id.slice(0, 8) + id.slice(9, 13), 16)

test('an id is a UUIDv7 that says its moment', () => {
  fc.assert(
    fc.property(fc.nat(2 ** 48 - 1), (at) => {
      const id = newId(at)

      expect(id).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/)
      expect(millisecondsIn(id)).toBe(at)
      expect(isUuid(id)).toBe(true)
    }),
  )
})

test('if no moment is said, it is now', () => {
  const before = Date.now()

  const at = millisecondsIn(newId())

  expect(at).toBeGreaterThanOrEqual(before)
  expect(at).toBeLessThanOrEqual(Date.now())
})

test('100 000 ids of one millisecond are all different and stand in the order in which they were made', { timeout: 30_000 }, () => {
  const ids = Array.from({ length: 100_000 }, () => newId(1_795_190_400_000))

  expect(new Set(ids).size).toBe(100_000)
  expect(ids.every((id, at) => at === 0 || (ids[at - 1] ?? '') < id)).toBe(true)
})

test('a later moment is a later id, whatever was made between', () => {
  fc.assert(
    fc.property(fc.nat(2 ** 47), fc.integer({ min: 1, max: 2 ** 47 }), fc.nat(20), (at, later, between) => {
      const last = newId(at + later)
      for (let made = 0; made < between; made += 1) newId(at)

      expect(newId(at) < last).toBe(true)
    }),
  )
})

test('the end of an id is never twice the same', () => {
  const tails = Array.from({ length: 1_000 }, () => newId(0).slice(24))

  expect(new Set(tails).size).toBe(1_000)
})

test.each([
  '',
  'x',
  '0197a3c4-0000-7000-8000-00000000000',
  '0197a3c400007000800000000000000a',
  ' 0197a3c4-0000-7000-8000-000000000000',
  '0197a3c4-0000-7000-8000-000000000000\n',
  '{0197a3c4-0000-7000-8000-000000000000}',
  '0197a3c4-0000-7000-8000-00000000000g',
])('%j is no UUID', (text) => {
  expect(isUuid(text)).toBe(false)
})
