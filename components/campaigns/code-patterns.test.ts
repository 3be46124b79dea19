import { expect, test } from 'vitest'
import { isPatternFit } from '@/lib/campaigns/codes/rules'
import { groupSizes, patternForLength, patternOf } from './code-patterns'

test('every length fits every grouping', () => {
  for (let length = 4; length <= 24; length += 1)
    for (const size of groupSizes) expect(isPatternFit({ length, pattern: patternOf(length, size) }), `${length} by ${size}`).toBe(true)
})

test('no character stands alone', () => {
  expect(patternOf(10, 4)).toBe('####-####-###')
  expect(patternOf(8, 4)).toBe('####-#####')
})

test('a grouping follows the length', () => {
  expect(patternForLength('####-####-###', 10, 7)).toBe('####-####')
  expect(patternForLength('##-####-#####', 10, 7)).toBe('')
})
