import { env } from '@/lib/core/env'
import { isDatabaseAway } from '@/db/away'
import { log } from '@/lib/core/log'
import { Problem, problemEntry, type ProblemCode } from '@/lib/core/problem'

/** An answer before it is a Response: our own server sends it as it is. */
export type PlainAnswer = { status: number; headers: Record<string, string>; text: string | null }

export const responseOf = ({ status, headers, text }: PlainAnswer): Response => new Response(text, { status, headers })

export const plainProblem = (problem: Problem, requestId: string): PlainAnswer => {
  const { title, remedy } = problemEntry(problem.code)
  const { detail, errors, retryAfterSeconds, allow } = problem.options
  const headers = {
    'content-type': 'application/problem+json',
    'x-request-id': requestId,
    'cache-control': 'no-store',
    ...(retryAfterSeconds !== undefined && { 'retry-after': String(retryAfterSeconds) }),
    ...(allow && { allow: allow.join(', ') }),
    ...(problem.status === 401 && { 'www-authenticate': 'Bearer' }),
  }
  const body = {
    type: `${env().PUBLIC_URL}/problems/${problem.code}`,
    title,
    status: problem.status,
    code: problem.code,
    detail: detail ?? remedy,
    instance: requestId,
    ...(errors && { errors }),
  }
  return { status: problem.status, headers, text: JSON.stringify(body) }
}

export const problemResponse = (problem: Problem, requestId: string): Response => responseOf(plainProblem(problem, requestId))

const isWithoutBody = (status: number) => status === 204 || status === 304

export const plainJson = (status: number, body: unknown, headers: Record<string, string>): PlainAnswer => ({
  status,
  headers: { ...(isWithoutBody(status) ? {} : { 'content-type': 'application/json' }), 'cache-control': 'no-store', ...headers },
  text: isWithoutBody(status) ? null : JSON.stringify(body),
})

export const jsonResponse = (status: number, body: unknown, headers: Record<string, string>): Response =>
  responseOf(plainJson(status, body, headers))

const codesOfPostgres: Record<string, ProblemCode> = {
  '22021': 'invalid',
  '22P05': 'invalid',
  '40001': 'unavailable',
  '40P01': 'unavailable',
}

const codeOf = (error: unknown): string | undefined => {
  if (typeof error !== 'object' || error === null) return undefined
  if ('cause' in error && error.cause) return codeOf(error.cause)
  return 'code' in error && typeof error.code === 'string' ? error.code : undefined
}

/** Whatever was thrown becomes a problem; what nobody foresaw is logged and says nothing of our insides. */
export const problemOf = (error: unknown, requestId: string): Problem => {
  if (error instanceof Problem) return error
  const known = codesOfPostgres[codeOf(error) ?? '']
  if (known) return new Problem(known, known === 'unavailable' ? { retryAfterSeconds: 1 } : {})
  if (isDatabaseAway(error)) return new Problem('unavailable', { retryAfterSeconds: 2 })
  log.error({ requestId, err: error }, 'unforeseen')
  return new Problem('internal')
}

/** How a refused sign-in reaches the page through the library's `error`: a word and, when throttled, the seconds to wait. */
export const signInError = (error: unknown): null => {
  const problem = problemOf(error, '')
  if (problem.code === 'invalid-credentials') return null
  if (problem.code === 'rate-limited') throw new Error(`rate-limited.${problem.options.retryAfterSeconds ?? 60}`)
  throw new Error('unavailable')
}
