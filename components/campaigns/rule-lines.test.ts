import { expect, test } from 'vitest'
import en from '@/components/words/en/campaigns.json'
import es from '@/components/words/es/campaigns.json'
import { readTerms } from './campaign-terms'
import { type CampaignValues, newValues } from './campaign-values'
import { whenText } from './moment-text'
import { memberText, ruleLines } from './rule-lines'

const clock = { locale: 'en', timeZone: 'Europe/Madrid', now: '2026-11-20T16:42:00.000Z' } as const
const terms = (changed: Partial<CampaignValues> = {}) =>
  readTerms({ ...newValues('percent'), name: 'Weekend', ...changed }, { currency: 'EUR', timeZone: clock.timeZone }).terms
const lines = (changed: Partial<CampaignValues> = {}) => ruleLines(terms(changed), en.rules, clock)

test('a plain campaign is told in four lines', () => {
  expect(lines()).toEqual([
    '30% off.',
    'From its publication on, without an end.',
    'Shoppers claim it themselves: one code each.',
    'Each code counts once.',
  ])
})

test('every limit has its line', () => {
  expect(
    lines({
      cap: '20',
      minimumSpend: '9.90',
      categoryIds: '019a9f38-4c80-7a02-8c11-5be21d9f6c40',
      starts: { day: '2026-12-01', time: '09:00' },
      ends: { day: '2027-01-06', time: '' },
      issueEvent: 'first-login',
      claimableByShoppers: false,
      perShopper: '2',
      usesPerCode: '5',
      claims: '40000',
      budget: '1500',
    }),
  ).toEqual([
    '30% off, and no more than €20.00.',
    'On orders of €9.90 or more.',
    'Only for the named products (0) and categories (1).',
    'From 1 December, 09:00 until 6 January 2027, 23:59.',
    'The first 100 people who sign in for the first time get a code by themselves. It counts for 30 days.',
    'Only your team and your systems hand codes out, up to 2 to a shopper.',
    'Each code counts 5 times.',
    'It gives 40,000 codes at most.',
    'It stops when €1,500.00 have been given.',
  ])
})

test.each([
  [{ offer: 'amount' as const, amount: '3' }, '€3.00 off.'],
  [{ offer: 'fixed-price' as const, price: '4.5' }, 'Each item costs €4.50.'],
  [{ offer: 'buy-x-get-y' as const }, 'Take 2, pay for 1. The cheapest are free.'],
  [{ offer: 'buy-x-get-y' as const, buy: '2', percentOff: '50' }, 'Take 3, and the cheapest 1 cost 50% less.'],
])('%j is told as %s', (changed, line) => {
  expect(lines(changed)[0]).toBe(line)
})

test.each([
  ['live', null, '2026-11-24T22:59:00.000Z', 'Until 24 Nov, 23:59'],
  ['live', '2026-11-01T08:00:00.000Z', null, 'No end'],
  ['scheduled', '2026-12-01T08:00:00.000Z', null, 'From 1 Dec, 09:00'],
  ['scheduled', '2026-12-01T08:00:00.000Z', '2027-01-06T08:00:00.000Z', '1 Dec – 6 Jan 2027'],
  ['ended', null, '2026-11-19T22:59:00.000Z', 'Ended 19 Nov, 23:59'],
  ['draft', null, null, 'No dates'],
] as const)('%s from %s until %s: %s', (state, startsAt, endsAt, text) => {
  expect(whenText({ state, startsAt, endsAt }, clock, en.when)).toBe(text)
})

test('a part is told so that two versions can be compared', () => {
  const other = terms({ ends: { day: '2026-11-30', time: '23:59' }, prefix: 'VIP', pattern: '####-####-###', offer: 'amount', amount: '3' })
  const spanish = { ...clock, locale: 'es' } as const

  expect(memberText(other, 'codeStyle', en, clock)).toBe('VIP-####-####-###')
  expect(memberText(other, 'endsAt', es, spanish)).toBe('30 nov, 23:59')
  expect(memberText(terms(), 'endsAt', en, clock)).toBe('Nothing')
  expect(memberText(other, 'benefit', en, clock)).toBe('−€3\n€3.00 off.')
})
