import fc from 'fast-check'
import { expect, test } from 'vitest'
import { newId } from './id'
import { decodeCursor, encodeCursor, pageOf } from './page'

test('a cursor gives back what was put in, in any script', () => {
  fc.assert(
    fc.property(fc.array(fc.string({ unit: 'grapheme' }), { maxLength: 3 }), (keys) => {
      const id = newId()
      expect(decodeCursor(encodeCursor([...keys, id]), keys.length)).toEqual({ id, keys })
    }),
  )
})

test('422 invalid for whatever is no cursor of this list, and nothing else is thrown', () => {
  fc.assert(
    fc.property(
      fc.string(),
      fc.nat(3),
      (text, count) => void expect(() => decodeCursor(text, count)).toThrow(expect.objectContaining({ code: 'invalid' })),
    ),
  )
  for (const said of [null, 7, {}, [], [newId(), newId()], [[newId()]], [null], ['not an id']])
    expect(() => decodeCursor(Buffer.from(JSON.stringify(said)).toString('base64url'), 0)).toThrow(
      expect.objectContaining({ code: 'invalid' }),
    )
})

test('pages of any size walk all rows once, in order', () => {
  fc.assert(
    fc.property(fc.nat(60), fc.integer({ min: 1, max: 10 }), (count, limit) => {
      const rows = Array.from({ length: count }, () => ({ id: newId() }))
      const walked: string[] = []
      let from = 0
      for (;;) {
        const page = pageOf(rows.slice(from, from + limit + 1), limit, (row) => [row.id])
        walked.push(...page.data.map(({ id }) => id))
        if (page.nextCursor === null) break
        const { id } = decodeCursor(page.nextCursor, 0)
        from = rows.findIndex((row) => row.id === id) + 1
      }
      expect(walked).toEqual(rows.map(({ id }) => id))
    }),
  )
})
