import { drizzle } from 'drizzle-orm/postgres-js'
import postgres from 'postgres'
import { env } from '@/lib/core/env'
import * as schema from './schema'
import { watchDatabase, type Watch } from './watch'

const longestStatementMilliseconds = 30_000

/** The time-outs go with the connection's start, so that they hold on every connection of the pool, also on one made anew. */
export const connect = (url: string, connections: number, onclose = () => {}) => {
  const client = postgres(url, {
    max: connections,
    idle_timeout: 60,
    connect_timeout: 5,
    backoff: (attempt) => Math.min(0.05 * 2 ** attempt, 1),
    onnotice: () => {},
    onclose,
    connection: {
      application_name: 'tira',
      statement_timeout: longestStatementMilliseconds,
      idle_in_transaction_session_timeout: longestStatementMilliseconds,
    },
  })
  return { client, db: drizzle(client, { schema, casing: 'snake_case' }) }
}

type Connected = ReturnType<typeof connect>
export type Database = Omit<Connected['db'], '$client'>

/** The driver under a database, for statements that are prepared once a connection. A transaction of Drizzle's has none of its own. */
export const clientOf = (db: Database): postgres.Sql => {
  // Hidden from everybody else, so that nothing but this goes around the query builder.
  const { $client } = db as Partial<Pick<Connected['db'], '$client'>>
  if (!$client) throw new Error('this is no database but a transaction')
  return $client
}

type Preparable<Result> = { prepare: (name: string) => { execute: () => Promise<Result> } }

/**
 * Read and planned once a connection, for what is asked often and always in the same words. The name only says that it is wanted:
 * the driver knows a statement by its text.
 */
export const prepared = <Result>(query: Preparable<Result>): Promise<Result> => query.prepare('often').execute()

type Shared = { pool: Connected; watch: Watch }

/** One pool a process. Next bundles routes apart, so the pool hangs on the process and not on the module. */
const shared = globalThis as typeof globalThis & { tiraDatabase?: Shared }

/** When the database is away its pool is ended: whoever waits in it, and whoever comes later, is refused at once until there is a new one. */
const open = (): Shared => {
  const url = env().DATABASE_URL
  const connectPool = (): Connected => connect(url, env().DATABASE_POOL, () => opened.watch.suspect())
  const opened: Shared = {
    pool: connectPool(),
    watch: watchDatabase(url, {
      onAway: () => void opened.pool.client.end({ timeout: 0 }),
      onBack: () => (opened.pool = connectPool()),
    }),
  }
  return opened
}

export const database = (): Database => {
  shared.tiraDatabase ??= open()
  shared.tiraDatabase.watch.used()
  return shared.tiraDatabase.pool.db
}

export const databaseAwaySince = (): Date | null => shared.tiraDatabase?.watch.awaySince() ?? null

export const closeDatabase = async () => {
  const closing = shared.tiraDatabase
  delete shared.tiraDatabase
  closing?.watch.end()
  await closing?.pool.client.end({ timeout: 5 })
}
