import type { Locale } from '@/components/words'
import type { Benefit } from '@/lib/campaigns/contract'
import type { Money } from '@/lib/core/money'

/** How many digits its minor units take: 2 for EUR, none for JPY. */
export const digitsOf = (currency: string): number =>
  new Intl.NumberFormat('en', { style: 'currency', currency }).resolvedOptions().maximumFractionDigits ?? 2

/** Money as people write it: whole amounts without cents where `short`. */
export const moneyText = ({ amount, currency }: Money, locale: Locale, { short = false } = {}): string => {
  const digits = digitsOf(currency)
  const isWhole = amount % 10 ** digits === 0
  return new Intl.NumberFormat(locale, {
    style: 'currency',
    currency,
    minimumFractionDigits: short && isWhole ? 0 : digits,
    maximumFractionDigits: digits,
    useGrouping: 'always',
  }).format(amount / 10 ** digits)
}

export const percentText = (percent: number, locale: Locale): string =>
  new Intl.NumberFormat(locale, { style: 'percent', maximumFractionDigits: 2 }).format(percent / 100).replace(/[\s\u00a0\u202f]/g, '')

/** The offer as a price tag says it: −30%, −3 €, 4,50 €, 2×1. */
export const offerTag = (benefit: Benefit, locale: Locale): string => {
  switch (benefit.type) {
    case 'percent':
      return `−${percentText(benefit.percent, locale)}`
    case 'amount':
      return `−${moneyText(benefit.amount, locale, { short: true })}`
    case 'fixed-price':
      return moneyText(benefit.price, locale, { short: true })
    case 'buy-x-get-y':
      return benefit.percentOff === 100
        ? `${benefit.buy + benefit.get}×${benefit.buy}`
        : `${benefit.buy}+${benefit.get} −${percentText(benefit.percentOff, locale)}`
  }
}

/** How a currency is abbreviated: € or EUR. */
export const currencySign = (currency: string, locale: Locale): string =>
  new Intl.NumberFormat(locale, { style: 'currency', currency, currencyDisplay: 'narrowSymbol' })
    .formatToParts(0)
    .find(({ type }) => type === 'currency')?.value ?? currency

/** The offer as a price tag that has no number yet. */
export const blankTag = (type: Benefit['type'], sign: string): string =>
  ({ percent: '−%', amount: `−${sign}`, 'fixed-price': `=${sign}`, 'buy-x-get-y': '2×1' })[type]
