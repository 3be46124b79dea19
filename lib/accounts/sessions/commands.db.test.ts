import { and, eq, sql } from 'drizzle-orm'
import { expect, test } from 'vitest'
import { accounts, facts, refreshTokens, sessions } from '@/db/schema'
import { anAccount, database, password, unique } from '@/db/testing/world'
import { identify } from '@/lib/auth/caller'
import { nobodyCtx } from '@/lib/core/ctx'
import { createTokens, endOtherSessions, refresh, signIn, signOut } from './commands'

process.env.RATE_SIGN_IN_PER_ADDRESS = '20'

const from = () => ({ address: unique('address'), userAgent: null })
const factsOf = (subjectId: string) => database().select().from(facts).where(eq(facts.subjectId, subjectId))
const bearer = (token: string) => identify(database(), new Headers({ authorization: `Bearer ${token}` }), { brands: 'none' })
const refusalOf = (attempt: Promise<unknown>) =>
  attempt.then(
    () => null,
    (error: { code: string }) => error.code,
  )

test('ten first sign-ins at once begin ten sessions and raise account.first-login once', async () => {
  const person = await anAccount()
  const { accountId } = person.actor
  await database().update(accounts).set({ firstSignedInAt: null }).where(eq(accounts.id, accountId))
  await database().execute(sql`delete from rate_limits`)
  const raisedBefore = (await factsOf(accountId)).filter(({ type }) => type === 'account.first-login').length

  const kinds = Array.from({ length: 10 }, (_, at) => (at % 2 ? 'browser' : 'tokens') as 'browser' | 'tokens')
  const begun = await Promise.all(kinds.map((kind) => signIn(nobodyCtx(), { identifier: person.email, password }, kind, from())))

  const raised = (await factsOf(accountId)).filter(({ type }) => type === 'account.first-login').length
  expect(new Set(begun.map(({ sessionId }) => sessionId)).size).toBe(10)
  expect(raised - raisedBefore).toBe(1)
})

test('a sign-in that fails is a fact of the account, without the identifier, and begins nothing', async () => {
  const person = await anAccount()
  const { accountId, sessionId } = person.actor

  const refusal = await refusalOf(signIn(nobodyCtx(), { identifier: person.email, password: 'wrong' }, 'browser', from()))

  const failed = (await factsOf(accountId)).filter(({ type }) => type === 'account.sign-in-failed')
  const alive = await database().select({ id: sessions.id }).from(sessions).where(eq(sessions.accountId, accountId))
  expect(refusal).toBe('invalid-credentials')
  expect(failed.map(({ data, actorKind }) => ({ data, actorKind }))).toEqual([{ data: { accountId }, actorKind: 'nobody' }])
  expect(alive).toEqual([{ id: sessionId }])
})

test('429 rate-limited for one address that tries many identifiers, and for no other address', async () => {
  const address = unique('address')
  const attempt = () =>
    refusalOf(signIn(nobodyCtx(), { identifier: unique('nobody'), password: 'wrong' }, 'tokens', { address, userAgent: null }))
  const first = await Promise.all(Array.from({ length: 20 }, attempt))

  expect(first).toEqual(Array(20).fill('invalid-credentials'))
  expect(await attempt()).toBe('rate-limited')
  expect(await refusalOf(signIn(nobodyCtx(), { identifier: unique('nobody'), password: 'wrong' }, 'tokens', from()))).toBe(
    'invalid-credentials',
  )
})

test('what the throttle keeps does not tell which identifier was tried', async () => {
  const identifier = `${unique('tried')}@example.com`
  await refusalOf(signIn(nobodyCtx(), { identifier, password: 'wrong' }, 'tokens', from()))

  const kept = await database().execute(sql`select key from rate_limits where key ilike ${`%${identifier}%`}`)

  expect(kept).toEqual([])
})

test('401 invalid-credentials for the right password of somebody who is disabled', async () => {
  const person = await anAccount()
  await database().update(accounts).set({ disabledAt: new Date() }).where(eq(accounts.id, person.actor.accountId))

  expect(await refusalOf(signIn(nobodyCtx(), { identifier: person.email, password }, 'tokens', from()))).toBe('invalid-credentials')
})

test('a refresh token is kept as its hash alone, works once, and its reuse ends the family and says so', async () => {
  const person = await anAccount()
  const first = await createTokens(nobodyCtx(), { identifier: person.email, password }, from())
  const second = await refresh(nobodyCtx(), first.refreshToken)
  const kept = await database().execute<{ row: string }>(sql`select t::text as row from refresh_tokens t`)

  const reused = await refusalOf(refresh(nobodyCtx(), first.refreshToken))
  const child = await refusalOf(refresh(nobodyCtx(), second.refreshToken))

  expect(kept.filter(({ row }) => row.includes(first.refreshToken.slice(6)))).toEqual([])
  expect([reused, child]).toEqual(['invalid-refresh-token', 'invalid-refresh-token'])
  expect(await refusalOf(bearer(second.accessToken))).toBe('unauthenticated')
  const [raised] = await database()
    .select()
    .from(facts)
    .where(and(eq(facts.type, 'refresh-token.reused'), sql`data ->> 'accountId' = ${person.actor.accountId}`))
  expect(raised).toBeDefined()
})

test('another sign-in of the same person is not touched by a stolen refresh token', async () => {
  const person = await anAccount()
  const [one, other] = [
    await createTokens(nobodyCtx(), { identifier: person.email, password }, from()),
    await createTokens(nobodyCtx(), { identifier: person.email, password }, from()),
  ]
  await refresh(nobodyCtx(), one.refreshToken)
  await refusalOf(refresh(nobodyCtx(), one.refreshToken))

  await expect(refresh(nobodyCtx(), other.refreshToken)).resolves.toMatchObject({ tokenType: 'Bearer' })
})

test('401 invalid-refresh-token when the session has ended, has expired, or its person is disabled', async () => {
  const refreshed = async (spoil: (sessionId: string, accountId: string) => Promise<unknown>) => {
    const person = await anAccount()
    const { refreshToken } = await createTokens(nobodyCtx(), { identifier: person.email, password }, from())
    const [own] = await database()
      .select({ sessionId: refreshTokens.sessionId })
      .from(refreshTokens)
      .innerJoin(sessions, eq(sessions.id, refreshTokens.sessionId))
      .where(eq(sessions.accountId, person.actor.accountId))
    await spoil(own?.sessionId ?? '', person.actor.accountId)
    return refusalOf(refresh(nobodyCtx(), refreshToken))
  }

  expect(await refreshed((sessionId) => signOut(nobodyCtx(), sessionId))).toBe('invalid-refresh-token')
  expect(
    await refreshed((id) =>
      database()
        .update(sessions)
        .set({ expiresAt: new Date(0) })
        .where(eq(sessions.id, id)),
    ),
  ).toBe('invalid-refresh-token')
  expect(await refreshed((_, id) => database().update(accounts).set({ disabledAt: new Date() }).where(eq(accounts.id, id)))).toBe(
    'invalid-refresh-token',
  )
})

test('signing out twice ends once, and its fact is raised once', async () => {
  const person = await anAccount()
  const { accountId, sessionId } = person.actor

  await Promise.all([signOut(nobodyCtx(), sessionId), signOut(nobodyCtx(), sessionId)])

  expect((await factsOf(accountId)).filter(({ type }) => type === 'account.signed-out')).toHaveLength(1)
})

test('signing out everywhere else says which sessions it ended, and leaves the own', async () => {
  const person = await anAccount()
  const other = await signIn(nobodyCtx(), { identifier: person.email, password }, 'browser', from())

  await endOtherSessions(person)

  const rows = await database().select().from(sessions).where(eq(sessions.accountId, person.actor.accountId))
  expect(rows.filter(({ endedAt }) => endedAt === null).map(({ id }) => id)).toEqual([person.actor.sessionId])
  expect(rows.find(({ id }) => id === other.sessionId)?.endedBecause).toBe('revoked')
  expect((await factsOf(other.sessionId)).map(({ type }) => type)).toEqual(['session.ended'])
})

test('a session ends by itself when its time is over', async () => {
  const person = await anAccount()
  const tokens = await createTokens(nobodyCtx(), { identifier: person.email, password }, from())
  const before = await refusalOf(bearer(tokens.accessToken))

  await database()
    .update(sessions)
    .set({ expiresAt: sql`now()` })
    .where(eq(sessions.accountId, person.actor.accountId))

  expect([before, await refusalOf(bearer(tokens.accessToken))]).toEqual([null, 'unauthenticated'])
})
