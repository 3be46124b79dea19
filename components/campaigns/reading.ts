import { digitsOf } from '@/components/campaigns/offer-text'
import type { Locale } from '@/components/words'

const spaces = /[\s']/gu

/** A whole number as people write it: `40000`, `40,000`, `40.000`, `40 000`. */
export const readCount = (text: string): number | null => {
  const plain = text.replace(spaces, '')
  const digits = /^\d{1,3}([.,])\d{3}(\1\d{3})*$/.test(plain) ? plain.replace(/[.,]/g, '') : plain
  return /^\d{1,13}$/.test(digits) ? Number(digits) : null
}

/** Minor units of what people write: `3`, `3.5`, `3,50 €`, `1.234,50`. A comma or dot before three digits groups them, unless the currency has three. */
export const readMoney = (text: string, currency: string): number | null => {
  const digits = digitsOf(currency)
  const plain = text
    .replace(spaces, '')
    .replace(/[a-z]{0,3}\p{Sc}/giu, '')
    .replace(new RegExp(currency, 'i'), '')
  const [, whole = '', fraction = ''] = new RegExp(digits === 0 ? '^(.*)$' : `^(.*?)(?:[.,](\\d{1,${digits}}))?$`).exec(plain) ?? []
  const units = whole === '' && fraction !== '' ? 0 : readCount(whole)
  if (units === null) return null
  const amount = units * 10 ** digits + Number(fraction.padEnd(digits, '0') || 0)
  return Number.isSafeInteger(amount) ? amount : null
}

/** `30`, `12,5`, `12.5 %`. */
export const readPercent = (text: string): number | null => {
  const plain = text.replace(spaces, '').replace(/%$/, '').replace(',', '.')
  return /^\d{1,3}(\.\d{1,2})?$/.test(plain) ? Number(plain) : null
}

const plainNumber = (value: number, locale: Locale, digits: { minimumFractionDigits?: number; maximumFractionDigits: number }) =>
  new Intl.NumberFormat(locale, { useGrouping: false, ...digits }).format(value)

/** An amount as it stands in a field, without the currency's sign. */
export const writtenMoney = (amount: number, currency: string, locale: Locale): string => {
  const digits = digitsOf(currency)
  const isWhole = amount % 10 ** digits === 0
  return plainNumber(amount / 10 ** digits, locale, { minimumFractionDigits: isWhole ? 0 : digits, maximumFractionDigits: digits })
}

export const writtenPercent = (percent: number, locale: Locale): string => plainNumber(percent, locale, { maximumFractionDigits: 2 })

/** The ids that somebody wrote or pasted, whatever stands between them. */
export const readIds = (text: string): string[] => [
  ...new Set(
    text
      .toLowerCase()
      .split(/[\s,;]+/)
      .filter(Boolean),
  ),
]
