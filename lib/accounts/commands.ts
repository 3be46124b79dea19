import { and, eq, inArray, isNull, sql } from 'drizzle-orm'
import { accountIdentifiers, accounts, jobs, members, sessions } from '@/db/schema'
import { passwordWeakness } from '@/lib/auth/password-rules'
import { hashPassword, isPassword } from '@/lib/auth/passwords'
import { forgetAnswersAbout } from '@/lib/http/idempotency'
import { countAttempt } from '@/lib/http/rate-limit'
import type { AccountCtx, Ctx } from '@/lib/core/ctx'
import { env } from '@/lib/core/env'
import { newId } from '@/lib/core/id'
import { invalid, Problem } from '@/lib/core/problem'
import { transaction } from '@/lib/core/transaction'
import { emit } from '@/lib/events/emit'
import type { Account, NewAccount, Profile, ProfileChange } from './contract'
import { getMe, profileOf } from './queries'
import { type IdentifierKind, normalisedIdentifier } from './rules'
import { endSessionsOf } from './sessions/commands'

const kinds: readonly IdentifierKind[] = ['email', 'username', 'phone']

const weaknessSaid = {
  common: 'is among the first that anybody would try; choose another',
  'too-simple': 'is a run or a repetition; choose another',
  'like-identifier': 'is your identifier; choose another',
}

const refuseWeak = (password: string, identifiers: readonly string[]) => {
  const weakness = passwordWeakness(password, identifiers)
  if (weakness) throw invalid('/password', `password-${weakness}`, weaknessSaid[weakness])
}

const takeIdentifiers = async (ctx: Ctx, accountId: string, input: NewAccount) => {
  for (const kind of kinds) {
    const shown = input[kind]
    if (!shown) continue
    const taken = await ctx.db
      .insert(accountIdentifiers)
      .values({ value: normalisedIdentifier(shown), kind, shown: shown.trim(), accountId })
      .onConflictDoNothing()
      .returning({ value: accountIdentifiers.value })
    if (taken.length === 0)
      throw new Problem('identifier-taken', {
        errors: [{ pointer: `/${kind}`, code: 'identifier-taken', detail: `This ${kind} is in use.` }],
      })
  }
}

export const createAccount = async (ctx: Ctx, input: NewAccount, address: string): Promise<Account> => {
  refuseWeak(
    input.password,
    kinds.flatMap((kind) => input[kind] ?? []),
  )
  await countAttempt(ctx.db, `sign-up:${address}`, {
    name: 'sign-up',
    perSecond: env().RATE_SIGN_UP_PER_ADDRESS / 60,
    burst: env().RATE_SIGN_UP_PER_ADDRESS,
  })
  const passwordHash = await hashPassword(input.password)
  const { name, locale, timeZone, birthday } = input
  return transaction(ctx, async (ctx) => {
    const id = newId(ctx.now.getTime())
    const [row] = await ctx.db
      .insert(accounts)
      .values({ id, name, locale, timeZone, birthday: birthday ?? null, passwordHash, createdAt: ctx.now })
      .returning()
    if (!row) throw new Error('an insert returned no row')
    await takeIdentifiers(ctx, id, input)
    await emit(ctx, 'account.created', { accountId: id })
    return profileOf(row, { email: input.email, username: input.username, phone: input.phone })
  })
}

const columnsOf = ({ position, notifications, ...plain }: ProfileChange) => ({
  ...plain,
  ...(position !== undefined && { latitude: position?.latitude ?? null, longitude: position?.longitude ?? null }),
  ...(notifications?.inbox !== undefined && { notifyInbox: notifications.inbox }),
  ...(notifications?.email !== undefined && { notifyEmail: notifications.email }),
  ...(notifications?.quietFrom !== undefined && { quietFrom: notifications.quietFrom }),
  ...(notifications?.quietTo !== undefined && { quietTo: notifications.quietTo }),
})

/** Of persons the log keeps which fields changed, never what they were or are. */
export const changeMe = (ctx: AccountCtx, change: ProfileChange, ifMatch?: number): Promise<Profile> =>
  transaction(ctx, async (ctx) => {
    const fields = Object.keys(change)
    if (fields.length === 0) return getMe(ctx)
    const changed = await ctx.db
      .update(accounts)
      .set({ ...columnsOf(change), version: sql`version + 1` })
      .where(and(eq(accounts.id, ctx.actor.accountId), ifMatch === undefined ? undefined : eq(accounts.version, ifMatch)))
      .returning({ id: accounts.id })
    if (changed.length === 0) throw new Problem('version-conflict')
    await emit(ctx, 'account.changed', { accountId: ctx.actor.accountId, fields })
    return getMe(ctx)
  })

export const changePassword = async (ctx: AccountCtx, { current, password }: { current: string; password: string }): Promise<void> => {
  const { accountId, sessionId } = ctx.actor
  await countAttempt(ctx.db, `password:${accountId}`, {
    name: 'password',
    perSecond: env().RATE_SIGN_IN_PER_IDENTIFIER / 60,
    burst: env().RATE_SIGN_IN_PER_IDENTIFIER,
  })
  const [account] = await ctx.db.select({ passwordHash: accounts.passwordHash }).from(accounts).where(eq(accounts.id, accountId))
  if (!account || !(await isPassword(account.passwordHash, current))) throw new Problem('invalid-credentials')
  const identifiers = await ctx.db
    .select({ value: accountIdentifiers.value })
    .from(accountIdentifiers)
    .where(eq(accountIdentifiers.accountId, accountId))
  refuseWeak(
    password,
    identifiers.map(({ value }) => value),
  )
  const passwordHash = await hashPassword(password)
  await transaction(ctx, async (ctx) => {
    const changed = await ctx.db
      .update(accounts)
      .set({ passwordHash })
      .where(and(eq(accounts.id, accountId), eq(accounts.passwordHash, account.passwordHash)))
      .returning({ id: accounts.id })
    if (changed.length === 0) throw new Problem('invalid-credentials')
    await endSessionsOf(ctx, accountId, 'password-changed', { but: sessionId })
    await emit(ctx, 'account.password-changed', { accountId })
  })
}

const refuseSoleOwner = async (ctx: Ctx, accountId: string) => {
  const owned = await ctx.db
    .select({ brandId: members.brandId })
    .from(members)
    .where(and(eq(members.accountId, accountId), eq(members.role, 'owner')))
    .orderBy(members.brandId)
  for (const { brandId } of owned) {
    const owners = await ctx.db
      .select({ accountId: members.accountId })
      .from(members)
      .where(and(eq(members.brandId, brandId), eq(members.role, 'owner'), sql`account_id is not null`))
      .orderBy(members.id)
      .for('update')
    if (!owners.some((owner) => owner.accountId !== accountId))
      throw new Problem('last-owner', { detail: 'You are the only owner of a brand. Make someone else an owner first.' })
  }
}

const leaveBrands = async (ctx: AccountCtx, identifiers: readonly string[]) => {
  const { accountId } = ctx.actor
  await ctx.db.delete(members).where(and(isNull(members.accountId), inArray(members.invitedIdentifier, [...identifiers])))
  const left = await ctx.db.delete(members).where(eq(members.accountId, accountId)).returning()
  for (const { id, brandId, role } of left) await emit(ctx, 'member.removed', { brandId, memberId: id, accountId, role })
}

const forgetTraces = async (ctx: AccountCtx) => {
  const { accountId } = ctx.actor
  const identifiers = await ctx.db.delete(accountIdentifiers).where(eq(accountIdentifiers.accountId, accountId)).returning()
  const spellings = identifiers.flatMap(({ value, shown }) => [value, shown])
  await leaveBrands(ctx, spellings)
  await endSessionsOf(ctx, accountId, 'account-closed')
  await ctx.db.update(sessions).set({ address: null, userAgent: null }).where(eq(sessions.accountId, accountId))
  await ctx.db.delete(jobs).where(eq(jobs.accountId, accountId))
  await forgetAnswersAbout(ctx.db, accountId, spellings)
}

/** Nothing that tells who this was stays in our tables; the facts hold no more than the id. */
export const eraseMe = (ctx: AccountCtx, ifMatch?: number): Promise<void> =>
  transaction(ctx, async (ctx) => {
    const { accountId } = ctx.actor
    await refuseSoleOwner(ctx, accountId)
    const erased = await ctx.db
      .update(accounts)
      .set({
        name: '',
        birthday: null,
        latitude: null,
        longitude: null,
        quietFrom: null,
        quietTo: null,
        passwordHash: '',
        disabledAt: ctx.now,
        erasedAt: ctx.now,
        version: sql`version + 1`,
      })
      .where(and(eq(accounts.id, accountId), isNull(accounts.erasedAt), ifMatch === undefined ? undefined : eq(accounts.version, ifMatch)))
      .returning({ id: accounts.id })
    if (erased.length === 0) throw new Problem('version-conflict')
    await forgetTraces(ctx)
    await emit(ctx, 'account.erased', { accountId })
  })
