import fc from 'fast-check'
import { expect, test } from 'vitest'
import { isBirthday, normalisedIdentifier } from './rules'

test.each([
  ['Marta@Lumen.example', 'marta@lumen.example'],
  ['  marta@lumen.example ', 'marta@lumen.example'],
  ['ｍａｒｔａ@lumen.example', 'marta@lumen.example'],
  ['LAIA', 'laia'],
  ['+34 600 00 00 00', '+34600000000'],
  ['+34 (600) 000-000', '+34600000000'],
  ['600.000.000', '600000000'],
  ['some-body.else', 'some-body.else'],
])('%s is %s', (written, one) => {
  expect(normalisedIdentifier(written)).toBe(one)
})

test('normalising again changes nothing', () => {
  fc.assert(
    fc.property(
      fc.string({ unit: 'grapheme' }),
      (text) => void expect(normalisedIdentifier(normalisedIdentifier(text))).toBe(normalisedIdentifier(text)),
    ),
  )
})

test('case and blanks around make no other identifier', () => {
  fc.assert(
    fc.property(
      fc.stringMatching(/^[a-z0-9._@+-]{3,40}$/),
      (text) => void expect(normalisedIdentifier(` ${text.toUpperCase()}\t`)).toBe(normalisedIdentifier(text)),
    ),
  )
})

test.each([
  ['1900-01-01', true],
  ['1899-12-31', false],
  ['2026-11-20', true],
  ['2026-11-21', true],
  ['2026-11-22', false],
  ['9999-12-31', false],
])('at noon of 20 November 2026, that somebody was born on %s is %s', (day, isOne) => {
  expect(isBirthday(day, new Date('2026-11-20T12:00:00Z'))).toBe(isOne)
})
