import { isUuid } from './id'
import { invalid } from './problem'

export type Page<Row> = { data: Row[]; nextCursor: string | null }

const wrong = () => invalid('/query/cursor', 'cursor', 'This cursor is not one of ours; start without it.')

/** A cursor is the sort key of the last row, as text. It holds nothing that the reader has not seen. */
export const encodeCursor = (key: readonly string[]): string => Buffer.from(JSON.stringify(key)).toString('base64url')

const parsed = (cursor: string): unknown => {
  try {
    return JSON.parse(Buffer.from(cursor, 'base64url').toString())
  } catch {
    return null
  }
}

/** Text that the database can hold: no zero byte, no half of a letter. */
const isText = (part: unknown): part is string => typeof part === 'string' && !/[\0\p{Cs}]/u.test(part)

/** The id that the cursor ends with, and the keys before it. */
export const decodeCursor = (cursor: string, keyCount: number): { id: string; keys: string[] } => {
  const said = parsed(cursor)
  if (!Array.isArray(said) || said.length !== keyCount + 1 || !said.every(isText)) throw wrong()
  const id = said.at(-1) ?? ''
  if (!isUuid(id)) throw wrong()
  return { id, keys: said.slice(0, -1) }
}

/** Ask for one row more than the page holds: it tells whether there is a next page. */
export const pageOf = <Row>(rows: Row[], limit: number, keyOf: (row: Row) => readonly string[]): Page<Row> => {
  const data = rows.slice(0, limit)
  const last = data.at(-1)
  return { data, nextCursor: rows.length > limit && last ? encodeCursor(keyOf(last)) : null }
}
