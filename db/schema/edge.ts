import { index, integer, json, jsonb, pgTable, primaryKey, text, uuid } from 'drizzle-orm/pg-core'
import { bytes, createdAt, instant } from './_columns'

/** Answers kept for retries. Deleted when a day old. */
export const idempotencyKeys = pgTable(
  'idempotency_keys',
  {
    scope: text().notNull(),
    key: text().notNull(),
    fingerprint: bytes().notNull(),
    holder: uuid().notNull(),
    heldAt: createdAt(),
    status: integer(),
    headers: jsonb().$type<Record<string, string>>(),
    body: json(),
  },
  (table) => [primaryKey({ columns: [table.scope, table.key] }), index('idempotency_held_at').on(table.heldAt)],
)

/** When each caller's bucket will be empty again (GCRA). Unlogged: a crash forgives, it does not lock anybody out. */
export const rateLimits = pgTable('rate_limits', {
  key: text().primaryKey(),
  emptyAt: instant().notNull(),
  granted: integer().notNull(),
})
