import { check, integer, pgTable, text } from 'drizzle-orm/pg-core'
import { sql } from 'drizzle-orm'
import { instant } from './_columns'

/** How often a caller asked for codes that are not valid, and until when they are locked out for it. */
export const codeMisses = pgTable(
  'code_misses',
  {
    key: text().primaryKey(),
    /** When the minute began in which these misses are counted. */
    since: instant().notNull(),
    misses: integer().notNull(),
    /** How many times in a row: each lock is twice as long as the one before. */
    locks: integer().notNull().default(0),
    lockedUntil: instant(),
  },
  () => [check('misses_count_up', sql`misses > 0 and locks >= 0`)],
)
