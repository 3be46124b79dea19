import { expect, test } from 'vitest'
import { isOver, runStates, withoutSecrets } from './rules'

test('a run is over once it has completed, failed or been cancelled', () => {
  expect(runStates.filter(isOver)).toEqual(['completed', 'failed', 'cancelled'])
})

test.each([
  ['a key of ours', 'key tira_abcDEF123456789012 was refused', 'key tira_… was refused'],
  ['a signing secret', 'whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw', 'whsec_…'],
  ['an access token', 'got eyJhbGciOiJFZERTQSJ9.eyJzdWIiOiIxIn0.c2lnbmF0dXJl here', 'got … here'],
  ['a header', 'sent Authorization: Bearer abcdef0123456789', 'sent Authorization: … …'],
  [
    'who signs in at an address',
    'connect to postgres://tira:hunter2@db.internal:5432/tira failed',
    'connect to postgres://…@db.internal:5432/tira failed',
  ],
  ['a named secret', `{"password": "hunter2", "token":"abc", "name": "Marta"}`, `{"password": "…", "token":"…", "name": "Marta"}`],
  [
    'the parameters of a query',
    'Failed query: select $1\nparams: marta@lumen.example,1\n    at run (file.ts:1:2)',
    'Failed query: select $1\n    at run (file.ts:1:2)',
  ],
])('an error shows nothing of %s', (_, text, shown) => {
  expect(withoutSecrets(text)).toBe(shown)
})

test('an error without secrets stays as it is', () => {
  const text = 'TypeError: Cannot read properties of undefined (reading "token_count")\n    at step (/app/lib/jobs/commands.ts:12:3)'

  expect(withoutSecrets(text)).toBe(text)
})
