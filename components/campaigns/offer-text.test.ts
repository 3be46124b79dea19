import { expect, test } from 'vitest'
import { moneyText, offerTag } from './offer-text'

const euros = (amount: number) => ({ amount, currency: 'EUR' })
const plain = (text: string) => text.replace(/\u00a0/g, ' ')

test.each([
  [{ type: 'percent', percent: 30 }, 'es', '−30%'],
  [{ type: 'percent', percent: 12.5 }, 'es', '−12,5%'],
  [{ type: 'percent', percent: 12.5 }, 'en', '−12.5%'],
  [{ type: 'amount', amount: euros(300) }, 'es', '−3 €'],
  [{ type: 'amount', amount: euros(350) }, 'en', '−€3.50'],
  [{ type: 'fixed-price', price: euros(450) }, 'es', '4,50 €'],
  [{ type: 'buy-x-get-y', buy: 1, get: 1, percentOff: 100 }, 'es', '2×1'],
  [{ type: 'buy-x-get-y', buy: 2, get: 1, percentOff: 100 }, 'en', '3×2'],
  [{ type: 'buy-x-get-y', buy: 1, get: 1, percentOff: 50 }, 'en', '1+1 −50%'],
] as const)('%j is tagged in %s as %s', (benefit, locale, tag) => {
  expect(plain(offerTag(benefit, locale))).toBe(tag)
})

test('money has as many digits as its currency', () => {
  expect(plain(moneyText({ amount: 1999, currency: 'EUR' }, 'es'))).toBe('19,99 €')
  expect(plain(moneyText({ amount: 1999, currency: 'JPY' }, 'en'))).toBe('¥1,999')
  expect(plain(moneyText({ amount: 2000, currency: 'EUR' }, 'en'))).toBe('€20.00')
})
