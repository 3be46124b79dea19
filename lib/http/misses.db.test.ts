import { eq, sql } from 'drizzle-orm'
import { afterAll, expect, test } from 'vitest'
import { connect, type Database } from '@/db'
import { codeMisses } from '@/db/schema'
import { database, databaseUrl } from '@/db/testing/world'
import type { Actor } from '@/lib/core/ctx'
import { newId } from '@/lib/core/id'
import { Problem } from '@/lib/core/problem'
import { countMiss, forgetMisses, refuseLocked } from './misses'

const other = connect(databaseUrl, 8)
afterAll(() => other.client.end({ timeout: 5 }))

const aShopper = (): Actor => ({ kind: 'shopper', shopperId: newId(), brandId: newId() })
const keyOf = (actor: Actor) => (actor.kind === 'shopper' ? `shopper:${actor.shopperId}` : '')

/** What a miss is answered with. */
const miss = async (actor: Actor, db = database()) => {
  const answered = await countMiss(db, actor, new Problem('code-not-valid'))
  return answered instanceof Problem ? answered : new Problem('internal')
}

const misses = async (actor: Actor, count: number) => {
  const answers: Problem[] = []
  for (let at = 0; at < count; at += 1) answers.push(await miss(actor))
  return answers.map(({ code }) => code)
}

const lockSeconds = async (actor: Actor) => {
  const refusal: unknown = await refuseLocked(database(), actor).then(
    () => null,
    (error: unknown) => error,
  )
  return refusal instanceof Problem ? (refusal.options.retryAfterSeconds ?? 0) : 0
}

/** As if so many seconds had gone by. */
const pass = (actor: Actor, seconds: number) =>
  database()
    .update(codeMisses)
    .set({ since: sql`since - make_interval(secs => ${seconds})`, lockedUntil: sql`locked_until - make_interval(secs => ${seconds})` })
    .where(eq(codeMisses.key, keyOf(actor)))

test('five misses in a minute are answered as such, the sixth locks for a minute, whatever is asked then', async () => {
  const actor = aShopper()

  const before = await misses(actor, 5)
  const free = await lockSeconds(actor)
  const sixth = await misses(actor, 1)

  expect([before, free, sixth]).toEqual([Array(5).fill('code-not-valid'), 0, ['rate-limited']])
  expect(await lockSeconds(actor)).toBe(60)
})

test('a minute later the count begins anew; others are not locked', async () => {
  const actor = aShopper()
  await misses(actor, 5)
  await pass(actor, 60)

  expect(await misses(actor, 5)).toEqual(Array(5).fill('code-not-valid'))
  expect(await misses(aShopper(), 1)).toEqual(['code-not-valid'])
})

test('each lock is twice as long as the one before, up to a day, and a day without one begins anew', async () => {
  const actor = aShopper()
  const locks: number[] = []
  for (let at = 0; at < 13; at += 1) {
    await misses(actor, 6)
    locks.push(await lockSeconds(actor))
    await pass(actor, 24 * 60 * 60)
  }
  await pass(actor, 24 * 60 * 60 + 1)
  await misses(actor, 6)

  expect(locks).toEqual([1, 2, 4, 8, 16, 32, 64, 128, 256, 512, 1024, 1440, 1440].map((minutes) => minutes * 60))
  expect(await lockSeconds(actor)).toBe(60)
})

test(
  '10 000 guesses through two processes, 250 at a time, lock the guesser and are told no more than five',
  { timeout: 60_000 },
  async () => {
    const actor = aShopper()
    const guess = async (db: Database) => {
      const refusal: unknown = await refuseLocked(db, actor).catch((error: unknown) => error)
      return refusal instanceof Problem ? refusal : miss(actor, db)
    }

    const answers: Problem[] = []
    for (let wave = 0; wave < 40; wave += 1)
      answers.push(...(await Promise.all(Array.from({ length: 250 }, (_, at) => guess(at % 2 ? other.db : database())))))

    const told = answers.filter(({ code }) => code === 'code-not-valid')
    const [row] = await database()
      .select()
      .from(codeMisses)
      .where(eq(codeMisses.key, keyOf(actor)))
    expect(answers).toHaveLength(10_000)
    expect(told).toHaveLength(5)
    expect(row?.locks).toBe(1)
  },
)

test('who types at a till, or speaks for a brand, has room for 600 a minute', async () => {
  const keyId = newId()
  const actor: Actor = { kind: 'key', keyId, brandId: newId(), scopes: ['codes:read'] }
  await database()
    .insert(codeMisses)
    .values({ key: `key:${keyId}`, since: new Date(), misses: 599 })

  expect(await misses(actor, 2)).toEqual(['code-not-valid', 'rate-limited'])
})

test('what is no miss is not counted', async () => {
  const actor = aShopper()
  const refusal = new Problem('code-expired')

  for (let at = 0; at < 10; at += 1) expect(await countMiss(database(), actor, refusal)).toBe(refusal)

  expect(
    await database()
      .select()
      .from(codeMisses)
      .where(eq(codeMisses.key, keyOf(actor))),
  ).toEqual([])
})

test('what is a day old is forgotten, and what still locks is not', async () => {
  const [old, locked] = [aShopper(), aShopper()]
  await misses(old, 1)
  await misses(locked, 6)
  await pass(old, 25 * 60 * 60)

  await forgetMisses(database())

  const kept = await database().select({ key: codeMisses.key }).from(codeMisses)
  expect(kept.map(({ key }) => key)).toContain(keyOf(locked))
  expect(kept.map(({ key }) => key)).not.toContain(keyOf(old))
})
