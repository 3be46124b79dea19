import fc from 'fast-check'
import { expect, test } from 'vitest'
import { Problem } from '@/lib/core/problem'
import type { Benefit, Scope } from '../../contract'
import type { Order } from '../contract'
import { type OrderRead, type Price, priceOf, readOrder, sharesOf, type Terms } from './rules'

const euros = (amount: number) => ({ amount, currency: 'EUR' })
const coffee = '019a9f38-4c80-7000-8000-00000000c0fe'
const drinks = '019a9f38-4c80-7000-8000-00000000d1d1'

const termsOf = (benefit: Benefit, about: Partial<Terms> = {}): Terms => ({
  benefit,
  scope: null,
  minimumSpend: null,
  currency: 'EUR',
  ...about,
})

const percent = (value: number, cap?: number): Benefit => ({ type: 'percent', percent: value, ...(cap && { cap: euros(cap) }) })
const ofTotal = (total: number) => readOrder({ total: euros(total) })
const ofItems = (...items: [quantity: number, unitPrice: number, productId?: string][]) =>
  readOrder({ items: items.map(([quantity, unitPrice, productId]) => ({ quantity, unitPrice: euros(unitPrice), productId })) })

const priced = (terms: Terms, order: OrderRead): Price => {
  const price = priceOf(terms, order)
  if (typeof price === 'string') throw new Error(`refused: ${price}`)
  return price
}

const takenOff = (benefit: Benefit, order: OrderRead, about?: Partial<Terms>) => priced(termsOf(benefit, about), order).discount

test.each([
  ['30 % of 4999 is 1499.7', percent(30), ofTotal(4999), 1500],
  ['a half is rounded up', percent(50), ofTotal(1), 1],
  ['less than a half is rounded down', percent(12.49), ofTotal(4), 0],
  ['percents have two decimals', percent(33.33), ofTotal(10_000), 3333],
  ['100 % is all of it', percent(100), ofTotal(9_007_199_254_740_991), 9_007_199_254_740_991],
  ['a cap is kept', percent(30, 1000), ofTotal(4999), 1000],
  ['rounding happens once an order, not once a line', percent(10), ofItems([1, 5], [1, 5]), 1],
  ['an amount', { type: 'amount', amount: euros(500) }, ofTotal(4999), 500],
  ['an amount is never more than the order', { type: 'amount', amount: euros(500) }, ofTotal(499), 499],
  ['each item costs the fixed price', { type: 'fixed-price', price: euros(200) }, ofItems([3, 250], [1, 1200]), 1150],
  ['an item below the fixed price is no dearer', { type: 'fixed-price', price: euros(200) }, ofItems([1, 250], [5, 150]), 50],
  ['buy 2, get 1: the cheapest of three', { type: 'buy-x-get-y', buy: 2, get: 1, percentOff: 100 }, ofItems([2, 300], [1, 100]), 100],
  [
    'two whole groups of seven: the two cheapest',
    { type: 'buy-x-get-y', buy: 2, get: 1, percentOff: 100 },
    ofItems([5, 300], [2, 100]),
    200,
  ],
  ['the cheapest for half, rounded once', { type: 'buy-x-get-y', buy: 1, get: 1, percentOff: 50 }, ofItems([1, 301], [3, 101]), 101],
  [
    'a hundred thousand of each without counting them one by one',
    { type: 'buy-x-get-y', buy: 1, get: 1, percentOff: 100 },
    ofItems([100_000, 7], [100_000, 3]),
    300_000,
  ],
] satisfies [string, Benefit, OrderRead, number][])('%s', (_, benefit, order, discount) => {
  expect(takenOff(benefit, order)).toBe(discount)
})

const ofDrinks: Scope = { productIds: [], categoryIds: [drinks] }
const ofCoffee: Scope = { productIds: [coffee], categoryIds: [] }

test('only what is in scope counts, by product or by category, and the rest is paid whole', () => {
  const items = [
    { productId: coffee, quantity: 2, unitPrice: euros(300) },
    { categoryIds: [drinks], quantity: 1, unitPrice: euros(500) },
    { quantity: 1, unitPrice: euros(4000) },
  ]
  const order = readOrder({ items })

  expect(priced(termsOf(percent(50), { scope: ofCoffee }), order)).toEqual({ discount: 300, total: 4800, lines: [300, 0, 0] })
  expect(priced(termsOf(percent(50), { scope: ofDrinks }), order)).toEqual({ discount: 250, total: 4850, lines: [0, 250, 0] })
  expect(takenOff({ type: 'amount', amount: euros(9000) }, order, { scope: ofCoffee })).toBe(600)
  expect(takenOff(percent(50), order, { scope: { productIds: [], categoryIds: [] } })).toBe(2550)
})

test('reasons are told in one order: currency, scope, minimum', () => {
  const benefit = percent(10)
  const foreign = readOrder({ total: { amount: 10, currency: 'USD' } })
  const cheap = ofItems([1, 10])

  expect(priceOf(termsOf(benefit, { scope: ofCoffee, minimumSpend: 100 }), foreign)).toBe('currency-mismatch')
  expect(priceOf(termsOf(benefit, { scope: ofCoffee, minimumSpend: 100 }), cheap)).toBe('not-in-scope')
  expect(priceOf(termsOf(benefit, { scope: ofCoffee, minimumSpend: 100 }), ofTotal(1000))).toBe('not-in-scope')
  expect(priceOf(termsOf(benefit, { minimumSpend: 100 }), ofTotal(99))).toBe('minimum-not-reached')
  expect(priceOf(termsOf(benefit, { minimumSpend: 100 }), ofTotal(100))).toEqual({ discount: 10, total: 90, lines: null })
})

test('the minimum counts the whole order, also what is not in scope', () => {
  expect(takenOff(percent(10), ofItems([1, 100, coffee], [1, 900]), { scope: ofCoffee, minimumSpend: 1000 })).toBe(10)
})

test('a code that would give nothing is not used up for it', () => {
  const tooFew: Benefit = { type: 'buy-x-get-y', buy: 2, get: 1, percentOff: 100 }

  expect(priceOf(termsOf(tooFew), ofItems([2, 300]))).toBe('not-in-scope')
  expect(priceOf(termsOf(tooFew), ofTotal(900))).toBe('not-in-scope')
  expect(priceOf(termsOf({ type: 'fixed-price', price: euros(300) }), ofItems([4, 300]))).toBe('not-in-scope')
})

const pointerOf = (work: () => unknown) => {
  try {
    work()
  } catch (error) {
    if (error instanceof Problem) return error.options.errors?.[0]?.pointer
    throw error
  }
  return null
}

test.each([
  ['nothing', {}, '/order/total'],
  ['items without prices', { items: [{ quantity: 1 }] }, '/order/items/0/unitPrice'],
  ['a price on some items only', { items: [{ quantity: 1, unitPrice: euros(1) }, { quantity: 1 }] }, '/order/items/1/unitPrice'],
  ['a total that differs from the items', { total: euros(3), items: [{ quantity: 2, unitPrice: euros(1) }] }, '/order/total/amount'],
  [
    'two currencies',
    { total: euros(1), items: [{ quantity: 1, unitPrice: { amount: 1, currency: 'USD' } }] },
    '/order/items/0/unitPrice/currency',
  ],
  ['more than a number can say', { items: [{ quantity: 2, unitPrice: euros(Number.MAX_SAFE_INTEGER) }] }, '/order/items'],
] satisfies [string, Order, string][])('an order of %s is not priced, and the field is named', (_, order, pointer) => {
  expect(pointerOf(() => readOrder(order))).toBe(pointer)
})

test('items without prices are enough where their total stands for all of them, and only there', () => {
  const order = readOrder({ total: euros(1000), items: [{ quantity: 2, productId: coffee }] })

  expect(priced(termsOf(percent(10)), order)).toEqual({ discount: 100, total: 900, lines: null })
  expect(pointerOf(() => priceOf(termsOf(percent(10), { scope: ofCoffee }), order))).toBe('/order/items/0/unitPrice')
  expect(pointerOf(() => priceOf(termsOf({ type: 'fixed-price', price: euros(1) }), order))).toBe('/order/items/0/unitPrice')
})

const anAmount = fc.oneof(fc.integer({ min: 0, max: 100_000 }), fc.maxSafeNat())
const aPercent = fc.integer({ min: 1, max: 10_000 }).map((hundredths) => hundredths / 100)
const aBenefit: fc.Arbitrary<Benefit> = fc.oneof(
  fc
    .tuple(
      aPercent,
      fc.option(
        anAmount.map((amount) => euros(amount + 1)),
        { nil: undefined },
      ),
    )
    .map(([percent, cap]) => ({ type: 'percent' as const, percent, ...(cap && { cap }) })),
  anAmount.map((amount) => ({ type: 'amount' as const, amount: euros(amount + 1) })),
  anAmount.map((amount) => ({ type: 'fixed-price' as const, price: euros(amount) })),
  fc
    .record({ buy: fc.integer({ min: 1, max: 5 }), get: fc.integer({ min: 1, max: 5 }), percentOff: aPercent })
    .map((groups) => ({ type: 'buy-x-get-y' as const, ...groups })),
)
const anItem = fc.record({
  quantity: fc.oneof(fc.integer({ min: 1, max: 5 }), fc.integer({ min: 1, max: 100_000 })),
  unitPrice: fc.oneof(fc.integer({ min: 0, max: 1_000 }), fc.integer({ min: 0, max: 1_000_000_000 })).map(euros),
  productId: fc.constantFrom(coffee, drinks),
})
const anOrder = fc.array(anItem, { minLength: 1, maxLength: 8 }).map((items) => ({ items }))
const aScope = fc.constantFrom(null, ofCoffee)

const inScopeOf = ({ items }: { items: { quantity: number; unitPrice: { amount: number }; productId: string }[] }, scope: Scope | null) =>
  items
    .filter(({ productId }) => scope === null || productId === coffee)
    .reduce((sum, item) => sum + BigInt(item.quantity) * BigInt(item.unitPrice.amount), 0n)

test('whatever the benefit and the order: 0 ≤ discount ≤ what is in scope, discount and rest are the whole, lines add up to it', () => {
  fc.assert(
    fc.property(aBenefit, anOrder, aScope, (benefit, order, scope) => {
      const read = readOrder(order)
      const price = priceOf(termsOf(benefit, { scope }), read)
      if (typeof price === 'string') return
      const { discount, total, lines } = price
      const ofLine = (at: number) => (order.items[at]?.quantity ?? 0) * (order.items[at]?.unitPrice.amount ?? 0)
      expect(discount).toBeGreaterThanOrEqual(0)
      expect(BigInt(discount)).toBeLessThanOrEqual(inScopeOf(order, scope))
      expect(BigInt(discount) + BigInt(total)).toBe(inScopeOf(order, null))
      expect(lines?.reduce((sum, line) => sum + line, 0)).toBe(discount)
      expect(lines?.every((line, at) => line >= 0 && line <= ofLine(at))).toBe(true)
    }),
    { numRuns: 500 },
  )
})

test('one part of a cent less is never rounded to more: the discount grows with the percent and is off by at most a half', () => {
  fc.assert(
    fc.property(anAmount, aPercent, aPercent, (amount, one, other) => {
      const [less, more] = [Math.min(one, other), Math.max(one, other)]
      const [small, large] = [less, more].map((value) => takenOff(percent(value), ofTotal(amount)))
      const exact = BigInt(amount) * BigInt(Math.round(less * 100))
      const distance = BigInt(small ?? 0) * 10_000n - exact
      expect(small).toBeLessThanOrEqual(large ?? 0)
      expect(distance > -5_000n && distance <= 5_000n).toBe(true)
    }),
    { numRuns: 500 },
  )
})

test('the cheapest units are those that spreading out every unit finds', () => {
  const small = fc.array(fc.record({ quantity: fc.integer({ min: 1, max: 6 }), unitPrice: fc.integer({ min: 0, max: 20 }).map(euros) }), {
    minLength: 1,
    maxLength: 6,
  })
  const group = fc.integer({ min: 1, max: 4 })
  fc.assert(
    fc.property(small, group, group, (items, buy, get) => {
      const units = items
        .flatMap(({ quantity, unitPrice }) => Array<number>(quantity).fill(unitPrice.amount))
        .toSorted((one, other) => one - other)
      const free = Math.floor(units.length / (buy + get)) * get
      const expected = units.slice(0, free).reduce((sum, price) => sum + price, 0)
      const price = priceOf(termsOf({ type: 'buy-x-get-y', buy, get, percentOff: 100 }), readOrder({ items }))
      expect(typeof price === 'string' ? 0 : price.discount).toBe(expected)
    }),
  )
})

test('shares add up exactly, and none is further than one from its proportion or above its weight', () => {
  const weights = fc.array(fc.bigInt({ min: 0n, max: 2n ** 53n }), { minLength: 1, maxLength: 20 })
  fc.assert(
    fc.property(weights, fc.bigInt({ min: 0n, max: 10_000n }), (weights, part) => {
      const whole = weights.reduce((sum, weight) => sum + weight, 0n)
      const discount = (whole * part) / 10_000n
      const shares = sharesOf(discount, weights)
      expect(shares.reduce((sum, share) => sum + share, 0n)).toBe(discount)
      shares.forEach((share, at) => {
        const weight = weights[at] ?? 0n
        const distance = whole === 0n ? 0n : share * whole - discount * weight
        expect(share <= weight && distance < whole + 1n && distance > -whole - 1n).toBe(true)
      })
    }),
  )
})
