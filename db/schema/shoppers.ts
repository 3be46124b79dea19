import { sql } from 'drizzle-orm'
import { check, index, integer, pgTable, primaryKey, text, uniqueIndex, uuid } from 'drizzle-orm/pg-core'
import { accounts } from './accounts'
import { brands } from './brands'
import { newId } from '@/lib/core/id'
import { createdAt } from './_columns'

export const shoppers = pgTable(
  'shoppers',
  {
    id: uuid().notNull().$defaultFn(newId),
    brandId: uuid()
      .notNull()
      .references(() => brands.id),
    accountId: uuid().references(() => accounts.id, { onDelete: 'set null' }),
    ref: text(),
    version: integer().notNull().default(1),
    createdAt: createdAt(),
  },
  (table) => [
    primaryKey({ name: 'shopper_in_brand', columns: [table.brandId, table.id] }),
    uniqueIndex('shopper_of_account')
      .on(table.brandId, table.accountId)
      .where(sql`account_id is not null`),
    uniqueIndex('shopper_of_ref')
      .on(table.brandId, table.ref)
      .where(sql`ref is not null`),
    index('shoppers_of_account')
      .on(table.accountId)
      .where(sql`account_id is not null`),
    check('ref_said', sql`${table.ref} <> ''`),
  ],
)
