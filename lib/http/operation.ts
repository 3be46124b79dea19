import { z } from 'zod'
import type { Permission } from '@/lib/auth/permissions'
import type { ProblemCode } from '@/lib/core/problem'

export type Method = 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE'

/** Who may ask: anybody, any signed-in account, or whoever holds the permission within the brand. */
export type Access = 'public' | 'account' | Permission

/** How the answer travels: one JSON value, one value after the other as it changes (server-sent events), or a file to keep (JSON, or rows of text). */
export type AnswerKind = 'json' | 'sse' | 'file' | 'csv'

export type Operation = {
  kind?: AnswerKind
  method: Method
  path: `/${string}`
  summary: string
  description?: string
  access: Access
  params?: z.ZodObject
  query?: z.ZodObject
  body?: z.ZodObject
  answers: { readonly [status: number]: z.ZodType | null }
  problems: readonly ProblemCode[]
  /** Members of the answer that are shown once; a replay holds null in their place. */
  secrets?: readonly string[]
  /** Where the thing made can be read, filled from the answer. */
  location?: `/${string}`
  /** Its refusals write too (throttles, alarms): the answer for a retry is kept after the change, not in one transaction with it. */
  refusalsWrite?: true
  /** Asking again does and answers the same by itself: an answer for a retry is kept after the change, which shares a transaction with others. */
  isRepeatable?: true
  /** The brand is named by `{slug}` in the path instead of the header. */
  brandInPath?: true
  /** What is a person's own is among it: whoever names no brand, and speaks for none, asks for that alone. */
  orOwn?: true
  /** Shoppers may ask it too: with a brand's token, or as the person they are. Whoever names no brand, and speaks for none, asks as a shopper. */
  forShoppers?: true
  /** Its `code-not-valid` may be a guess: whoever gets too many is locked out of such operations for a while. */
  countsMisses?: true
  /** The answer is of something that goes on while its `finishedAt` is null: when to look again. */
  pollSeconds?: number
}

export const operation = <const O extends Operation>(declared: O): O => declared

/** An instant: RFC 3339 on the wire, a Date inside. */
export const Instant = z
  .codec(z.iso.datetime({ offset: true }), z.date(), {
    decode: (text) => new Date(text),
    encode: (date) => date.toISOString(),
  })
  .meta({ override: { type: 'string', format: 'date-time', examples: ['2026-11-20T16:42:00.000Z'] } })

/** Letters that nobody sees or that turn the line around: a name of them alone would be a blank row. */
const unseen = String.raw`\p{Cc}\p{Cs}\u200b\u200e\u200f\u202a-\u202e\u2060-\u2069\ufeff`

/** One line of text that people read: trimmed, without control characters. */
export const Line = (longest: number) =>
  z
    .string()
    .trim()
    .min(1)
    .max(longest)
    .regex(new RegExp(`^[^${unseen}]*$`, 'u'), 'must not hold control characters')

/** Words to search for. No half of a letter, which no JSON of the database holds. */
export const SearchText = z
  .string()
  .max(120)
  .regex(/^[^\p{Cc}\p{Cs}]*$/u, 'must not hold control characters')

export const PageQuery = { limit: z.coerce.number().int().min(1).max(100).default(50), cursor: z.string().max(500).optional() }

export const pageSchema = <Row extends z.ZodType>(row: Row) => z.object({ data: z.array(row), nextCursor: z.string().nullable() })

export const IdParams = z.object({ id: z.uuid() })

type Inside<Schema> = Schema extends z.ZodType ? z.output<Schema> : undefined
type Outside<Schema> = Schema extends z.ZodType ? z.input<Schema> : undefined

export type ParamsOf<O extends Operation> = Inside<O['params']>
export type QueryOf<O extends Operation> = Inside<O['query']>
export type BodyOf<O extends Operation> = Inside<O['body']>

type Answers<O extends Operation> = O['answers']
type Statuses<O extends Operation> = keyof Answers<O>
type IsUnion<T, U = T> = [T] extends [never] ? false : T extends T ? ([U] extends [T] ? false : true) : never
type AnswerTuple<O extends Operation, Status = Statuses<O>> =
  Status extends Statuses<O> ? readonly [Status, Inside<Answers<O>[Status]>] : never

/** What is to be watched: how to look at it, and when there is nothing more to come. */
export type Watch<Value> = { look: () => Promise<Value>; isLast: (value: Value) => boolean }

/** A file in pieces that are read as they are sent. */
export type Download = { name: string; pieces: AsyncIterable<Uint8Array> }

type PlainAnswerOf<O extends Operation> =
  IsUnion<Statuses<O>> extends true
    ? AnswerTuple<O>
    : Inside<Answers<O>[Statuses<O>]> extends undefined
      ? void
      : Inside<Answers<O>[Statuses<O>]>

/** What a handler returns: the value, `[status, value]` where the operation has several answers, or what its kind asks for. */
export type AnswerOf<O extends Operation> = O['kind'] extends 'sse'
  ? Watch<Inside<Answers<O>[Statuses<O>]>>
  : O['kind'] extends 'file' | 'csv'
    ? Download
    : PlainAnswerOf<O>

/** The same operation as the browser sees it: times are text. */
export type WireParams<O extends Operation> = Outside<O['params']>
export type WireQuery<O extends Operation> = Outside<O['query']>
export type WireBody<O extends Operation> = Outside<O['body']>
export type WireAnswer<O extends Operation> = Outside<Answers<O>[Statuses<O>]>
