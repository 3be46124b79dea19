import { expect, test } from 'vitest'
import type { WireDelivery } from '@/lib/webhooks/deliveries/contract'
import { type DeliveryPage, mergePages } from './rows'

const row = (place: number, state: WireDelivery['state'] = 'succeeded'): WireDelivery => ({
  id: `019a9f38-4c80-7a61-bb10-${String(place).padStart(12, '0')}`,
  webhookId: '019a9f38-4c80-7d11-9a52-6b1f0c2e7d40',
  eventId: '019a9f38-4c80-7e02-8c77-1d4b6a9f5e23',
  type: 'code.claimed',
  sequence: place,
  state,
  nextAttemptAt: null,
  createdAt: '2026-11-20T16:42:00.000Z',
  finishedAt: null,
  attempts: [],
})

const page = (rows: WireDelivery[], nextCursor: string | null = null): DeliveryPage => ({ data: rows, nextCursor })
const places = (rows: readonly WireDelivery[]) => rows.map(({ sequence }) => sequence)

test('rows show what they have become, in their place, and what is new waits', () => {
  const { rows, fresh } = mergePages(page([row(2, 'pending'), row(1)]), page([row(3), row(2, 'succeeded'), row(1)]))

  expect(rows.map(({ sequence, state }) => [sequence, state])).toEqual([
    [2, 'succeeded'],
    [1, 'succeeded'],
  ])
  expect(places(fresh)).toEqual([3])
})

test('rows that so many new ones have pushed off the newest page stay', () => {
  const { rows, fresh, nextCursor } = mergePages(page([row(2), row(1)], 'held'), page([row(9), row(8)], 'live'))

  expect(places(rows)).toEqual([2, 1])
  expect(places(fresh)).toEqual([9, 8])
  expect(nextCursor).toBe('held')
})

test('a row that has left the view goes, and the next one closes the gap', () => {
  const { rows, fresh, nextCursor } = mergePages(page([row(5), row(4), row(3)], 'held'), page([row(5), row(3), row(2)], 'live'))

  expect(places(rows)).toEqual([5, 3, 2])
  expect(fresh).toEqual([])
  expect(nextCursor).toBe('live')
})

test('an empty view that fills has everything still to take, and a full one that empties keeps nothing', () => {
  expect(places(mergePages(page([]), page([row(1)])).fresh)).toEqual([1])
  expect(mergePages(page([row(1)]), page([]))).toEqual({ rows: [], fresh: [], nextCursor: null })
})
