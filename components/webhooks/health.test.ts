import { expect, test } from 'vitest'
import { countsOf, outcomeOf, recentAttempts, shownAttempts, typicalMilliseconds, type WireAttempt } from './health'

const attempt = (second: number, error: WireAttempt['error'] = null, milliseconds = 100): WireAttempt => ({
  ordinal: 1,
  at: new Date(Date.UTC(2026, 10, 20, 15, 0, second)).toISOString(),
  status: error === null ? 200 : error === 'status' ? 503 : null,
  milliseconds,
  error,
  detail: null,
})

test('attempts stand in the order in which they were made, whatever delivery they belong to', () => {
  const deliveries = [{ attempts: [attempt(3)] }, { attempts: [attempt(1, 'status'), attempt(4)] }, { attempts: [attempt(2, 'timeout')] }]

  expect(recentAttempts(deliveries).map(outcomeOf)).toEqual(['refused', 'silent', 'taken', 'taken'])
})

test('no more than a hundred, and of them the newest', () => {
  const attempts = Array.from({ length: shownAttempts + 20 }, (_, second) => attempt(second, second < 20 ? 'timeout' : null))

  expect(countsOf(recentAttempts([{ attempts }]).map(outcomeOf))).toEqual({ total: 100, taken: 100, refused: 0, silent: 0 })
})

test('an answer that is no 2xx was refused; where none came it was silent', () => {
  expect((['status', 'redirect'] as const).map((error) => outcomeOf({ error }))).toEqual(['refused', 'refused'])
  expect((['address', 'dns', 'tls', 'timeout', 'connection'] as const).map((error) => outcomeOf({ error }))).toEqual(
    Array.from({ length: 5 }, () => 'silent'),
  )
})

test('what half of them took is asked of those that were taken', () => {
  expect(typicalMilliseconds([attempt(1, null, 30), attempt(2, 'timeout', 15_000), attempt(3, null, 10), attempt(4, null, 20)])).toBe(20)
  expect(typicalMilliseconds([attempt(1, 'timeout', 15_000)])).toBeNull()
})
