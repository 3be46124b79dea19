import { expect, test } from 'vitest'
import { invalid, isProblemCode, Problem, problemCodes, problemEntry } from './problem'

test.each(problemCodes)('%s is named, told and mended as all problems are', (code) => {
  const { status, title, remedy } = problemEntry(code)

  expect(code).toMatch(/^[a-z]+(-[a-z]+)*$/)
  expect([400, 401, 403, 404, 405, 406, 408, 409, 410, 412, 413, 415, 422, 429, 431, 500, 503]).toContain(status)
  expect(title).toMatch(/^[A-Z].*[^.!?]$/)
  expect(remedy).toMatch(/^[A-Z].*\.$/)
  expect(`${title} ${remedy}`).not.toMatch(/!|successfully|please|oops/i)
})

test('no two problems have one title', () => {
  expect(new Set(problemCodes.map((code) => problemEntry(code).title)).size).toBe(problemCodes.length)
})

test.each([
  ['unauthenticated', 401],
  ['invalid-credentials', 401],
  ['forbidden', 403],
  ['not-found', 404],
  ['method-not-allowed', 405],
  ['slug-taken', 409],
  ['online-store', 409],
  ['version-conflict', 412],
  ['body-too-large', 413],
  ['unsupported-media-type', 415],
  ['invalid', 422],
  ['idempotency-key-reused', 422],
  ['rate-limited', 429],
  ['internal', 500],
  ['unavailable', 503],
] as const)('%s answers %i', (code, status) => {
  expect(problemEntry(code).status).toBe(status)
  expect(new Problem(code).status).toBe(status)
})

test('a problem carries its status, and says its title if nothing better is known', () => {
  expect(new Problem('not-found')).toMatchObject({ code: 'not-found', status: 404, message: 'Not found', options: {} })
  expect(new Problem('not-found', { detail: 'There is no such address.' }).message).toBe('There is no such address.')
  expect(new Problem('internal')).toBeInstanceOf(Error)
  expect(invalid('/query/cursor', 'cursor', 'Not ours.')).toMatchObject({
    status: 422,
    message: 'Not ours.',
    options: { errors: [{ pointer: '/query/cursor', code: 'cursor', detail: 'Not ours.' }] },
  })
})

test.each(['', 'Not-Found', 'toString', '__proto__', 'constructor', 'not_found'])('%j is no code of a problem', (text) => {
  expect(isProblemCode(text)).toBe(false)
})
