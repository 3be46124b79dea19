import { Problem } from './problem'

export type Page<Row> = { data: Row[]; nextCursor: string | null }

const wrong = () =>
  new Problem('invalid', {
    errors: [{ pointer: '/query/cursor', code: 'cursor', detail: 'This cursor is not one of ours; start without it.' }],
  })

/** A cursor is the sort key of the last row, as text. It holds nothing that the reader has not seen. */
export const encodeCursor = (key: readonly string[]): string => Buffer.from(JSON.stringify(key)).toString('base64url')

export const decodeCursor = (cursor: string, length: number): string[] => {
  try {
    const key: unknown = JSON.parse(Buffer.from(cursor, 'base64url').toString())
    if (Array.isArray(key) && key.length === length && key.every((part) => typeof part === 'string')) return key
  } catch {
    throw wrong()
  }
  throw wrong()
}

/** Ask for one row more than the page holds: it tells whether there is a next page. */
export const pageOf = <Row>(rows: Row[], limit: number, keyOf: (row: Row) => readonly string[]): Page<Row> => {
  const data = rows.slice(0, limit)
  const last = data.at(-1)
  return { data, nextCursor: rows.length > limit && last ? encodeCursor(keyOf(last)) : null }
}
