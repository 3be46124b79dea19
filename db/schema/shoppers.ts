import { sql } from 'drizzle-orm'
import { check, index, integer, pgTable, text, unique, uuid } from 'drizzle-orm/pg-core'
import { accounts } from './accounts'
import { brands } from './brands'
import { createdAt, id } from './_columns'

export const shoppers = pgTable(
  'shoppers',
  {
    id: id(),
    brandId: uuid()
      .notNull()
      .references(() => brands.id),
    accountId: uuid().references(() => accounts.id, { onDelete: 'set null' }),
    ref: text(),
    version: integer().notNull().default(1),
    createdAt: createdAt(),
  },
  (table) => [
    unique('shopper_in_brand').on(table.brandId, table.id),
    unique('shopper_of_account').on(table.brandId, table.accountId),
    unique('shopper_of_ref').on(table.brandId, table.ref),
    index('shoppers_of_account')
      .on(table.accountId)
      .where(sql`account_id is not null`),
    check('ref_said', sql`${table.ref} <> ''`),
  ],
)
