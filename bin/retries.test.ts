import { expect, test } from 'vitest'
import { retries } from './retries'

test('gives up after five ends within a minute, each wait longer than the last', () => {
  const attempt = retries(() => 0)
  const tries = Array.from({ length: 6 }, () => [attempt.mayTry(), attempt.waitMilliseconds()])

  expect(tries).toEqual([
    [true, 250],
    [true, 500],
    [true, 1000],
    [true, 2000],
    [true, 4000],
    [false, 5000],
  ])
})

test('never gives up on what ends once in a while', () => {
  let now = 0
  const attempt = retries(() => now)
  const tries = Array.from({ length: 20 }, () => {
    now += 20_000
    return attempt.mayTry()
  })

  expect(tries.every(Boolean)).toBe(true)
})
