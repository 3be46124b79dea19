import fc from 'fast-check'
import { expect, test } from 'vitest'
import { csvLine } from './write'

test.each([
  [`=HYPERLINK("http://evil.example")`, `"'=HYPERLINK(""http://evil.example"")"`],
  ['+1+1', `'+1+1`],
  ['-1', `'-1`],
  ['@SUM(A1)', `'@SUM(A1)`],
  ['\t=1', `'\t=1`],
  ['\r=1', `"'\r=1"`],
  ['＝1', `'＝1`],
  ['a=1', 'a=1'],
  ['a, "b"', '"a, ""b"""'],
  ['a\nb', '"a\nb"'],
  ['ñandú €', 'ñandú €'],
  [-17, '-17'],
  [null, ''],
  [new Date(0), '1970-01-01T00:00:00.000Z'],
])('%j becomes %j', (cell, text) => expect(csvLine([cell])).toBe(`${text}\r\n`))

const cellsOf = (line: string): string[] =>
  [...line.slice(0, -2).matchAll(/("(?:[^"]|"")*"|[^,"]*)(?:,|$)/g)]
    .slice(0, -1)
    .map(([, cell = '']) => (cell.startsWith('"') ? cell.slice(1, -1).replaceAll('""', '"') : cell))

test('what is written is read again as it was, and no cell begins like a formula', () => {
  fc.assert(
    fc.property(fc.array(fc.string({ unit: fc.constantFrom(...'=+-@\t\r\n,"\'ab1é') }), { minLength: 1 }), (cells) => {
      const read = cellsOf(csvLine([...cells, 'end']) + ',').slice(0, cells.length)

      expect(read.map((cell, at) => (cell === `'${cells[at]}` ? cells[at] : cell))).toEqual(cells)
      expect(read.every((cell) => !/^[=+\-@\t\r]/.test(cell))).toBe(true)
    }),
  )
})
