import { drizzle } from 'drizzle-orm/postgres-js'
import postgres from 'postgres'
import { env } from '@/lib/core/env'
import * as schema from './schema'

export const connect = (url: string, connections: number) => {
  const client = postgres(url, {
    max: connections,
    idle_timeout: 60,
    connect_timeout: 5,
    onnotice: () => {},
    connection: { application_name: 'tira' },
  })
  return { client, db: drizzle(client, { schema, casing: 'snake_case' }) }
}

type Connected = ReturnType<typeof connect>
export type Database = Omit<Connected['db'], '$client'>

/** One pool a process. Next bundles routes apart, so the pool hangs on the process and not on the module. */
const shared = globalThis as typeof globalThis & { tiraDatabase?: Connected }

export const database = (): Database => {
  shared.tiraDatabase ??= connect(env().DATABASE_URL, env().DATABASE_POOL)
  return shared.tiraDatabase.db
}

export const closeDatabase = async () => {
  await shared.tiraDatabase?.client.end({ timeout: 5 })
  delete shared.tiraDatabase
}
