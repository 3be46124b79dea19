import { literal } from '@/components/reference/literal'
import { type ProblemCode, problemEntry } from '@/lib/core/problem'

const requestId = '019a9f38-5f21-7b84-a6d3-0c4e8f1b7a92'
const tooShort = 'must have at least 1 character'

/** What the detail says when the server knows more than the table does. */
const details: Partial<Record<ProblemCode, string>> = {
  invalid: `/name: ${tooShort}`,
  forbidden: 'A viewer may not do this: it needs stores:write.',
  'insufficient-scope': 'This key lacks the scope stores:write.',
  unauthenticated: 'The key or token is not valid, has expired or was revoked.',
}

const errors: Partial<Record<ProblemCode, object[]>> = {
  invalid: [{ pointer: '/name', code: 'too-small', detail: tooShort }],
}

const headers: Partial<Record<ProblemCode, string>> = {
  'rate-limited': 'Retry-After: 2',
  'idempotency-in-flight': 'Retry-After: 1',
  unavailable: 'Retry-After: 2',
  'method-not-allowed': 'Allow: GET, POST, OPTIONS',
  unauthenticated: 'WWW-Authenticate: Bearer',
  'invalid-credentials': 'WWW-Authenticate: Bearer',
  'invalid-refresh-token': 'WWW-Authenticate: Bearer',
}

/** A problem as it arrives: the headers that matter and the body. */
export const problemExample = (code: ProblemCode, publicUrl: string): string => {
  const { status, title, remedy } = problemEntry(code)
  const body = {
    type: `${publicUrl}/problems/${code}`,
    title,
    status,
    code,
    detail: details[code] ?? remedy,
    instance: requestId,
    ...(errors[code] && { errors: errors[code] }),
  }
  const text = literal(body, 'json')
  return headers[code] ? `${headers[code]}\n\n${text}` : text
}
