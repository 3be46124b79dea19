import { sql } from 'drizzle-orm'
import { boolean, check, date, doublePrecision, index, integer, pgTable, text, unique, uuid } from 'drizzle-orm/pg-core'
import { bytes, createdAt, id, instant } from './_columns'

export const accounts = pgTable(
  'accounts',
  {
    id: id(),
    name: text().notNull(),
    birthday: date({ mode: 'string' }),
    passwordHash: text().notNull(),
    locale: text().notNull(),
    timeZone: text().notNull(),
    latitude: doublePrecision(),
    longitude: doublePrecision(),
    notifyInbox: boolean().notNull().default(true),
    notifyEmail: boolean().notNull().default(true),
    quietFrom: text(),
    quietTo: text(),
    version: integer().notNull().default(1),
    createdAt: createdAt(),
    firstSignedInAt: instant(),
    disabledAt: instant(),
    erasedAt: instant(),
  },
  (table) => [
    check('position_whole', sql`(${table.latitude} is null) = (${table.longitude} is null)`),
    check('position_range', sql`${table.latitude} between -90 and 90 and ${table.longitude} between -180 and 180`),
  ],
)

/** One table and one key for all three kinds, so that nobody's email is somebody else's username. */
export const accountIdentifiers = pgTable(
  'account_identifiers',
  {
    value: text().primaryKey(),
    kind: text({ enum: ['email', 'username', 'phone'] }).notNull(),
    shown: text().notNull(),
    accountId: uuid()
      .notNull()
      .references(() => accounts.id, { onDelete: 'cascade' }),
  },
  (table) => [unique('one_of_a_kind').on(table.accountId, table.kind)],
)

/** A browser's session or a family of tokens. It ends here, and every cookie and token of it is dead at once. */
export const sessions = pgTable(
  'sessions',
  {
    id: id(),
    accountId: uuid()
      .notNull()
      .references(() => accounts.id, { onDelete: 'cascade' }),
    kind: text({ enum: ['browser', 'tokens'] }).notNull(),
    userAgent: text(),
    address: text(),
    createdAt: createdAt(),
    expiresAt: instant().notNull(),
    endedAt: instant(),
    endedBecause: text({ enum: ['signed-out', 'password-changed', 'revoked', 'refresh-token-reused', 'account-closed'] }),
  },
  (table) => [index('sessions_of_account').on(table.accountId, table.id)],
)

export const refreshTokens = pgTable(
  'refresh_tokens',
  {
    hash: bytes().primaryKey(),
    sessionId: uuid()
      .notNull()
      .references(() => sessions.id, { onDelete: 'cascade' }),
    createdAt: createdAt(),
    spentAt: instant(),
  },
  (table) => [index('refresh_tokens_of_session').on(table.sessionId)],
)

export type AccountRow = typeof accounts.$inferSelect
export type SessionRow = typeof sessions.$inferSelect
