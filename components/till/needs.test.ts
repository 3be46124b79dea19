import { expect, test } from 'vitest'
import { leastOrder, needOf, usualQuantity } from '@/components/till/needs'

const euros = (amount: number) => ({ amount, currency: 'EUR' })
const threeForTwo = { type: 'buy-x-get-y', buy: 2, get: 1, percentOff: 100 } as const

test.each([
  ['a percentage is of something', { type: 'percent', percent: 30 }, null, 'total'],
  ['an amount comes off whatever it is', { type: 'amount', amount: euros(500) }, null, 'nothing'],
  ['an amount from a minimum on has to be measured', { type: 'amount', amount: euros(500) }, euros(2000), 'total'],
  ['a fixed price is one for each item', { type: 'fixed-price', price: euros(450) }, null, 'items'],
  ['what is free among several is one of them', threeForTwo, euros(2000), 'items'],
] as const)('%s', (_, benefit, minimumSpend, need) => {
  expect(needOf({ benefit, minimumSpend })).toBe(need)
})

test('an order without a total is the smallest that gets the whole amount', () => {
  expect(leastOrder({ benefit: { type: 'amount', amount: euros(500) }, minimumSpend: null })).toEqual({ total: euros(500) })
  expect(leastOrder({ benefit: threeForTwo, minimumSpend: null })).toBeNull()
  expect(usualQuantity(threeForTwo)).toBe(3)
})
