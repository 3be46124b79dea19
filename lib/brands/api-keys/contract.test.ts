import { expect, test } from 'vitest'
import { changeApiKey, createApiKey } from './contract'

const till = { name: 'Till', scopes: ['codes:read'] }

test('takes a key that expires, one that is said not to, and one of which nothing is said', () => {
  expect(createApiKey.body.parse({ ...till, expiresAt: '2030-01-01T00:00:00+01:00' }).expiresAt).toEqual(new Date('2029-12-31T23:00:00Z'))
  expect(createApiKey.body.parse({ ...till, expiresAt: null }).expiresAt).toBeNull()
  expect(createApiKey.body.parse(till).expiresAt).toBeUndefined()
})

test.each([
  { scopes: [] },
  { scopes: ['everything'] },
  { scopes: ['api-keys:write'] },
  { scopes: ['members:read'] },
  { scopes: ['codes:read', 'codes:read'] },
  { name: '' },
  { expiresAt: 'tomorrow' },
  { secret: 'mine' },
])('refuses a key with %j', (body) => {
  expect(createApiKey.body.safeParse({ ...till, ...body }).success).toBe(false)
})

test('scopes of a key are fixed', () => {
  expect(changeApiKey.body.safeParse({ scopes: ['stores:write'] }).success).toBe(false)
})
