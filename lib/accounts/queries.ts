import { and, desc, eq, isNull, sql } from 'drizzle-orm'
import { accountIdentifiers, accounts, sessions, type AccountRow } from '@/db/schema'
import type { AccountCtx, Ctx } from '@/lib/core/ctx'
import type { Page } from '@/lib/core/page'
import { Problem } from '@/lib/core/problem'
import type { IdentifierKind } from './rules'
import { Locale, type Profile, type Session } from './contract'

type Identifiers = Partial<Record<IdentifierKind, string>>

export const profileOf = (row: AccountRow, identifiers: Identifiers): Profile => ({
  id: row.id,
  name: row.name,
  email: identifiers.email ?? null,
  username: identifiers.username ?? null,
  phone: identifiers.phone ?? null,
  locale: Locale.catch('en').parse(row.locale),
  timeZone: row.timeZone,
  createdAt: row.createdAt,
  birthday: row.birthday,
  position: row.latitude === null || row.longitude === null ? null : { latitude: row.latitude, longitude: row.longitude },
  notifications: { inbox: row.notifyInbox, email: row.notifyEmail, quietFrom: row.quietFrom, quietTo: row.quietTo },
  version: row.version,
})

export const findProfile = async (ctx: Ctx, accountId: string): Promise<Profile | null> => {
  const rows = await ctx.db
    .select()
    .from(accounts)
    .leftJoin(accountIdentifiers, eq(accountIdentifiers.accountId, accounts.id))
    .where(and(eq(accounts.id, accountId), isNull(accounts.disabledAt)))
  const [first] = rows
  if (!first) return null
  const identifiers = Object.fromEntries(rows.flatMap(({ account_identifiers: row }) => (row ? [[row.kind, row.shown]] : [])))
  return profileOf(first.accounts, identifiers)
}

export const getMe = async (ctx: AccountCtx): Promise<Profile> => {
  const profile = await findProfile(ctx, ctx.actor.accountId)
  if (!profile) throw new Problem('not-found')
  return profile
}

export const listSessions = async (ctx: AccountCtx): Promise<Page<Session>> => {
  const rows = await ctx.db
    .select()
    .from(sessions)
    .where(and(eq(sessions.accountId, ctx.actor.accountId), isNull(sessions.endedAt), sql`${sessions.expiresAt} > now()`))
    .orderBy(desc(sessions.id))
  return { data: rows.map((row) => ({ ...row, current: row.id === ctx.actor.sessionId })), nextCursor: null }
}
