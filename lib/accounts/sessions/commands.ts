import { randomBytes } from 'node:crypto'
import { and, eq, isNull, ne, sql } from 'drizzle-orm'
import { accountIdentifiers, accounts, refreshTokens, sessions } from '@/db/schema'
import { isPassword } from '@/lib/auth/passwords'
import { sha256 } from '@/lib/auth/secrets'
import { sessionSeconds } from '@/lib/auth/session'
import { accessTokenSeconds, signAccessToken } from '@/lib/auth/token'
import { countAttempt } from '@/lib/http/rate-limit'
import type { AccountCtx, Ctx } from '@/lib/core/ctx'
import { env } from '@/lib/core/env'
import { newId } from '@/lib/core/id'
import { Problem } from '@/lib/core/problem'
import { transaction } from '@/lib/core/transaction'
import { emit } from '@/lib/events/emit'
import type { Tokens } from '../contract'
import { normalisedIdentifier } from '../rules'

type Because = NonNullable<typeof sessions.$inferSelect.endedBecause>
export type From = { address: string; userAgent: string | null }
export type Credentials = { identifier: string; password: string }

/** By its hash: what people type here would else stay behind, in whatever length. */
const throttle = async (ctx: Ctx, identifier: string, address: string) => {
  const perMinute = (name: string, limit: number) => ({ name, perSecond: limit / 60, burst: limit })
  await countAttempt(ctx.db, `sign-in-from:${address}`, perMinute('sign-in-address', env().RATE_SIGN_IN_PER_ADDRESS))
  await countAttempt(
    ctx.db,
    `sign-in:${Buffer.from(sha256(identifier)).toString('base64url')}`,
    perMinute('sign-in', env().RATE_SIGN_IN_PER_IDENTIFIER),
  )
}

const shortened = (text: string | null) => text?.slice(0, 300) ?? null

/** The first success of an account, through any door, is marked once; the mark and the fact are one transaction. */
const markFirstSignIn = async (ctx: Ctx, accountId: string) => {
  const first = await ctx.db
    .update(accounts)
    .set({ firstSignedInAt: ctx.now })
    .where(and(eq(accounts.id, accountId), isNull(accounts.firstSignedInAt)))
    .returning({ id: accounts.id })
  if (first.length > 0) await emit(ctx, 'account.first-login', { accountId })
}

const begin = (ctx: Ctx, accountId: string, kind: 'browser' | 'tokens', from: From): Promise<string> =>
  transaction(ctx, async (ctx) => {
    const id = newId(ctx.now.getTime())
    const expiresAt = new Date(ctx.now.getTime() + sessionSeconds * 1_000)
    const actor = { kind: 'account', accountId, sessionId: id } as const
    await ctx.db
      .insert(sessions)
      .values({ id, accountId, kind, expiresAt, createdAt: ctx.now, address: from.address, userAgent: shortened(from.userAgent) })
    await emit({ ...ctx, actor }, 'account.signed-in', { accountId, sessionId: id, kind })
    await markFirstSignIn({ ...ctx, actor }, accountId)
    return id
  })

/** Stands for the account that an unknown identifier does not have: the log, and the time it takes, know no difference. */
const nobodysId = '00000000-0000-0000-0000-000000000000'

/** Checks the password and begins a session. An unknown identifier and a wrong password are one answer and take one time. */
export const signIn = async (
  ctx: Ctx,
  credentials: Credentials,
  kind: 'browser' | 'tokens',
  from: From,
): Promise<{ accountId: string; sessionId: string }> => {
  const identifier = normalisedIdentifier(credentials.identifier)
  await throttle(ctx, identifier, from.address)
  const [known] = await ctx.db
    .select({ id: accounts.id, passwordHash: accounts.passwordHash })
    .from(accountIdentifiers)
    .innerJoin(accounts, and(eq(accounts.id, accountIdentifiers.accountId), isNull(accounts.disabledAt)))
    .where(eq(accountIdentifiers.value, identifier))
  const matches = await isPassword(known?.passwordHash ?? null, credentials.password)
  if (!known || !matches) {
    await emit(ctx, 'account.sign-in-failed', { accountId: known?.id ?? nobodysId })
    throw new Problem('invalid-credentials')
  }
  return { accountId: known.id, sessionId: await begin(ctx, known.id, kind, from) }
}

const issueRefreshToken = async (ctx: Ctx, sessionId: string): Promise<string> => {
  const token = `tirar_${randomBytes(32).toString('base64url')}`
  await ctx.db.insert(refreshTokens).values({ hash: sha256(token), sessionId, createdAt: ctx.now })
  return token
}

const pair = async (ctx: Ctx, accountId: string, sessionId: string): Promise<Tokens> => ({
  accessToken: await signAccessToken({ kind: 'account', sub: accountId, sid: sessionId }),
  refreshToken: await issueRefreshToken(ctx, sessionId),
  tokenType: 'Bearer',
  expiresIn: accessTokenSeconds,
})

export const createTokens = async (ctx: Ctx, credentials: Credentials, from: From): Promise<Tokens> => {
  const { accountId, sessionId } = await signIn(ctx, credentials, 'tokens', from)
  return pair(ctx, accountId, sessionId)
}

export const endSessionsOf = async (ctx: Ctx, accountId: string, because: Because, { but }: { but?: string } = {}): Promise<void> => {
  const ended = await ctx.db
    .update(sessions)
    .set({ endedAt: ctx.now, endedBecause: because })
    .where(and(eq(sessions.accountId, accountId), isNull(sessions.endedAt), but === undefined ? undefined : ne(sessions.id, but)))
    .returning({ id: sessions.id })
  for (const { id } of ended) await emit(ctx, 'session.ended', { sessionId: id, accountId, because })
}

const endSessionById = async (ctx: Ctx, sessionId: string, because: Because) => {
  const [ended] = await ctx.db
    .update(sessions)
    .set({ endedAt: ctx.now, endedBecause: because })
    .where(and(eq(sessions.id, sessionId), isNull(sessions.endedAt)))
    .returning({ accountId: sessions.accountId })
  return ended
}

/** A spent token that comes back means that two parties hold it: the whole family dies, and that is kept although the caller is refused. */
const punishReuse = async (ctx: Ctx, sessionId: string) => {
  const ended = await endSessionById(ctx, sessionId, 'refresh-token-reused')
  if (ended) await emit(ctx, 'refresh-token.reused', { sessionId, accountId: ended.accountId })
}

const invalidToken = () => new Problem('invalid-refresh-token')

const spend = async (ctx: Ctx, token: string): Promise<string | null> => {
  const hash = sha256(token)
  const [spent] = await ctx.db
    .update(refreshTokens)
    .set({ spentAt: ctx.now })
    .where(and(eq(refreshTokens.hash, hash), isNull(refreshTokens.spentAt)))
    .returning({ sessionId: refreshTokens.sessionId })
  if (spent) return spent.sessionId
  const [reused] = await ctx.db.select({ sessionId: refreshTokens.sessionId }).from(refreshTokens).where(eq(refreshTokens.hash, hash))
  if (reused) await punishReuse(ctx, reused.sessionId)
  return null
}

export const refresh = async (ctx: Ctx, token: string): Promise<Tokens> => {
  const answer = await transaction(ctx, async (ctx) => {
    const sessionId = await spend(ctx, token)
    if (sessionId === null) return null
    const [alive] = await ctx.db
      .select({ accountId: sessions.accountId })
      .from(sessions)
      .innerJoin(accounts, and(eq(accounts.id, sessions.accountId), isNull(accounts.disabledAt)))
      .where(and(eq(sessions.id, sessionId), isNull(sessions.endedAt), sql`${sessions.expiresAt} > now()`))
    return alive ? pair(ctx, alive.accountId, sessionId) : null
  })
  if (!answer) throw invalidToken()
  return answer
}

/** Says nothing of whether the token existed. */
export const revokeByRefreshToken = (ctx: Ctx, token: string): Promise<void> =>
  transaction(ctx, async (ctx) => {
    const [row] = await ctx.db
      .select({ sessionId: refreshTokens.sessionId })
      .from(refreshTokens)
      .where(eq(refreshTokens.hash, sha256(token)))
    if (row) await signOut(ctx, row.sessionId)
  })

export const signOut = (ctx: Ctx, sessionId: string): Promise<void> =>
  transaction(ctx, async (ctx) => {
    const ended = await endSessionById(ctx, sessionId, 'signed-out')
    if (ended)
      await emit({ ...ctx, actor: { kind: 'account', accountId: ended.accountId, sessionId } }, 'account.signed-out', {
        accountId: ended.accountId,
        sessionId,
      })
  })

export const endOtherSessions = (ctx: AccountCtx): Promise<void> =>
  transaction(ctx, (ctx) => endSessionsOf(ctx, ctx.actor.accountId, 'revoked', { but: ctx.actor.sessionId }))

export const endSession = (ctx: AccountCtx, sessionId: string): Promise<void> =>
  transaction(ctx, async (ctx) => {
    const ended = await ctx.db
      .update(sessions)
      .set({ endedAt: ctx.now, endedBecause: 'revoked' })
      .where(and(eq(sessions.id, sessionId), eq(sessions.accountId, ctx.actor.accountId), isNull(sessions.endedAt)))
      .returning({ id: sessions.id })
    if (ended.length === 0) throw new Problem('not-found')
    await emit(ctx, 'session.ended', { sessionId, accountId: ctx.actor.accountId, because: 'revoked' })
  })
