import { sql } from 'drizzle-orm'
import { readMigrationFiles } from 'drizzle-orm/migrator'
import { database } from '@/db'
import { migrationsFolder } from '@/db/migrate'
import { jsonResponse } from './answer'

export { databaseAwaySince } from '@/db'

type State = 'ok' | 'away' | 'behind'

const newestMigration = () => readMigrationFiles({ migrationsFolder: migrationsFolder() }).at(-1)?.folderMillis ?? 0

const migrationState = async (): Promise<State> => {
  const [row] = await database().execute<{ newest: string | null }>(sql`select max(created_at) as newest from drizzle.__drizzle_migrations`)
  return Number(row?.newest ?? 0) >= newestMigration() ? 'ok' : 'behind'
}

export const isLive = async (): Promise<Response> => jsonResponse(200, { status: 'ok' }, {})

const isReached = async (): Promise<boolean> => {
  try {
    await database().execute(sql`select 1`)
    return true
  } catch {
    return false
  }
}

export const isReady = async (): Promise<Response> => {
  const reached: State = (await isReached()) ? 'ok' : 'away'
  const migrations = reached === 'ok' ? await migrationState().catch((): State => 'behind') : 'away'
  const isReadyNow = reached === 'ok' && migrations === 'ok'
  return jsonResponse(isReadyNow ? 200 : 503, { database: reached, migrations }, isReadyNow ? {} : { 'retry-after': '2' })
}
