import { expect, test } from 'vitest'
import { isLastOwner } from './rules'

const olga = { id: 'olga', accountId: 'a', role: 'owner' } as const
const oscar = { id: 'oscar', accountId: 'b', role: 'owner' } as const
const maria = { id: 'maria', accountId: 'c', role: 'manager' } as const
const invited = { id: 'invited', accountId: null, role: 'owner' } as const

test('an owner is the last one when no other account owns the brand', () => {
  expect(isLastOwner(olga, [olga])).toBe(true)
  expect(isLastOwner(olga, [olga, maria])).toBe(true)
  expect(isLastOwner(olga, [olga, oscar])).toBe(false)
})

test('an invitation to own keeps no brand alive, and may always be taken back', () => {
  expect(isLastOwner(olga, [olga, invited])).toBe(true)
  expect(isLastOwner(invited, [olga, invited])).toBe(false)
})

test('whoever is no owner is never the last one', () => {
  expect(isLastOwner(maria, [olga, maria])).toBe(false)
})
