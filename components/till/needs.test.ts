import { expect, test } from 'vitest'
import { needOf, usualQuantity } from '@/components/till/needs'

const euros = (amount: number) => ({ amount, currency: 'EUR' })
const threeForTwo = { type: 'buy-x-get-y', buy: 2, get: 1, percentOff: 100 } as const

test.each([
  ['a percentage is of something', { type: 'percent', percent: 30 }, 'total'],
  ['an amount comes off something', { type: 'amount', amount: euros(500) }, 'total'],
  ['a fixed price is one for each item', { type: 'fixed-price', price: euros(450) }, 'items'],
  ['what is free among several is one of them', threeForTwo, 'items'],
] as const)('%s', (_, benefit, need) => {
  expect(needOf({ benefit })).toBe(need)
})

test('as many items are offered as the benefit counts together', () => {
  expect(usualQuantity(threeForTwo)).toBe(3)
  expect(usualQuantity({ type: 'fixed-price', price: euros(450) })).toBe(1)
})
