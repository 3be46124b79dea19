import { expect, test } from 'vitest'
import { restoringOf } from './restoring'

const now = new Date('2026-11-20T16:42:00Z')
const [soon, later, past] = ['2026-11-21T00:00:00.000Z', '2026-12-01T00:00:00.000Z', '2026-11-20T00:00:00.000Z']
const claimed = (id: string, expiresAt: string | null) => ({ id, state: 'claimed', expiresAt }) as const

test('codes that ended together are put back together', () => {
  expect(restoringOf([claimed('a', soon), claimed('b', later), claimed('c', soon)], now)).toEqual([
    { until: new Date(soon), ids: ['a', 'c'] },
    { until: new Date(later), ids: ['b'] },
  ])
})

test('what extending does not touch needs no way back', () => {
  expect(restoringOf([claimed('a', soon), { id: 'b', state: 'redeemed', expiresAt: null }], now)).toEqual([
    { until: new Date(soon), ids: ['a'] },
  ])
  expect(restoringOf([{ id: 'b', state: 'available', expiresAt: null }], now)).toBeNull()
})

test.each([null, past])('an end of %s cannot be put back, so no undo is offered at all', (end) => {
  expect(restoringOf([claimed('a', soon), claimed('b', end)], now)).toBeNull()
})
