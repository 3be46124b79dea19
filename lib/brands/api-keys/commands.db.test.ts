import { eq } from 'drizzle-orm'
import { expect, test } from 'vitest'
import { apiKeys, facts } from '@/db/schema'
import { aBrand } from '@/db/testing/world'
import { identify } from '@/lib/auth/caller'
import type { BrandCtx, Ctx } from '@/lib/core/ctx'
import { changeApiKey, createApiKey, revokeApiKey, rotateApiKey } from './commands'
import { getApiKey, listApiKeys } from './queries'

const till = { name: 'Till', scopes: ['codes:read' as const] }

const scopesOf = async (ctx: Ctx, secret: string) => {
  const caller = await identify(ctx.db, new Headers({ authorization: `Bearer ${secret}` }), { brands: 'none' })
  return caller.kind === 'key' ? caller.scopes : []
}

const rowOf = async (ctx: BrandCtx, id: string) => {
  const [row] = await ctx.db.select().from(apiKeys).where(eq(apiKeys.id, id))
  return row
}

const factsOf = (ctx: BrandCtx, id: string) => ctx.db.select().from(facts).where(eq(facts.subjectId, id)).orderBy(facts.id)

const later = <C extends Ctx>(ctx: C, milliseconds: number): C => ({ ...ctx, now: new Date(ctx.now.getTime() + milliseconds) })

test('a key is shown whole once, opens what its scopes say, and is stored as a hash only', async () => {
  const { owner } = await aBrand()

  const { secret, ...key } = await createApiKey(owner, till)

  expect(secret.startsWith(`${key.prefix}_`)).toBe(true)
  expect(await scopesOf(owner, secret)).toEqual(['codes:read'])
  expect(await getApiKey(owner, key.id)).toMatchObject({ id: key.id, name: 'Till', revokedAt: null, previousUntil: null })
  const kept = JSON.stringify([await rowOf(owner, key.id), await factsOf(owner, key.id)])
  expect(kept).not.toContain(secret.slice(key.prefix.length + 1))
})

test('422 invalid when a key would expire before it is made', async () => {
  const { owner } = await aBrand()

  await expect(createApiKey(owner, { ...till, expiresAt: owner.now })).rejects.toMatchObject({
    code: 'invalid',
    options: { errors: [{ pointer: '/expiresAt' }] },
  })

  expect((await listApiKeys(owner, { limit: 10 })).data).toEqual([])
})

test('after a rotation the old key works for a day beside the new one, and no longer', async () => {
  const { owner } = await aBrand()
  const made = await createApiKey(owner, till)

  const rotated = await rotateApiKey(owner, { apiKeyId: made.id })

  expect(rotated).toMatchObject({ prefix: made.prefix, version: made.version + 1, previousUntil: later(owner, 24 * 60 * 60 * 1000).now })
  expect([await scopesOf(owner, made.secret), await scopesOf(owner, rotated.secret)]).toEqual([['codes:read'], ['codes:read']])
  await owner.db.update(apiKeys).set({ previousUntil: new Date() }).where(eq(apiKeys.id, made.id))
  await expect(scopesOf(owner, made.secret)).rejects.toMatchObject({ code: 'unauthenticated' })
  expect(await scopesOf(owner, rotated.secret)).toEqual(['codes:read'])
  expect((await getApiKey(later(owner, 24 * 60 * 60 * 1000), made.id)).previousUntil).toBeNull()
})

test('a revoked key is dead at once, the one before its rotation too, and stays in the list', async () => {
  const { owner } = await aBrand()
  const made = await createApiKey(owner, till)
  const rotated = await rotateApiKey(owner, { apiKeyId: made.id })

  await revokeApiKey(owner, { apiKeyId: made.id })

  await expect(scopesOf(owner, made.secret)).rejects.toMatchObject({ code: 'unauthenticated' })
  await expect(scopesOf(owner, rotated.secret)).rejects.toMatchObject({ code: 'unauthenticated' })
  expect((await listApiKeys(owner, { limit: 10 })).data).toMatchObject([{ id: made.id, revokedAt: owner.now, previousUntil: null }])
})

test('revoking again is no error and no second fact; a revoked key is not rotated', async () => {
  const { owner } = await aBrand()
  const { id, version } = await createApiKey(owner, till)
  await revokeApiKey(owner, { apiKeyId: id, ifMatch: version })

  await revokeApiKey(later(owner, 5_000), { apiKeyId: id, ifMatch: version })
  await revokeApiKey(later(owner, 5_000), { apiKeyId: id })

  expect((await getApiKey(owner, id)).revokedAt).toEqual(owner.now)
  expect((await factsOf(owner, id)).filter((fact) => fact.type === 'api-key.revoked')).toHaveLength(1)
  await expect(rotateApiKey(owner, { apiKeyId: id })).rejects.toMatchObject({ code: 'key-revoked' })
})

test('a key that is revoked and rotated at the same moment ends revoked', async () => {
  const { owner } = await aBrand()
  const keys = await Promise.all(Array.from({ length: 10 }, () => createApiKey(owner, till)))

  await Promise.allSettled(keys.flatMap(({ id }) => [rotateApiKey(owner, { apiKeyId: id }), revokeApiKey(owner, { apiKeyId: id })]))

  const after = await Promise.all(keys.map(({ id }) => getApiKey(owner, id)))
  expect(after.filter((key) => key.revokedAt === null || key.previousUntil !== null)).toEqual([])
})

test('a name is changed; a stale version is refused, by PATCH as by DELETE', async () => {
  const { owner } = await aBrand()
  const { id, version } = await createApiKey(owner, till)

  const changed = await changeApiKey(owner, { apiKeyId: id, change: { name: 'Till 2' }, ifMatch: version })
  const same = await changeApiKey(owner, { apiKeyId: id, change: { name: 'Till 2' } })

  expect([changed, same]).toMatchObject([
    { name: 'Till 2', version: 2 },
    { name: 'Till 2', version: 2 },
  ])
  expect((await factsOf(owner, id)).map((fact) => fact.type).toSorted()).toEqual(['api-key.changed', 'api-key.created'])
  await expect(changeApiKey(owner, { apiKeyId: id, change: { name: 'Till 3' }, ifMatch: version })).rejects.toMatchObject({
    code: 'version-conflict',
  })
  await expect(revokeApiKey(owner, { apiKeyId: id, ifMatch: version })).rejects.toMatchObject({ code: 'version-conflict' })
})

test('404 not-found when the key is of another brand, which keeps it', async () => {
  const [{ owner }, other] = await Promise.all([aBrand(), aBrand()])
  const { id, secret } = await createApiKey(other.owner, till)

  await expect(getApiKey(owner, id)).rejects.toMatchObject({ code: 'not-found' })
  await expect(changeApiKey(owner, { apiKeyId: id, change: { name: 'Mine' } })).rejects.toMatchObject({ code: 'not-found' })
  await expect(rotateApiKey(owner, { apiKeyId: id })).rejects.toMatchObject({ code: 'not-found' })
  await expect(revokeApiKey(owner, { apiKeyId: id })).rejects.toMatchObject({ code: 'not-found' })

  expect((await listApiKeys(owner, { limit: 10 })).data).toEqual([])
  expect(await scopesOf(other.owner, secret)).toEqual(['codes:read'])
})

test('a list goes from the newest key to the oldest, page by page', async () => {
  const { owner } = await aBrand()
  const made: string[] = []
  for (let minute = 0; minute < 5; minute += 1) made.unshift((await createApiKey(later(owner, minute * 60_000), till)).id)

  const first = await listApiKeys(owner, { limit: 3 })
  const second = await listApiKeys(owner, { limit: 3, cursor: first.nextCursor ?? '' })

  expect([...first.data, ...second.data].map((key) => key.id)).toEqual(made)
  expect(second.nextCursor).toBeNull()
})
