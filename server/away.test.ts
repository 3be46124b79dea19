import { createServer, type IncomingHttpHeaders, request } from 'node:http'
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { databaseAwaySince, isReady } from '@/lib/http/health'
import { closeDatabase } from '@/db'
import type { NodeHandler } from './next'
import { listening } from './port-of-tests'

/** What stands behind, as Next does it: a page that is drawn is a 200, one that breaks a 500. */
const behind: NodeHandler = async (incoming, response) => {
  response.statusCode = incoming.url?.startsWith('/breaks') ? 500 : incoming.url?.startsWith('/moved') ? 307 : 200
  response.end(JSON.stringify(incoming.headers))
}

const server = createServer()
let port = 0

beforeAll(async () => {
  const { front } = await import('./front')
  port = await listening(server.on('request', front(behind)))
  await isReady()
  await vi.waitFor(() => expect(databaseAwaySince()).not.toBeNull(), 5_000)
})
afterAll(async () => {
  server.close()
  await closeDatabase()
})

type Answer = { status: number; headers: IncomingHttpHeaders; text: string }

const ask = (method: string, path: string, headers: Record<string, string> = {}): Promise<Answer> =>
  new Promise((resolve, reject) => {
    const sent = request({ host: '127.0.0.1', port, method, path, headers, agent: false }, (response) => {
      let text = ''
      response.on('data', (part: Buffer) => (text += part.toString()))
      response.on('end', () => resolve({ status: response.statusCode ?? 0, headers: response.headers, text }))
    })
    sent.on('error', reject)
    sent.end()
  })

test.each([
  ['POST', '/api/v1/stores', {}],
  ['GET', '/api/v1/me', {}],
  ['POST', '/api/auth/callback/credentials', {}],
  ['GET', '/console/a-brand/stores', { rsc: '1' }],
])('503 unavailable to %s %s without asking anybody', async (method, path, headers) => {
  const answer = await ask(method, path, headers)

  expect([answer.status, answer.headers['retry-after'], JSON.parse(answer.text).code]).toEqual([503, '2', 'unavailable'])
  expect(answer.headers['cache-control']).toBe('no-store')
})

test.each(['/', '/sign-in', '/console/a-brand/stores?q=a', '/breaks'])('the page %s is drawn, with 503 and what it is', async (path) => {
  const answer = await ask('GET', path)

  expect([answer.status, answer.headers['retry-after'], answer.headers['cache-control']]).toEqual([503, '2', 'no-store'])
  expect(JSON.parse(answer.text)['x-tira-away-since']).toBe(databaseAwaySince()?.toISOString())
})

test('a redirect stays one', async () => {
  expect((await ask('GET', '/moved')).status).toBe(307)
})

test.each(['/_next/static/a.js', '/icon.svg', '/reference', '/problems/unavailable', '/api/health/live', '/api/openapi.json'])(
  '%s needs no database',
  async (path) => {
    const answer = await ask('GET', path)

    expect(answer.status).toBe(200)
    expect(answer.text).not.toContain('x-tira-away-since')
  },
)

test('nobody outside can say that the database is away', async () => {
  const answer = await ask('GET', '/icon.svg', { 'x-tira-away-since': new Date().toISOString() })

  expect(answer.text).not.toContain('x-tira-away-since')
})
