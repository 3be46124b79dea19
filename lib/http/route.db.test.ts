import { EventEmitter, once } from 'node:events'
import { eq, sql } from 'drizzle-orm'
import { expect, test } from 'vitest'
import { z } from 'zod'
import { accounts, idempotencyKeys } from '@/db/schema'
import { anAccount, database, type TestAccount, unique } from '@/db/testing/world'
import { signAccessToken } from '@/lib/auth/token'
import type { AccountCtx } from '@/lib/core/ctx'
import { newId } from '@/lib/core/id'
import { Problem } from '@/lib/core/problem'
import { holdKey, keepAnswer, letGo, newHold } from './idempotency'
import { operation } from './operation'
import { route } from './route'

const rename = operation({
  method: 'POST',
  path: '/renaming',
  summary: 'Rename oneself, for tests of the edge',
  access: 'account',
  body: z.strictObject({ name: z.string() }),
  answers: { 200: z.object({ name: z.string() }) },
  problems: [],
})

type Work = (ctx: AccountCtx, name: string) => Promise<void>

const renaming = (after: Work) =>
  route(rename, async ({ ctx, body }) => {
    await ctx.db.update(accounts).set({ name: body.name }).where(eq(accounts.id, ctx.actor.accountId))
    await after(ctx, body.name)
    return body
  })

const asking = async ({ actor }: TestAccount, key: string, name: string) =>
  new Request('http://tira.example/api/v1/renaming', {
    method: 'POST',
    body: JSON.stringify({ name }),
    headers: {
      authorization: `Bearer ${await signAccessToken({ kind: 'account', sub: actor.accountId, sid: actor.sessionId })}`,
      'content-type': 'application/json',
      'idempotency-key': key,
    },
  })

const nameOf = async ({ actor }: TestAccount) => {
  const [row] = await database().select({ name: accounts.name }).from(accounts).where(eq(accounts.id, actor.accountId))
  return row?.name
}

const keptUnder = (key: string) => database().select().from(idempotencyKeys).where(eq(idempotencyKeys.key, key))

test('500 internal rolls the change back and is not kept: the same key works afterwards', async () => {
  const [person, key] = [await anAccount('Before'), newId()]
  const broken = renaming(async () => Promise.reject(new Error('a fault of ours')))
  const mended = renaming(async () => undefined)

  const first = await broken.handle(await asking(person, key, 'After'))
  const between = [await nameOf(person), (await keptUnder(key)).length]
  const second = await mended.handle(await asking(person, key, 'After'))

  expect([first.status, ...between]).toEqual([500, 'Before', 0])
  expect([second.status, second.headers.get('idempotent-replayed'), await nameOf(person)]).toEqual([200, null, 'After'])
})

test('503 unavailable is not kept', async () => {
  const [person, key] = [await anAccount('Before'), newId()]
  const away = renaming(async () => Promise.reject(Object.assign(new Error('away'), { code: 'ECONNRESET' })))

  const answer = await away.handle(await asking(person, key, 'After'))

  expect([answer.status, (await keptUnder(key)).length, await nameOf(person)]).toEqual([503, 0, 'Before'])
})

test('a key is not let go when its change was written after all, as when the connection went while it committed', async () => {
  const [print, key] = [new Uint8Array([1]), newId()]
  const hold = await holdKey(database(), newHold('public', key), print)
  if (!('holder' in hold)) throw new Error('the key was not fresh')
  await keepAnswer(database(), hold, { status: 200, headers: {}, body: { name: 'After' } })
  await letGo(database(), hold)

  expect(await holdKey(database(), newHold('public', key), print)).toMatchObject({ status: 200, body: { name: 'After' } })
})

test('a refusal rolls the change back and is kept, and the replay does not run anything', async () => {
  const [person, key] = [await anAccount('Before'), newId()]
  let runs = 0
  const refusing = renaming(async () => {
    runs += 1
    throw new Problem('slug-taken')
  })

  const first = await refusing.handle(await asking(person, key, 'After'))
  const again = await refusing.handle(await asking(person, key, 'After'))

  expect([first.status, again.status, again.headers.get('idempotent-replayed'), runs]).toEqual([409, 409, 'true', 1])
  expect(await again.json()).toEqual(await first.json())
  expect(await nameOf(person)).toBe('Before')
})

test('the change and its answer are one transaction: where the answer cannot be kept, nothing was changed', async () => {
  const [person, key] = [await anAccount('Before'), newId()]
  const overtaken = renaming(async () => {
    await database().update(idempotencyKeys).set({ holder: newId() }).where(eq(idempotencyKeys.key, key))
  })

  const answer = await overtaken.handle(await asking(person, key, 'After'))

  expect([answer.status, await nameOf(person)]).toEqual([409, 'Before'])
})

test('409 idempotency-in-flight while the first request runs, and the same answer when it has ended', async () => {
  const [person, key] = [await anAccount('Before'), newId()]
  const signals = new EventEmitter()
  const started = once(signals, 'started')
  const slow = renaming(async () => {
    signals.emit('started')
    await once(signals, 'released')
  })

  const first = slow.handle(await asking(person, key, 'After'))
  await started
  const meanwhile = await slow.handle(await asking(person, key, 'After'))
  signals.emit('released')
  const ended = await first
  const again = await slow.handle(await asking(person, key, 'After'))

  expect([meanwhile.status, Number(meanwhile.headers.get('retry-after')) > 0]).toEqual([409, true])
  expect([ended.status, again.status, again.headers.get('idempotent-replayed')]).toEqual([200, 200, 'true'])
})

test('a key whose holder died is taken over after a minute, and by one only', async () => {
  const [person, key] = [await anAccount('Before'), newId()]
  const stuck = renaming(async () => undefined)
  await stuck.handle(await asking(person, key, 'After'))
  await database()
    .update(idempotencyKeys)
    .set({ status: null, headers: null, body: null, heldAt: sql`now() - interval '61 seconds'` })
    .where(eq(idempotencyKeys.key, key))

  const request = await asking(person, key, 'After')
  const answers = await Promise.all(Array.from({ length: 5 }, () => stuck.handle(request.clone())))

  const made = answers.filter((answer) => answer.status === 200 && answer.headers.get('idempotent-replayed') === null)
  expect(made).toHaveLength(1)
  expect(answers.filter(({ status }) => status !== 200 && status !== 409)).toEqual([])
})

test('members that the contract does not name never leave, and a request id is made where none came', async () => {
  const person = await anAccount()
  const leaking = route(rename, async ({ body }) => ({ ...body, passwordHash: 'secret' }))

  const answer = await leaking.handle(await asking(person, unique('a-key-of-mine'), 'After'))

  expect(await answer.json()).toEqual({ name: 'After' })
  expect(answer.headers.get('x-request-id')).toMatch(/^[0-9a-f-]{36}$/)
})
