import { expect, test } from 'vitest'
import { memberPermissions, type Permission, roleMay, type Role, roles, scopes } from './permissions'

const all: Permission[] = [...scopes, ...memberPermissions]
const of = (role: Role) => all.filter((permission) => roleMay(role, permission))

test('an owner may everything', () => {
  expect(of('owner')).toEqual(all)
})

test('a manager may all but change members, keys and the brand, and see what runs behind it', () => {
  expect(all.filter((permission) => !roleMay('manager', permission))).toEqual([
    'brand:write',
    'members:write',
    'api-keys:read',
    'api-keys:write',
    'runs:read',
    'runs:write',
  ])
})

test('a cashier looks codes up and redeems them', () => {
  expect(of('cashier')).toEqual(['codes:read', 'redemptions:write', 'brand:read'])
})

test('a viewer reads, but no keys, and changes nothing', () => {
  expect(of('viewer').every((permission) => permission.endsWith(':read') && permission !== 'api-keys:read')).toBe(true)
  expect(of('viewer')).toContain('audit:read')
})

test('no role may what the owner may not', () => {
  expect(roles.flatMap(of).filter((permission) => !roleMay('owner', permission))).toEqual([])
})
