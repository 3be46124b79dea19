import { sql } from 'drizzle-orm'
import { bigint, boolean, check, pgTable, primaryKey, text, uuid } from 'drizzle-orm/pg-core'
import { instant } from './_columns'

/** Facts that have no place in their brand's sequence yet. A trigger on `facts` writes them, so that nobody can forget to. */
export const outbox = pgTable('outbox', { factId: uuid().primaryKey() })

/** The place of a fact in the sequence of its brand: from 1, without a gap. A trigger refuses update and delete. */
export const relayedFacts = pgTable(
  'relayed_facts',
  {
    brandId: uuid().notNull(),
    sequence: bigint({ mode: 'number' }).notNull(),
    factId: uuid().notNull().unique('relayed_once'),
  },
  (table) => [primaryKey({ columns: [table.brandId, table.sequence] }), check('sequence_from_one', sql`sequence > 0`)],
)

/** Facts that something listens to, in order, until whoever drives the functions has taken them. */
export const handovers = pgTable('handovers', {
  position: bigint({ mode: 'number' }).primaryKey().generatedByDefaultAsIdentity(),
  factId: uuid().notNull(),
})

/** How whoever relays is; its one row is that of the channel `facts`. */
export const relays = pgTable('relays', {
  channel: text().primaryKey(),
  /** Writers notify the channel while its relay sleeps, and only then: a notification takes a lock that all of the cluster shares. */
  asleep: boolean().notNull().default(true),
  seenAt: instant(),
  /** Since when nobody takes what waits in `handovers`. */
  stuckSince: instant(),
})
