import fc from 'fast-check'
import { expect, test } from 'vitest'
import { moneyText } from './offer-text'
import { readCount, readIds, readMoney, readPercent, writtenMoney, writtenPercent } from './reading'

const locales = fc.constantFrom('en' as const, 'es' as const)
const currencies = fc.constantFrom('EUR', 'JPY', 'KWD', 'USD')

test.each([
  ['3', 'EUR', 300],
  ['3.5', 'EUR', 350],
  ['3,50 €', 'EUR', 350],
  ['€ 3.50', 'EUR', 350],
  ['EUR 12', 'EUR', 1200],
  [',5', 'EUR', 50],
  ['1.234', 'EUR', 123_400],
  ['1.234,5', 'EUR', 123_450],
  ["1'234.50", 'EUR', 123_450],
  ['1.234', 'KWD', 1234],
  ['1,000', 'JPY', 1000],
  ['10.5', 'JPY', null],
  ['3.505', 'EUR', 350_500],
  ['3,50,5', 'EUR', null],
  ['-3', 'EUR', null],
  ['three', 'EUR', null],
  ['', 'EUR', null],
])('%j of %s is %s minor units', (text, currency, amount) => {
  expect(readMoney(text, currency)).toBe(amount)
})

test('money is read back as it was written, in a field and in a sentence', () => {
  fc.assert(
    fc.property(fc.nat(2_000_000_000), currencies, locales, (amount, currency, locale) => {
      expect(readMoney(writtenMoney(amount, currency, locale), currency)).toBe(amount)
      if (currency !== 'KWD') expect(readMoney(moneyText({ amount, currency }, locale), currency)).toBe(amount)
    }),
  )
})

test('a percentage is read back as it was written', () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 10_000 }), locales, (hundredths, locale) => {
      expect(readPercent(writtenPercent(hundredths / 100, locale))).toBe(hundredths / 100)
    }),
  )
  expect(readPercent('12.5 %')).toBe(12.5)
  expect(readPercent('12.345')).toBeNull()
})

test.each([
  ['40000', 40_000],
  ['40,000', 40_000],
  ['40.000', 40_000],
  ['1.000.000', 1_000_000],
  ['40 000', 40_000],
  ['4,0000', null],
  ['4.5', null],
  ['', null],
])('%j counts %s', (text, count) => {
  expect(readCount(text)).toBe(count)
})

test('ids may stand on lines or between commas, and count once', () => {
  expect(readIds('A1\nb2, a1;c3 ')).toEqual(['a1', 'b2', 'c3'])
})
