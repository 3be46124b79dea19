import { expect, test } from 'vitest'
import { mostTries, nextTryAt, restSeconds, retryAfterSecondsOf, retrySeconds } from './rules'

const now = new Date('2026-11-20T12:00:00Z')
const wait = (tries: number, random: number, retryAfterSeconds: number | null = null) => {
  const at = nextTryAt({ tries, retryAfterSeconds }, now, random)
  return at && (at.getTime() - now.getTime()) / 1_000
}

test('tried again after 5 s, 5 min, 30 min, 2 h, 5 h, 10 h, 14 h, 20 h and 24 h, and then no more', () => {
  const waits = Array.from({ length: mostTries }, (_, tried) => wait(tried + 1, 0.5))

  expect(waits).toEqual([5, 300, 1_800, 7_200, 18_000, 36_000, 50_400, 72_000, 86_400, null])
})

test.each(retrySeconds.map((seconds, at) => [seconds, at + 1]))('%s s are never the same for all, and never far off', (seconds, tries) => {
  expect(wait(tries, 0)).toBeCloseTo(seconds * 0.85, 1)
  expect(wait(tries, 1)).toBeCloseTo(seconds * 1.15, 1)
})

test('who asks for more time gets it, up to a day, and never less than the schedule', () => {
  expect(wait(1, 0.5, 120)).toBe(120)
  expect(wait(2, 0.5, 120)).toBe(300)
  expect(wait(1, 0.5, 10 ** 9)).toBe(86_400)
  expect(wait(mostTries, 0.5, 120)).toBeNull()
})

test.each([
  ['120', 120],
  ['0', 0],
  [' 7 ', 7],
  ['Fri, 20 Nov 2026 12:00:30 GMT', 30],
  ['Fri, 20 Nov 2026 11:00:00 GMT', 0],
  ['soon', null],
  ['-5', null],
  ['1.5', null],
  ['', null],
  [undefined, null],
  ['9'.repeat(30), null],
])('Retry-After: %s asks for %s s', (header, seconds) => {
  expect(retryAfterSecondsOf(header, now)).toBe(seconds)
})

test('the rest grows and has an end', () => {
  expect([1, 2, 3, 6, 7, 100].map(restSeconds)).toEqual([5, 10, 20, 160, 300, 300])
})
