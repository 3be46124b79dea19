import { sql } from 'drizzle-orm'
import { afterAll, beforeEach, expect, test } from 'vitest'
import { closeDatabase, database } from '@/db'
import { ask } from '@/db/embedded/postmaster'
import { newId } from '@/lib/core/id'
import { testDatabase } from '@/db/testing/database'

const { url, drop } = await testDatabase()
Object.assign(process.env, { DATABASE_URL: url, TIRA_SECRET: 'x'.repeat(40), LOG_LEVEL: 'silent' })
afterAll(closeDatabase)

const { isLive, isReady } = await import('./health')

const ready = async () => {
  const answer = await isReady()
  return { status: answer.status, retryAfter: answer.headers.get('retry-after'), body: await answer.json() }
}

const beat = (secondsAgo: number) =>
  ask(url, async (raw) => {
    await raw`insert into relays (channel, seen_at) values ('facts', now() - ${secondsAgo}::int * interval '1 second')
      on conflict (channel) do update set seen_at = excluded.seen_at`
    await raw`insert into engine_workers (id, lock_key, seen_at) values (${newId()}, 1, now() - ${secondsAgo}::int * interval '1 second')`
  })

beforeEach(() => ask(url, (raw) => raw`delete from engine_workers`))

test('everything is there', async () => {
  await beat(1)

  expect(await ready()).toEqual({ status: 200, retryAfter: null, body: { database: 'ok', migrations: 'ok', jobs: 'ok' } })
})

test('a relay and an engine that have not been seen for a while are missing', async () => {
  await beat(60)

  expect(await ready()).toMatchObject({ status: 503, retryAfter: '2', body: { database: 'ok', jobs: 'missing' } })
})

test('a schema that is behind is not ready', async () => {
  await database().execute(sql`update drizzle.__drizzle_migrations set created_at = 0`)

  expect(await ready()).toMatchObject({ status: 503, retryAfter: '2', body: { database: 'ok', migrations: 'behind' } })
})

test('a database that is gone is away, and the server lives', async () => {
  await drop()

  expect(await ready()).toMatchObject({ status: 503, retryAfter: '2', body: { database: 'away', migrations: 'away', jobs: 'away' } })
  expect((await isLive()).status).toBe(200)
})
