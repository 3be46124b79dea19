import { sql } from 'drizzle-orm'
import { check, index, integer, pgTable, text, unique, uuid } from 'drizzle-orm/pg-core'
import { roles } from '@/lib/auth/permissions'
import { accounts } from './accounts'
import { bytes, createdAt, id, instant } from './_columns'

export const brands = pgTable('brands', {
  id: id(),
  slug: text().notNull().unique(),
  name: text().notNull(),
  currency: text().notNull(),
  timeZone: text().notNull(),
  locales: text().array().notNull(),
  allowedOrigins: text().array().notNull(),
  version: integer().notNull().default(1),
  createdAt: createdAt(),
})

/** A member is an account with a role, or an invitation: somebody who holds its secret and has not come yet. */
export const members = pgTable(
  'members',
  {
    id: id(),
    brandId: uuid()
      .notNull()
      .references(() => brands.id),
    accountId: uuid().references(() => accounts.id, { onDelete: 'cascade' }),
    invitedIdentifier: text(),
    invitationHash: bytes().unique(),
    invitationExpiresAt: instant(),
    role: text({ enum: roles }).notNull(),
    version: integer().notNull().default(1),
    createdAt: createdAt(),
  },
  (table) => [
    unique('member_once').on(table.brandId, table.accountId),
    unique('invited_once').on(table.brandId, table.invitedIdentifier),
    unique('member_in_brand').on(table.brandId, table.id),
    index('members_of_account').on(table.accountId),
    check('somebody', sql`(${table.accountId} is null) = (${table.invitationHash} is not null)`),
  ],
)

export const apiKeys = pgTable(
  'api_keys',
  {
    id: id(),
    brandId: uuid()
      .notNull()
      .references(() => brands.id),
    name: text().notNull(),
    publicId: text().notNull().unique(),
    secretHash: bytes().notNull(),
    previousHash: bytes(),
    previousUntil: instant(),
    scopes: text().array().notNull(),
    createdBy: uuid(),
    createdAt: createdAt(),
    expiresAt: instant(),
    lastUsedAt: instant(),
    revokedAt: instant(),
    version: integer().notNull().default(1),
  },
  (table) => [unique('key_in_brand').on(table.brandId, table.id), index('keys_of_brand').on(table.brandId, table.createdAt)],
)

export type BrandRow = typeof brands.$inferSelect
export type MemberRow = typeof members.$inferSelect
export type ApiKeyRow = typeof apiKeys.$inferSelect
