import { expect, test } from 'vitest'
import { Line } from './operation'

const name = Line(8)

test.each([
  ['a NUL', '\0'],
  ['a line break', '\n'],
  ['half a character', '\ud800'],
  ['a blank without width', '\u200b'],
  ['a mark that writes from the right', '\u200f'],
  ['an override of the direction', '\u202e'],
  ['a joiner of words', '\u2060'],
  ['an isolate', '\u2066'],
  ['a byte order mark', '\ufeff'],
])('no line holds %s: nobody sees it', (_, letter) => {
  expect(name.safeParse(`a${letter}b`).success).toBe(false)
  expect(name.safeParse(letter).success).toBe(false)
})

test.each(['Gràcia', '東京', 'नमस्ते', '👩‍👧', 'می‌خواهم', "S'ame"])('%s is a line', (text) => {
  expect(Line(20).parse(text)).toBe(text)
})

test('a line is trimmed, not empty, and as long as it may be', () => {
  expect(name.parse('  12345678 ')).toBe('12345678')
  expect(name.safeParse('123456789').success).toBe(false)
  expect(name.safeParse(' \u00a0\u3000').success).toBe(false)
})
