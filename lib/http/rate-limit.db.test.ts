import { sql } from 'drizzle-orm'
import { expect, test } from 'vitest'
import { database, unique } from '@/db/testing/world'
import { countAttempt, countRequest, forgetEmptyBuckets, type Limit } from './rate-limit'

/** Refilled so slowly that nothing comes back while a test runs. */
const slow = (burst: number): Limit => ({ name: 'slow', perSecond: burst / 36_000, burst })

const grantedOf = async (attempts: Promise<unknown>[]) => {
  const outcomes = await Promise.allSettled(attempts)
  const refused = outcomes.flatMap((outcome) => (outcome.status === 'rejected' ? [outcome.reason.code] : []))
  expect(new Set(refused).size).toBeLessThanOrEqual(1)
  return outcomes.length - refused.length
}

const countedBy = (count: typeof countAttempt | typeof countRequest, limit: Limit, times: number) => {
  const key = unique('bucket')
  return grantedOf(Array.from({ length: times }, () => count(database(), key, limit)))
}

test('grants as many attempts as the burst holds, and not one more, when all come at once', async () => {
  expect(await countedBy(countAttempt, slow(10), 50)).toBe(10)
})

test.each([1, 5, 100, 1_000])('grants the whole burst of %i to requests that arrive together, and never more', async (burst) => {
  expect(await countedBy(countRequest, slow(burst), burst + 50)).toBe(burst)
})

test('429 rate-limited says how long to wait for the next one', async () => {
  const key = unique('bucket')
  const limit: Limit = { name: 'sign-in', perSecond: 10 / 60, burst: 10 }
  for (let count = 0; count < 10; count += 1) await countAttempt(database(), key, limit)

  const refused = countAttempt(database(), key, limit)

  await expect(refused).rejects.toMatchObject({ code: 'rate-limited', options: { retryAfterSeconds: 6 } })
})

test('permits come back with time, one by one', async () => {
  const key = unique('bucket')
  const limit = slow(10)
  await grantedOf(Array.from({ length: 10 }, () => countAttempt(database(), key, limit)))

  await database().execute(sql`update rate_limits set empty_at = empty_at - interval '7201 seconds' where key = ${key}`)

  expect(await grantedOf(Array.from({ length: 10 }, () => countAttempt(database(), key, limit)))).toBe(2)
})

test('being refused costs nothing: who keeps knocking waits no longer', async () => {
  const key = unique('bucket')
  const limit = slow(1)
  await countAttempt(database(), key, limit)
  const waiting = async () => {
    const [row] = await database().execute<{ at: string }>(sql`select empty_at::text as at from rate_limits where key = ${key}`)
    return row?.at
  }
  const before = await waiting()

  await grantedOf(Array.from({ length: 20 }, () => countAttempt(database(), key, limit)))

  expect(await waiting()).toBe(before)
})

test('each key has a bucket of its own', async () => {
  expect(await Promise.all([1, 2, 3].map(() => countedBy(countAttempt, slow(3), 5)))).toEqual([3, 3, 3])
})

test('what is forgotten was empty', async () => {
  const [full, empty] = [unique('full'), unique('empty')]
  await Promise.all([full, empty].map((key) => countAttempt(database(), key, slow(1))))
  await database().execute(sql`update rate_limits set empty_at = now() - interval '2 hours' where key = ${empty}`)

  await forgetEmptyBuckets(database())

  const left = await database().execute<{ key: string }>(sql`select key from rate_limits where key in (${full}, ${empty})`)
  expect(left.map(({ key }) => key)).toEqual([full])
})
