import { expect, test } from 'vitest'
import { isOwed, validUntil } from './rules'

const at = (minutes: number) => new Date(Date.UTC(2026, 10, 20, 12, minutes))
const running = { startsAt: null, endsAt: null, publishedAt: at(0), pausedAt: null, resumedAt: null, archivedAt: null }
const [happened, now] = [at(10), at(20)]

test.each([
  [true, 'runs since before', {}],
  [true, 'began at that moment', { startsAt: happened }],
  [true, 'went on at that moment', { resumedAt: happened }],
  [false, 'is a draft', { publishedAt: null }],
  [false, 'was published since', { publishedAt: at(11) }],
  [false, 'began since', { startsAt: at(11) }],
  [false, 'is paused', { pausedAt: at(15) }],
  [false, 'was paused and went on since', { resumedAt: at(11) }],
  [false, 'ended before', { endsAt: at(9) }],
  [false, 'ended since', { endsAt: at(15) }],
  [false, 'is archived', { archivedAt: at(15) }],
])('%s: a person is owed the voucher of a campaign that %s', (owed, _, marks) => {
  expect(isOwed({ ...running, ...marks }, happened, now)).toBe(owed)
})

test('a voucher lives whole days from when it was given', () => {
  expect(validUntil(new Date('2026-10-24T22:30:00Z'), 2)).toEqual(new Date('2026-10-26T22:30:00Z'))
})
