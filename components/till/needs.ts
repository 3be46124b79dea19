import type { Benefit } from '@/lib/campaigns/contract'
import type { Money } from '@/lib/core/money'

/** What must be known of an order before anybody can say what the code takes off it. */
export type Need = 'nothing' | 'total' | 'items'

type Terms = { benefit: Benefit; minimumSpend: Money | null }

export const needOf = ({ benefit, minimumSpend }: Terms): Need => {
  if (benefit.type === 'fixed-price' || benefit.type === 'buy-x-get-y') return 'items'
  return benefit.type === 'amount' && minimumSpend === null ? 'nothing' : 'total'
}

/** As many items as the benefit counts together. */
export const usualQuantity = (benefit: Benefit): number => (benefit.type === 'buy-x-get-y' ? benefit.buy + benefit.get : 1)

/** The smallest order that gets the whole amount: it stands for one whose total nobody typed. */
export const leastOrder = ({ benefit }: Terms): { total: Money } | null => (benefit.type === 'amount' ? { total: benefit.amount } : null)
