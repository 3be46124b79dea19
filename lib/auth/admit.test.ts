import { expect, test } from 'vitest'
import { admit, type Demand } from './admit'
import type { Caller, Membership } from './caller'
import type { Role } from './permissions'

const inBrand = (slug: string, role: Role): Membership => ({ memberId: `m-${slug}`, role, brandId: `b-${slug}`, slug, allowedOrigins: [] })
const person = (...memberships: Membership[]): Caller => ({ kind: 'account', via: 'cookie', accountId: 'a', sessionId: 's', memberships })
const jobs: Demand = { access: 'jobs:read', brandSlug: null, brandInPath: false, orOwn: true }

const own = { kind: 'account', accountId: 'a', sessionId: 's' }

test.each([
  ['belongs to no brand', person()],
  ['belongs to several', person(inBrand('one', 'owner'), inBrand('two', 'owner'))],
  ['has a role in the only one that may not', person(inBrand('one', 'cashier'))],
])('who names no brand and %s asks for what is their own', (_, caller) => {
  expect(admit(caller, jobs)).toEqual(own)
})

test('who names no brand and may speak for the only one of theirs speaks for it', () => {
  expect(admit(person(inBrand('one', 'viewer')), jobs)).toMatchObject({ kind: 'member', brandId: 'b-one', accountId: 'a' })
})

test('a brand that is named is not passed over: 403 for a stranger to it and for a role that may not', () => {
  const named = { ...jobs, brandSlug: 'one' }

  expect(() => admit(person(), named)).toThrow(expect.objectContaining({ code: 'not-a-member' }))
  expect(() => admit(person(inBrand('one', 'cashier')), named)).toThrow(expect.objectContaining({ code: 'forbidden' }))
  expect(admit(person(inBrand('one', 'manager')), named)).toMatchObject({ kind: 'member', role: 'manager' })
})

test('where nothing is a person’s own, whoever names no brand is asked for one', () => {
  const stores: Demand = { access: 'stores:read', brandSlug: null, brandInPath: false }

  expect(() => admit(person(), stores)).toThrow(expect.objectContaining({ code: 'brand-required' }))
  expect(() => admit(person(inBrand('one', 'cashier')), stores)).toThrow(expect.objectContaining({ code: 'forbidden' }))
})

test('a key owns nothing but what is its brand’s, and needs the scope', () => {
  const key: Caller = { kind: 'key', keyId: 'k', brandId: 'b', slug: 'one', scopes: ['stores:read'], allowedOrigins: [] }

  expect(() => admit(key, jobs)).toThrow(expect.objectContaining({ code: 'insufficient-scope' }))
  expect(admit({ ...key, scopes: ['jobs:read'] }, jobs)).toMatchObject({ kind: 'key', brandId: 'b' })
})

const claims: Demand = { access: 'claims:write', brandSlug: null, brandInPath: false, forShoppers: true }

test('what is for shoppers is for a token of a brand, and for a person as who they are', () => {
  const token: Caller = { kind: 'shopper', shopperId: 's', brandId: 'b', allowedOrigins: [] }

  expect(admit(token, claims)).toEqual({ kind: 'shopper', shopperId: 's', brandId: 'b' })
  expect(admit(person(), claims)).toEqual(own)
  expect(admit(person(inBrand('one', 'viewer')), claims)).toEqual(own)
  expect(() => admit(token, jobs)).toThrow(expect.objectContaining({ code: 'forbidden' }))
})

test('whoever names a brand speaks for it, also where shoppers may ask', () => {
  const viewer = person(inBrand('one', 'viewer'))

  expect(() => admit(viewer, { ...claims, brandSlug: 'one' })).toThrow(expect.objectContaining({ code: 'forbidden' }))
  expect(admit(person(inBrand('one', 'manager')), { ...claims, brandSlug: 'one' })).toMatchObject({ kind: 'member', role: 'manager' })
})
