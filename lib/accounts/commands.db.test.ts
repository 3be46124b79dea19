import { eq, sql } from 'drizzle-orm'
import { expect, test } from 'vitest'
import { facts } from '@/db/schema'
import { aBrand, anAccount, database, password, unique } from '@/db/testing/world'
import { addMember } from '@/lib/brands/members/commands'
import { type AccountCtx, nobodyCtx } from '@/lib/core/ctx'
import { fingerprintOf, holdKey, keepAnswer, newHold } from '@/lib/http/idempotency'
import { changeMe, changePassword, createAccount, eraseMe } from './commands'
import { getMe } from './queries'
import { signIn } from './sessions/commands'

process.env.RATE_SIGN_UP_PER_ADDRESS = '3'

const from = { address: 'canary-address', userAgent: 'canary-agent' }

const newAccount = (identifiers: { email?: string; username?: string; phone?: string }, address = unique('address')) =>
  createAccount(nobodyCtx(), { name: 'Somebody', password, locale: 'en', timeZone: 'UTC', ...identifiers }, address)

const tables = () =>
  database().execute<{ name: string }>(sql`select table_name as name from information_schema.tables where table_schema = 'public'`)

/** Every row of every table that holds the text, in whatever column. */
const tracesOf = async (canary: string) => {
  const found: string[] = []
  for (const { name } of await tables()) {
    const rows = await database().execute<{ row: string }>(
      sql`select t::text as row from ${sql.identifier(name)} t where t::text ilike ${`%${canary}%`}`,
    )
    found.push(...rows.map(({ row }) => `${name}: ${row}`))
  }
  return found
}

const factsAbout = async (accountId: string) => {
  const rows = await database().select().from(facts).where(eq(facts.subjectId, accountId)).orderBy(facts.id)
  return rows.map(({ type, data }) => ({ type, data }))
}

const keptAnswer = async (scope: string, body: unknown) => {
  const held = await holdKey(database(), newHold(scope, unique('a-key-for-retries')), fingerprintOf('POST', '/', ''))
  if ('holder' in held) await keepAnswer(database(), held, { status: 201, headers: {}, body })
}

test('facts hold what was done and by whom, never a name, an address or what a profile says', async () => {
  const canary = unique('canary')
  const account = await newAccount({ email: `${canary}@example.com`, username: canary })
  const { sessionId } = await signIn(nobodyCtx(), { identifier: canary, password }, 'browser', from)
  const ctx: AccountCtx = { ...nobodyCtx(), actor: { kind: 'account', accountId: account.id, sessionId } }

  await changeMe(ctx, { name: `Name of ${canary}`, position: { latitude: 41.40117, longitude: 2.15625 } })

  const told = await factsAbout(account.id)
  expect(told.map(({ type }) => type)).toEqual(['account.created', 'account.signed-in', 'account.first-login', 'account.changed'])
  expect(told.find(({ type }) => type === 'account.changed')?.data).toEqual({ accountId: account.id, fields: ['name', 'position'] })
  expect(JSON.stringify(told)).not.toMatch(new RegExp(`${canary}|41\\.4|canary-a`))
})

test('whoever erases themself leaves no trace in any row of any table', async () => {
  const canary = unique('canary')
  const phone = `+34 6${String(Math.floor(Math.random() * 1e8)).padStart(8, '0')}`
  const email = `${canary}@example.com`
  const [one, other] = await Promise.all([aBrand(), aBrand()])
  await addMember(other.owner, { identifier: canary.toUpperCase(), role: 'viewer' })
  const account = await newAccount({ email, username: canary, phone })
  const member = await addMember(one.owner, { identifier: email, role: 'viewer' })
  await keptAnswer(`brand:${one.brand.id}`, member)
  await keptAnswer('public', account)
  await Promise.allSettled([canary, email].map((identifier) => signIn(nobodyCtx(), { identifier, password: 'wrong' }, 'browser', from)))
  const { sessionId } = await signIn(nobodyCtx(), { identifier: email, password }, 'browser', { ...from, userAgent: canary })
  const ctx: AccountCtx = { ...nobodyCtx(), actor: { kind: 'account', accountId: account.id, sessionId } }
  await changeMe(ctx, { name: `Name of ${canary}`, birthday: '1987-12-29', notifications: { quietFrom: '21:34' } })
  const before = await tracesOf(canary)

  await eraseMe(ctx)

  expect(before.length).toBeGreaterThan(5)
  for (const trace of [canary, phone.replace(' ', ''), phone, '1987-12-29', '21:34']) expect(await tracesOf(trace)).toEqual([])
  expect((await factsAbout(account.id)).at(-1)).toEqual({ type: 'account.erased', data: { accountId: account.id } })
})

test('the brands of somebody who is erased see that a member has gone', async () => {
  const { brand, member } = await aBrand()
  const viewer = await member('viewer')

  await eraseMe({ ...viewer, actor: { kind: 'account', accountId: viewer.actor.accountId, sessionId: viewer.actor.sessionId } })

  const told = await database().select().from(facts).where(eq(facts.subjectId, viewer.actor.memberId))
  expect(told.find(({ type }) => type === 'member.removed')).toMatchObject({ brandId: brand.id, actorId: viewer.actor.accountId })
})

test('of two owners who erase themselves at once, one stays', async () => {
  const { owner, member, account } = await aBrand()
  const second = await member('owner')
  const people: AccountCtx[] = [account, second].map(({ actor, ...world }) => ({
    ...world,
    actor: { kind: 'account', accountId: actor.accountId, sessionId: actor.sessionId },
  }))

  const outcomes = await Promise.allSettled(people.map((person) => eraseMe(person)))

  const refused = outcomes.flatMap((outcome) => (outcome.status === 'rejected' ? [outcome.reason.code] : []))
  const left = await owner.db.execute(sql`select account_id from members where brand_id = ${owner.actor.brandId} and role = 'owner'`)
  expect([refused, left.length]).toEqual([['last-owner'], 1])
})

test('an account whose second identifier is taken is not made at all', async () => {
  const [taken, free] = [unique('taken'), unique('free')]
  await newAccount({ username: taken })

  const attempt = newAccount({ email: `${free}@example.com`, username: taken })

  await expect(attempt).rejects.toMatchObject({ code: 'identifier-taken' })
  expect(await tracesOf(free)).toEqual([])
})

test('one identifier in two fields of one account is refused', async () => {
  const email = `${unique('twice')}@example.com`

  await expect(newAccount({ email, username: email })).rejects.toMatchObject({ code: 'identifier-taken' })
})

test('429 rate-limited when one address makes more accounts than the limit, and nobody else is kept waiting', async () => {
  const address = unique('address')
  for (let count = 0; count < 3; count += 1) await newAccount({ username: unique('name') }, address)

  await expect(newAccount({ username: unique('name') }, address)).rejects.toMatchObject({ code: 'rate-limited' })
  await expect(newAccount({ username: unique('name') })).resolves.toMatchObject({ name: 'Somebody' })
})

test('the profile keeps what is left out, clears what is null, and counts its versions', async () => {
  const person = await anAccount('Before')

  const changed = await changeMe(person, {
    position: { latitude: -90, longitude: 180 },
    notifications: { email: false, quietFrom: '22:00' },
  })
  const cleared = await changeMe(person, { position: null, notifications: { quietFrom: null } }, 2)
  const untouched = await changeMe(person, {})

  expect(changed).toMatchObject({ name: 'Before', position: { latitude: -90, longitude: 180 }, version: 2 })
  expect(changed.notifications).toEqual({ inbox: true, email: false, quietFrom: '22:00', quietTo: null })
  expect(cleared).toMatchObject({ position: null, notifications: { email: false, quietFrom: null }, version: 3 })
  expect(untouched).toEqual(cleared)
  expect(await getMe(person)).toEqual(cleared)
})

test('of two who change the password at once with the right one, one is told that it is not right any more', async () => {
  const person = await anAccount()
  const change = (to: string) => changePassword(person, { current: password, password: to })

  const outcomes = await Promise.allSettled([change('one-long-pass-phrase'), change('another-long-pass-phrase')])

  const refused = outcomes.flatMap((outcome) => (outcome.status === 'rejected' ? [outcome.reason.code] : []))
  expect(refused).toEqual(['invalid-credentials'])
})

test('a new password is refused for the same weaknesses as a first one', async () => {
  const person = await anAccount()

  await expect(changePassword(person, { current: password, password: 'password123' })).rejects.toMatchObject({ code: 'invalid' })
  await expect(changePassword(person, { current: password, password: person.email })).rejects.toMatchObject({ code: 'invalid' })
})
