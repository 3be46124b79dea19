import { z } from 'zod'
import { Problem, type FieldError } from '@/lib/core/problem'
import type { AnswerKind, Operation } from './operation'
import { inWords } from './wording'

export const apiBase = '/api/v1'

/** What an operation reads of a request. The platform's own serves, and so does a lighter one whose body is there already. */
export type Asking = Pick<Request, 'method' | 'url' | 'signal'> & {
  headers: Pick<Headers, 'get'>
  body: ReadableStream<Uint8Array> | Uint8Array | null
}

const names = (path: string) => path.split('/').map((part) => /^\{(\w+)\}$/.exec(part)?.[1])

/** The path's parameters, taken from the address by position. */
export const paramsOf = (operation: Operation, pathname: string): Record<string, string> => {
  const said = pathname.slice(apiBase.length).split('/')
  const params: Record<string, string> = {}
  names(operation.path).forEach((name, at) => {
    if (name) params[name] = decodeURIComponent(said[at] ?? '')
  })
  return params
}

const pointerOf = (prefix: string, path: readonly PropertyKey[]) =>
  prefix + path.map((part) => `/${String(part).replaceAll('~', '~0').replaceAll('/', '~1')}`).join('')

const fieldErrors = (prefix: string, issues: readonly z.core.$ZodIssue[]): FieldError[] =>
  issues.flatMap((issue) =>
    issue.code === 'unrecognized_keys'
      ? issue.keys.map((key) => ({
          pointer: pointerOf(prefix, [...issue.path, key]),
          code: 'unknown-member',
          detail: `There is no member "${key}" here.`,
        }))
      : [{ pointer: pointerOf(prefix, issue.path), code: issue.code.replaceAll('_', '-'), detail: issue.message }],
  )

const inOneLine = (errors: FieldError[]) =>
  errors
    .map((error) => `${error.pointer || 'body'}: ${error.detail}`)
    .join('; ')
    .slice(0, 1_000)

const checked = <Schema extends z.ZodType>(schema: Schema, value: unknown, prefix: string): z.output<Schema> => {
  const result = schema.safeParse(value, { error: inWords })
  if (result.success) return result.data
  const errors = fieldErrors(prefix, result.error.issues)
  throw new Problem('invalid', { detail: inOneLine(errors), errors })
}

const nothing = z.strictObject({})

export const checkedBody = (operation: Operation, value: unknown) => {
  if (operation.body) return checked(operation.body, value === undefined ? {} : value, '')
  if (value === undefined || (typeof value === 'object' && value !== null && Object.keys(value).length === 0)) return undefined
  return checked(nothing, value, '')
}

/** Nobody can say which of two values was meant, so that none is taken. */
const refuseRepeated = (search: URLSearchParams) => {
  if (search.size < 2) return
  const repeated = [...new Set(search.keys())].filter((name) => search.getAll(name).length > 1)
  if (repeated.length === 0) return
  const errors = repeated.map((name) => ({ pointer: pointerOf('/query', [name]), code: 'repeated', detail: 'must be given once' }))
  throw new Problem('invalid', { detail: inOneLine(errors), errors })
}

export const checkedQuery = (operation: Operation, url: URL) => {
  refuseRepeated(url.searchParams)
  return checked(operation.query ?? nothing, Object.fromEntries(url.searchParams), '/query')
}

/** A malformed id is an id of nothing: the answer is the same 404 as for a missing thing. */
export const checkedParams = (operation: Operation, params: Record<string, string>) => {
  if (!operation.params) return undefined
  const result = operation.params.safeParse(params)
  if (!result.success) throw new Problem('not-found')
  return result.data
}

export const etagOf = (version: number) => `"${version}"`

/** The version that If-Match names; undefined when the caller does not mind. */
export const ifMatchOf = (request: Pick<Asking, 'headers'>): number | undefined => {
  const said = request.headers.get('if-match')
  if (said === null || said.trim() === '*') return undefined
  const version = /^"(\d{1,9})"$/.exec(said.trim())?.[1]
  if (version === undefined) throw new Problem('version-conflict', { detail: 'If-Match must hold the ETag that you were given.' })
  return Number(version)
}

/** Does the client hold this version already? Weak tags and lists of tags say so too. */
export const isUnchanged = (request: Pick<Asking, 'headers'>, etag: string | undefined): boolean => {
  const held = request.headers.get('if-none-match')?.split(',') ?? []
  return etag !== undefined && held.some((tag) => tag.trim().replace(/^W\//, '') === etag)
}

const mediaTypes = {
  json: { name: 'application/json', accepted: /(^|[\s,])(\*\/\*|application\/(\*|json|problem\+json))/i },
  file: { name: 'application/json', accepted: /(^|[\s,])(\*\/\*|application\/(\*|json))/i },
  csv: { name: 'text/csv', accepted: /(^|[\s,])(\*\/\*|text\/(\*|csv))/i },
  sse: { name: 'text/event-stream', accepted: /(^|[\s,])(\*\/\*|text\/(\*|event-stream))/i },
} as const satisfies Record<AnswerKind, unknown>

export const mediaTypeOf = (operation: Operation) => mediaTypes[operation.kind ?? 'json'].name

export const accepts = (request: Pick<Asking, 'headers'>, operation: Operation) => {
  const accept = request.headers.get('accept')
  return !accept || mediaTypes[operation.kind ?? 'json'].accepted.test(accept)
}
