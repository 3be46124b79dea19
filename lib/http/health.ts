import { sql } from 'drizzle-orm'
import { readMigrationFiles } from 'drizzle-orm/migrator'
import { database } from '@/db'
import { migrationsFolder } from '@/db/migrate'
import { env } from '@/lib/core/env'
import { jsonResponse } from './answer'

export { databaseAwaySince } from '@/db'

type Health = { database: 'ok' | 'away'; migrations: 'ok' | 'behind' | 'away'; jobs: 'ok' | 'missing' | 'away' }

const allAway: Health = { database: 'away', migrations: 'away', jobs: 'away' }
const quietSeconds = 10

const newestMigration = () => readMigrationFiles({ migrationsFolder: migrationsFolder() }).at(-1)?.folderMillis ?? 0

const migrationState = async (): Promise<Health['migrations']> => {
  const [row] = await database().execute<{ newest: string | null }>(sql`select max(created_at) as newest from drizzle.__drizzle_migrations`)
  return Number(row?.newest ?? 0) >= newestMigration() ? 'ok' : 'behind'
}

/** Somebody hands on the facts and, unless Inngest does, somebody drives the functions: both show now and then that they live. */
const jobsState = async (): Promise<Health['jobs']> => {
  const recently = sql`now() - ${quietSeconds}::int * interval '1 second'`
  const [row] = await database().execute<{ relays: boolean; works: boolean }>(sql`
    select exists (select from relays where channel = 'facts' and seen_at > ${recently}) as relays,
      exists (select from engine_workers where seen_at > ${recently}) as works`)
  const isDriven = env().INNGEST_SIGNING_KEY !== undefined || row?.works === true
  return row?.relays === true && isDriven ? 'ok' : 'missing'
}

const health = async (): Promise<Health> => {
  try {
    await database().execute(sql`select 1`)
  } catch {
    return allAway
  }
  const [migrations, jobs] = await Promise.all([
    migrationState().catch(() => 'behind' as const),
    jobsState().catch(() => 'missing' as const),
  ])
  return { database: 'ok', migrations, jobs }
}

export const isLive = async (): Promise<Response> => jsonResponse(200, { status: 'ok' }, {})

/** Ready is who has all three; what is missing is named. Whoever asks in order to route shoppers may look at `database` alone. */
export const isReady = async (): Promise<Response> => {
  const found = await health()
  const isReadyNow = Object.values(found).every((state) => state === 'ok')
  return jsonResponse(isReadyNow ? 200 : 503, found, isReadyNow ? {} : { 'retry-after': '2' })
}
