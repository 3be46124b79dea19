import { once } from 'node:events'
import { createServer } from 'node:http'
import { connect, type Socket } from 'node:net'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { isUuid } from '@/lib/core/id'
import { refuseGarbage } from './garbage'
import { listening } from './port-of-tests'

const brief = { headersTimeout: 500, requestTimeout: 500, connectionsCheckingInterval: 50 }
const server = createServer(brief, (_, response) => void response.end('understood')).on('clientError', refuseGarbage)
let port = 0

beforeAll(async () => {
  port = await listening(server)
})
afterAll(() => server.close())

const heard = async (socket: Socket): Promise<string> => {
  let text = ''
  for await (const piece of socket) text += String(piece)
  return text
}

const refused = async (sent: string): Promise<{ head: string; body: string; problem: unknown }> => {
  const socket = connect(port, '127.0.0.1')
  socket.write(sent)
  const [head = '', body = ''] = (await heard(socket)).split('\r\n\r\n')
  return { head, body, problem: JSON.parse(body) }
}

test.each([
  ['a method that nobody knows', 'BREW / HTTP/1.1\r\nhost: tira\r\n\r\n'],
  ['a method in small letters', 'get / HTTP/1.1\r\nhost: tira\r\n\r\n'],
  ['no HTTP at all', '\u0016\u0003\u0001\u0002\u0000\r\n\r\n'],
  ['a header that is none', 'GET / HTTP/1.1\r\nhost tira\r\n\r\n'],
  ['two lengths', 'POST / HTTP/1.1\r\nhost: tira\r\ncontent-length: 1\r\ncontent-length: 2\r\n\r\nx'],
  ['a length beside chunks', 'POST / HTTP/1.1\r\nhost: tira\r\ncontent-length: 1\r\ntransfer-encoding: chunked\r\n\r\n0\r\n\r\n'],
])('%s is refused as a problem, and the connection closes', async (_, sent) => {
  const { head, body, problem } = await refused(sent)

  expect(head).toMatch(/^HTTP\/1\.1 400 Bad Request\r\n/)
  expect(head.toLowerCase().split('\r\n')).toEqual(
    expect.arrayContaining(['content-type: application/problem+json', 'connection: close', `content-length: ${Buffer.byteLength(body)}`]),
  )
  expect(problem).toMatchObject({ type: 'https://tira.example/problems/invalid-url', status: 400, code: 'invalid-url' })
  expect(problem).toMatchObject({ instance: expect.toSatisfy(isUuid) })
})

test('431 headers-too-large when the headers have no end', async () => {
  const { head, problem } = await refused(`GET / HTTP/1.1\r\nhost: tira\r\ncookie: ${'x'.repeat(40_000)}`)

  expect(head).toMatch(/^HTTP\/1\.1 431 Request Header Fields Too Large\r\n/)
  expect(problem).toMatchObject({ status: 431, code: 'headers-too-large' })
})

test('408 request-too-slow when the headers do not come to their end', async () => {
  const { head, problem } = await refused('GET / HTTP/1.1\r\nhost: tira\r\n')

  expect(head).toMatch(/^HTTP\/1\.1 408 Request Timeout\r\n/)
  expect(problem).toMatchObject({ status: 408, code: 'request-too-slow' })
})

test('who hangs up in the middle of a request is no alarm, and the next is served', async () => {
  const gone = connect(port, '127.0.0.1')
  await once(gone, 'connect')
  gone.write('POST / HTTP/1.1\r\nhost: tira\r\ncontent-length: 10\r\n\r\nx')
  gone.resetAndDestroy()

  const next = connect(port, '127.0.0.1')
  next.write('GET / HTTP/1.1\r\nhost: tira\r\nconnection: close\r\n\r\n')

  expect(await heard(next)).toContain('understood')
})
