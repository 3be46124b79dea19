import { expect, test } from 'vitest'
import { Problem } from '@/lib/core/problem'
import { jsonResponse, problemOf, problemResponse } from './answer'

const ofPostgres = (code: string) =>
  new Error('Failed query: select secret from accounts', { cause: Object.assign(new Error('trouble'), { code }) })

test('500 internal for what nobody foresaw, and not a word of it', async () => {
  const answer = problemResponse(problemOf(ofPostgres('42P01'), 'request-1'), 'request-1')

  const text = await answer.text()
  expect(answer.status).toBe(500)
  expect(JSON.parse(text)).toMatchObject({ code: 'internal', instance: 'request-1', type: 'https://tira.example/problems/internal' })
  expect(text).not.toMatch(/select|accounts|trouble|at /i)
})

test.each(['ECONNREFUSED', 'CONNECTION_CLOSED', '57P01', '57P03', '53300', '40001', '40P01'])(
  '503 unavailable with Retry-After when the database says %s',
  (code) => {
    const answer = problemResponse(problemOf(ofPostgres(code), 'request-1'), 'request-1')

    expect([answer.status, Number(answer.headers.get('retry-after')) > 0]).toEqual([503, true])
  },
)

test.each(['22021', '22P05'])('422 invalid when a text cannot be stored (%s)', (code) => {
  expect(problemOf(ofPostgres(code), 'request-1').code).toBe('invalid')
})

test('a refusal stays what it is', () => {
  const refusal = new Problem('slug-taken')

  expect(problemOf(refusal, 'request-1')).toBe(refusal)
})

test.each([204, 304])('%i has no body and no type', async (status) => {
  const answer = jsonResponse(status, null, { etag: '"1"' })

  expect([answer.status, await answer.text(), answer.headers.get('content-type')]).toEqual([status, '', null])
})
