import { once } from 'node:events'
import { createServer, type RequestListener } from 'node:http'
import { connect, type Socket } from 'node:net'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { boundBody } from './bounded-body'
import { listening } from './port-of-tests'

const mebibyte = 1024 * 1024

/** Takes a body in as Next does, as fast as it comes, and says no as our operations do, once it is too much. */
const answering =
  (taken: { bytes: number }): RequestListener =>
  (request, response) => {
    boundBody(request, response, { milliseconds: 1_000, bytes: 64 * mebibyte })
    request.on('error', () => undefined)
    request.on('data', (chunk: Buffer) => {
      taken.bytes += chunk.length
      if (taken.bytes <= mebibyte || response.writableEnded) return
      response.writeHead(413, { 'content-type': 'application/problem+json' }).end('{"code":"body-too-large"}')
    })
    request.on('end', () => response.end('taken'))
  }

const taken = { bytes: 0 }
const server = createServer(answering(taken))
let port = 0

beforeAll(async () => {
  port = await listening(server)
})
afterAll(() => server.close())

const opened = async (head: string): Promise<Socket> => {
  taken.bytes = 0
  const socket = connect(port, '127.0.0.1')
  await once(socket, 'connect')
  socket.write(`POST / HTTP/1.1\r\nhost: tira\r\n${head}\r\n\r\n`)
  return socket
}

/** Writes as fast as the other side takes it, until there is nothing more to write or nobody to write to. */
const pump = (socket: Socket, part: Buffer, megabytes: number): { sent: number } => {
  const progress = { sent: 0 }
  const write = (): void => {
    while (progress.sent < megabytes * mebibyte && socket.writable) {
      progress.sent += part.length
      if (!socket.write(part)) return void socket.once('drain', write)
    }
  }
  write()
  return progress
}

const part = Buffer.alloc(64 * 1024, 'x')
const chunk = Buffer.concat([Buffer.from('10000\r\n'), part, Buffer.from('\r\n')])

const refusal = /^HTTP\/1\.1 413 [\s\S]*\r\nconnection: close\r\n[\s\S]*\{"code":"body-too-large"\}/i

/** What a client reads until the server says that it is done. */
const heard = async (socket: Socket): Promise<string> => {
  let text = ''
  for await (const piece of socket) text += String(piece)
  return text
}

test('who sends too much of no announced length reads the refusal, every time', async () => {
  for (let time = 0; time < 50; time += 1) {
    const socket = await opened('transfer-encoding: chunked')
    const progress = pump(socket, chunk, 80)

    expect(await heard(socket)).toMatch(refusal)

    expect(taken.bytes).toBeLessThan(1.25 * mebibyte)
    expect(progress.sent).toBeLessThan(80 * mebibyte)
  }
}, 30_000)

test('who announces too much reads the refusal, and what it sends all the same goes nowhere', async () => {
  for (let time = 0; time < 50; time += 1) {
    const socket = await opened(`content-length: ${80 * mebibyte}`)
    pump(socket, part, 80)

    expect(await heard(socket)).toMatch(refusal)

    expect(taken.bytes).toBeLessThan(1.25 * mebibyte)
  }
}, 30_000)

test('who reads only after it has sent everything reads the refusal too', async () => {
  const socket = await opened('transfer-encoding: chunked')
  const progress = pump(socket, chunk, 40)
  while (progress.sent < 40 * mebibyte || socket.writableLength > 0) await once(socket, 'drain')

  expect(await heard(socket)).toMatch(refusal)
})

test('who sends for ever is cut off, be it fast or slow', async () => {
  const [flood, drip] = [await opened('transfer-encoding: chunked'), await opened('transfer-encoding: chunked')]
  for (const socket of [flood, drip]) socket.on('error', () => undefined).resume()
  const closed = Promise.all([once(flood, 'close'), once(drip, 'close')])

  const progress = pump(flood, chunk, 100_000)
  pump(drip, chunk, 2)
  const dripping = setInterval(() => drip.write(chunk), 20)
  const start = Date.now()
  await closed
  clearInterval(dripping)

  expect(progress.sent).toBeLessThan(100 * mebibyte)
  expect(Date.now() - start).toBeLessThan(3_000)
})

test('what follows a refused body on the same connection is not looked at', async () => {
  const socket = await opened(`content-length: ${2 * mebibyte}`)
  pump(socket, part, 2)
  socket.write('GET /next HTTP/1.1\r\nhost: tira\r\n\r\n')

  expect((await heard(socket)).match(/HTTP\/1\.1/g)).toHaveLength(1)
})

test('a body that fits leaves the connection open for the next', async () => {
  const socket = await opened(`content-length: ${part.length}`)
  socket.write(part)
  const [first] = await once(socket, 'data')
  socket.write('GET / HTTP/1.1\r\nhost: tira\r\n\r\n')
  const [second] = await once(socket, 'data')
  socket.destroy()

  expect([String(first), String(second)]).toEqual([expect.stringMatching(/ 200 [\s\S]*taken/), expect.stringMatching(/ 200 [\s\S]*taken/)])
})
