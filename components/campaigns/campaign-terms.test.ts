import { expect, test } from 'vitest'
import { changeOf, differing, readTerms } from './campaign-terms'
import { mergedOnto, newValues, valuesOf, type Writing } from './campaign-values'

const spanish: Writing = { currency: 'EUR', timeZone: 'Europe/Madrid', locale: 'es' }
const filled = { ...newValues('percent'), name: 'Fin de semana' }
const read = (values = filled) => readTerms(values, spanish)

test('a name and an offer are enough', () => {
  expect(read()).toEqual({
    wrongs: {},
    terms: {
      name: 'Fin de semana',
      description: null,
      benefit: { type: 'percent', percent: 30 },
      startsAt: null,
      endsAt: null,
      limits: { claims: null, perShopper: 1, usesPerCode: 1, budget: null },
      minimumSpend: null,
      scope: null,
      codeStyle: { length: 10, prefix: null, pattern: null },
      issueOn: null,
      claimableByShoppers: true,
    },
  })
})

test('numbers, money and times count as they are written', () => {
  const { terms, wrongs } = read({
    ...filled,
    percent: '12,5',
    cap: '20 €',
    starts: { day: '2026-11-24', time: '' },
    ends: { day: '2026-11-30', time: '23:59' },
    claims: '40.000',
    budget: '1.500',
    minimumSpend: '9,90',
    issueEvent: 'first-login',
    prefix: 'vip',
    pattern: '####-####-###',
  })

  expect(wrongs).toEqual({})
  expect(terms).toMatchObject({
    benefit: { percent: 12.5, cap: { amount: 2000, currency: 'EUR' } },
    startsAt: '2026-11-23T23:00:00.000Z',
    endsAt: '2026-11-30T22:59:00.000Z',
    limits: { claims: 40_000, budget: { amount: 150_000 } },
    minimumSpend: { amount: 990 },
    issueOn: { event: 'first-login', ceiling: 100, validForDays: 30 },
    codeStyle: { length: 10, prefix: 'VIP', pattern: '####-####-###' },
  })
})

test.each([
  [{ name: ' ' }, { name: 'name' }],
  [{ percent: '0' }, { percent: 'percent' }],
  [{ percent: '101' }, { percent: 'percent' }],
  [{ cap: 'ten' }, { cap: 'money' }],
  [{ offer: 'amount' as const, amount: '0' }, { amount: 'money' }],
  [
    { offer: 'buy-x-get-y' as const, buy: '0', get: 'x' },
    { buy: 'count', get: 'count' },
  ],
  [{ starts: { day: '', time: '10:00' } }, { starts: 'day' }],
  [{ starts: { day: '2026-03-29', time: '02:30' } }, { starts: 'gap' }],
  [{ starts: { day: '2026-11-24', time: '' }, ends: { day: '2026-11-23', time: '' } }, { ends: 'window' }],
  [{ claims: 'many' }, { claims: 'count' }],
  [{ perShopper: '' }, { perShopper: 'count' }],
  [
    { issueEvent: 'signup' as const, ceiling: '0', validForDays: '9999' },
    { ceiling: 'count', validForDays: 'count' },
  ],
  [{ length: '3' }, { length: 'count' }],
  [{ prefix: '-A' }, { prefix: 'prefix' }],
  [{ pattern: '####' }, { pattern: 'pattern' }],
  [{ productIds: 'espresso' }, { productIds: 'ids' }],
])('%j is refused before it is sent', (written, wrongs) => {
  expect(read({ ...filled, ...written }).wrongs).toEqual(wrongs)
})

test('what is not of the chosen offer is neither read nor refused', () => {
  expect(read({ ...filled, amount: 'nonsense', buy: '' }).wrongs).toEqual({})
})

test('a saved campaign is written into the form and read back as it was', () => {
  const { terms } = read({ ...filled, cap: '20', ends: { day: '2026-11-30', time: '23:59' }, budget: '1.500,50', prefix: 'VIP' })
  const campaign = {
    ...terms,
    id: '019a9f38-4c80-7a02-8c11-5be21d9f6c40',
    audience: { segmentIds: [], match: 'any' as const, excludeSegmentIds: [] },
    state: 'draft' as const,
    exhausted: false,
    claimUrl: 'http://localhost/c/x',
    counts: { total: 0, available: 0, claimed: 0, redeemed: 0, void: 0, expired: 0 },
    spent: null,
    issued: null,
    version: 1,
    createdAt: '2026-11-20T16:42:00.000Z',
    updatedAt: '2026-11-20T16:42:00.000Z',
    publishedAt: null,
  }
  const values = valuesOf(campaign, spanish)

  expect(read(values)).toEqual({ terms, wrongs: {} })
  expect(changeOf(terms, read({ ...values, name: 'Otra', ends: { day: '', time: '' } }).terms)).toEqual({ name: 'Otra', endsAt: null })
  expect(differing(terms, read({ ...values, budget: '1500,50 €' }).terms)).toEqual([])
})

test('of two people who change different things, both have their way', () => {
  const mine = { ...filled, name: 'Mía' }
  const theirs = { ...filled, name: 'Suya', percent: '40' }

  expect(mergedOnto({ theirs, mine, base: filled, isPublished: false })).toMatchObject({ name: 'Mía', percent: '40' })
})

test('what was published in the meantime is no longer mine to change', () => {
  const mine = { ...filled, name: 'Mía', percent: '50' }

  expect(mergedOnto({ theirs: filled, mine, base: filled, isPublished: true })).toMatchObject({ name: 'Mía', percent: '30' })
})
