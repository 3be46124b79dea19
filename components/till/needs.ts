import type { Benefit } from '@/lib/campaigns/contract'

/** What must be known of an order before anybody can say what the code takes off it. */
export type Need = 'total' | 'items'

/** Also an amount is taken off something: a redemption keeps what was left to pay, and nobody may make that up. */
export const needOf = ({ benefit }: { benefit: Benefit }): Need =>
  benefit.type === 'fixed-price' || benefit.type === 'buy-x-get-y' ? 'items' : 'total'

/** As many items as the benefit counts together. */
export const usualQuantity = (benefit: Benefit): number => (benefit.type === 'buy-x-get-y' ? benefit.buy + benefit.get : 1)
