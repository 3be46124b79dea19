import { fileURLToPath } from 'node:url'
import { existsSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { drizzle } from 'drizzle-orm/postgres-js'
import { migrate as run } from 'drizzle-orm/postgres-js/migrator'
import postgres from 'postgres'

const lockNumber = 0x71_72_61

/** Bundled or not, the migrations lie in db/migrations above this file. */
export const migrationsFolder = () => {
  let folder = dirname(fileURLToPath(import.meta.url))
  while (!existsSync(join(folder, 'db/migrations/meta/_journal.json'))) {
    const parent = dirname(folder)
    if (parent === folder) throw new Error('db/migrations was not found above ' + fileURLToPath(import.meta.url))
    folder = parent
  }
  return join(folder, 'db/migrations')
}

/** Brings the schema to the newest state. Safe when several processes start at once: one migrates, the others wait. */
export const migrate = async (databaseUrl: string): Promise<void> => {
  const client = postgres(databaseUrl, { max: 1, onnotice: () => {} })
  try {
    await client`select pg_advisory_lock(${lockNumber})`
    await run(drizzle(client), { migrationsFolder: migrationsFolder() })
  } finally {
    await client.end({ timeout: 5 })
  }
}
