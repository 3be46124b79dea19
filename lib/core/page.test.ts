import fc from 'fast-check'
import { expect, test } from 'vitest'
import { newId } from './id'
import { decodeCursor, encodeCursor, pageOf } from './page'
import { Problem } from './problem'

const base64 = (text: string) => Buffer.from(text).toString('base64url')
const id = '0197a3c4-0000-7000-8000-000000000000'

const refusalOf = (act: () => unknown): unknown => {
  try {
    act()
  } catch (error) {
    return error
  }
  return 'nothing was refused'
}

test('a cursor gives back the keys and the id that it was made of, and is fit for an address', () => {
  fc.assert(
    fc.property(fc.array(fc.string({ unit: 'grapheme' }).filter((text) => !text.includes('\u0000'))), (keys) => {
      const last = newId()
      const cursor = encodeCursor([...keys, last])

      expect(decodeCursor(cursor, keys.length)).toEqual({ id: last, keys })
      expect(cursor).toMatch(/^[\w-]+$/)
    }),
  )
})

test.each([
  ['nothing', ''],
  ['no base64', '%%%'],
  ['no JSON', base64('["a",')],
  ['no list', base64(`{"0":"a","1":"${id}"}`)],
  ['null', base64('null')],
  ['a key too few', base64(`["${id}"]`)],
  ['a key too many', base64(`["a","b","${id}"]`)],
  ['a number for a key', base64(`[1,"${id}"]`)],
  ['a list for a key', base64(`[["a"],"${id}"]`)],
  ['no id', base64('["a","b"]')],
  ['an id with something behind it', base64(`["a","${id}' or 1=1"]`)],
  ['a byte that no text of the database holds', base64(`["a\\u0000","${id}"]`)],
  ['half a letter', base64(`["a\\ud83d","${id}"]`)],
])('422 invalid, with the pointer to it, when a cursor holds %s', (_, cursor) => {
  const refusal = refusalOf(() => decodeCursor(cursor, 1))

  expect(refusal).toBeInstanceOf(Problem)
  expect(refusal).toMatchObject({ code: 'invalid', status: 422, options: { errors: [{ pointer: '/query/cursor', code: 'cursor' }] } })
})

test('whatever is sent as a cursor, it is understood or refused as invalid', { timeout: 30_000 }, () => {
  const parts = fc.array(fc.oneof(fc.string({ unit: 'binary' }), fc.integer(), fc.constantFrom(id, null)), { maxLength: 4 })
  const anyCursor = fc.oneof(
    fc.string({ unit: 'binary' }),
    parts.map((list) => base64(JSON.stringify(list))),
  )

  fc.assert(
    fc.property(anyCursor, fc.nat(2), (cursor, keyCount) => {
      const outcome = refusalOf(() => decodeCursor(cursor, keyCount))

      expect(outcome === 'nothing was refused' || (outcome instanceof Problem && outcome.code === 'invalid')).toBe(true)
    }),
    { numRuns: 300 },
  )
})

test('there is a next page exactly when there is a row more than the page holds', () => {
  const rows = ['a', 'b', 'c']
  const keyOf = (row: string) => [row, id]

  expect(pageOf(rows, 4, keyOf)).toEqual({ data: rows, nextCursor: null })
  expect(pageOf(rows, 3, keyOf)).toEqual({ data: rows, nextCursor: null })
  expect(pageOf(rows, 2, keyOf)).toEqual({ data: ['a', 'b'], nextCursor: encodeCursor(['b', id]) })
  expect(pageOf([], 2, keyOf)).toEqual({ data: [], nextCursor: null })
})
