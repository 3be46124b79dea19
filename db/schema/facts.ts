import { index, jsonb, pgTable, text, uuid } from 'drizzle-orm/pg-core'
import { createdAt, id } from './_columns'

/** What happened, in the transaction of the change. A trigger refuses update and delete. */
export const facts = pgTable(
  'facts',
  {
    id: id(),
    brandId: uuid(),
    type: text().notNull(),
    subjectType: text().notNull(),
    subjectId: uuid().notNull(),
    actorKind: text({ enum: ['nobody', 'account', 'member', 'key', 'shopper', 'system'] }).notNull(),
    actorId: text(),
    data: jsonb().$type<Record<string, unknown>>().notNull(),
    requestId: text(),
    at: createdAt(),
  },
  (table) => [
    index('facts_of_brand').on(table.brandId, table.id),
    index('facts_of_subject').on(table.subjectId, table.id),
    index('facts_of_actor').on(table.actorId, table.id),
  ],
)

export type FactRow = typeof facts.$inferSelect
