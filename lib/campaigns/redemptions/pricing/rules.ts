import { invalid } from '@/lib/core/problem'
import type { Benefit, Scope } from '../../contract'
import type { Order } from '../contract'
import type { RefusalReason } from '../rules'

type Item = NonNullable<Order['items']>[number]
type Line = { item: Item | null; quantity: bigint; unitPrice: bigint }

/** An order as it is priced: line by line, or as one line when only its total is known. */
export type OrderRead = { currency: string; total: number; lines: readonly Line[]; isItemised: boolean; hasItems: boolean }

const currencyOf = ({ total, items = [] }: Order): string => {
  const named = items.flatMap(({ unitPrice }, at) => (unitPrice ? [{ at, ...unitPrice }] : []))
  const currency = total?.currency ?? named[0]?.currency
  const other = named.find((price) => price.currency !== currency)
  if (other) throw invalid(`/order/items/${other.at}/unitPrice/currency`, 'currency', 'must be the currency of the whole order')
  if (currency !== undefined) return currency
  throw items.length > 0
    ? invalid('/order/items/0/unitPrice', 'missing', 'must be given, or the total of the order')
    : invalid('/order/total', 'missing', 'must be given, or items with their prices')
}

/** Refuses what cannot be priced: no price at all, prices on some items only, a total that they do not add up to. */
export const readOrder = (order: Order): OrderRead => {
  const currency = currencyOf(order)
  const { total, items = [] } = order
  const known = { currency, hasItems: items.length > 0 }
  const unpriced = items.findIndex(({ unitPrice }) => !unitPrice)
  if (unpriced < 0 && items.length > 0) {
    const lines = items.map((item) => ({ item, quantity: BigInt(item.quantity), unitPrice: BigInt(item.unitPrice?.amount ?? 0) }))
    const sum = sumOf(lines.map(amountOf))
    if (sum > Number.MAX_SAFE_INTEGER) throw invalid('/order/items', 'too-big', `must add up to at most ${Number.MAX_SAFE_INTEGER}`)
    if (total && BigInt(total.amount) !== sum) throw invalid('/order/total/amount', 'sum', `must be what the items add up to: ${sum}`)
    return { ...known, total: Number(sum), lines, isItemised: true }
  }
  if (items.some(({ unitPrice }) => unitPrice))
    throw invalid(`/order/items/${unpriced}/unitPrice`, 'missing', 'must be given for all items or for none')
  const amount = total?.amount ?? 0
  return { ...known, total: amount, lines: [{ item: null, quantity: 1n, unitPrice: BigInt(amount) }], isItemised: false }
}

const sumOf = (amounts: readonly bigint[]) => amounts.reduce((sum, amount) => sum + amount, 0n)
const amountOf = ({ quantity, unitPrice }: Line) => quantity * unitPrice
const smaller = (one: bigint, other: bigint) => (one < other ? one : other)

const isNamed = (scope: Scope | null): scope is Scope => scope !== null && scope.productIds.length + scope.categoryIds.length > 0

const isInScope = ({ item }: Line, { productIds, categoryIds }: Scope): boolean =>
  (item?.productId !== undefined && productIds.includes(item.productId)) ||
  (item?.categoryIds?.some((id) => categoryIds.includes(id)) ?? false)

/** Percent with two decimals as whole hundredths, of an amount, half up: the only place where anything is rounded. */
const partOf = (amount: bigint, percent: number): bigint => (amount * BigInt(Math.round(percent * 100)) + 5_000n) / 10_000n

/** What each line gives up, or the amounts in whose proportion they share the discount. */
type Given = { discount: bigint; weights: bigint[] }

/** The cheapest units of the whole groups; lines are counted through, never spread out into units. */
const cheapest = (lines: readonly Line[], groupSize: bigint, perGroup: bigint): bigint[] => {
  const weights = lines.map(() => 0n)
  let left = (sumOf(lines.map(({ quantity }) => quantity)) / groupSize) * perGroup
  const ascending = lines.map((line, at) => ({ ...line, at })).toSorted((one, other) => Number(one.unitPrice - other.unitPrice))
  for (const { at, quantity, unitPrice } of ascending) {
    const taken = smaller(left, quantity)
    weights[at] = taken * unitPrice
    left -= taken
  }
  return weights
}

/** Null when the order holds nothing that the benefit could count for, so that no code is used up for nothing. */
const givenBy = (benefit: Benefit, lines: readonly Line[]): Given | null => {
  const amounts = lines.map(amountOf)
  const most = sumOf(amounts)
  switch (benefit.type) {
    case 'percent': {
      const part = partOf(most, benefit.percent)
      return { discount: benefit.cap ? smaller(part, BigInt(benefit.cap.amount)) : part, weights: amounts }
    }
    case 'amount':
      return { discount: smaller(BigInt(benefit.amount.amount), most), weights: amounts }
    case 'fixed-price': {
      const price = BigInt(benefit.price.amount)
      const weights = lines.map(({ quantity, unitPrice }) => (unitPrice > price ? (unitPrice - price) * quantity : 0n))
      return weights.some((weight) => weight > 0n) ? { discount: sumOf(weights), weights } : null
    }
    case 'buy-x-get-y': {
      const weights = cheapest(lines, BigInt(benefit.buy + benefit.get), BigInt(benefit.get))
      return weights.some((weight) => weight > 0n) ? { discount: partOf(sumOf(weights), benefit.percentOff), weights } : null
    }
  }
}

/** Largest remainder: whole shares that add up to the discount exactly, none above its weight. */
export const sharesOf = (discount: bigint, weights: readonly bigint[]): bigint[] => {
  const whole = sumOf(weights)
  if (whole === 0n) return weights.map(() => 0n)
  const shares = weights.map((weight) => (discount * weight) / whole)
  const left = Number(discount - sumOf(shares))
  const byRemainder = weights
    .map((weight, at) => ({ at, remainder: (discount * weight) % whole }))
    .toSorted((one, other) => (one.remainder === other.remainder ? one.at - other.at : one.remainder > other.remainder ? -1 : 1))
  const raised = new Set(byRemainder.slice(0, left).map(({ at }) => at))
  return shares.map((share, at) => (raised.has(at) ? share + 1n : share))
}

export type Terms = { benefit: Benefit; scope: Scope | null; minimumSpend: number | null; currency: string }

/** `lines` holds the discount of each item of an order that names their prices. */
export type Price = { discount: number; total: number; lines: number[] | null }

const needsItems = ({ benefit, scope }: Terms) => isNamed(scope) || benefit.type === 'fixed-price' || benefit.type === 'buy-x-get-y'

/** What the terms take off the order, or why nothing, in the order in which the reasons are told. */
export const priceOf = (terms: Terms, order: OrderRead): Price | RefusalReason => {
  const { benefit, scope, minimumSpend, currency } = terms
  if (order.currency !== currency) return 'currency-mismatch'
  if (!order.isItemised && order.hasItems && needsItems(terms))
    throw invalid('/order/items/0/unitPrice', 'missing', 'must be given for all items: what this code takes off depends on them')
  const covered = isNamed(scope) ? order.lines.map((line) => isInScope(line, scope)) : order.lines.map(() => true)
  const lines = order.lines.filter((_, at) => covered[at])
  const given = lines.length > 0 ? givenBy(benefit, lines) : null
  if (!given) return 'not-in-scope'
  if (minimumSpend !== null && order.total < minimumSpend) return 'minimum-not-reached'
  const shares = sharesOf(given.discount, given.weights).values()
  const discounts = covered.map((isCovered) => (isCovered ? Number(shares.next().value ?? 0n) : 0))
  const discount = Number(given.discount)
  return { discount, total: order.total - discount, lines: order.isItemised ? discounts : null }
}
