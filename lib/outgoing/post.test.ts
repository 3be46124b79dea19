import type { LookupAddress } from 'node:dns'
import { createServer, type IncomingMessage, type RequestListener, type Server } from 'node:http'
import { createServer as createSecureServer } from 'node:https'
import { createServer as createSocketServer, type Server as SocketServer, type Socket } from 'node:net'
import { afterEach, expect, test } from 'vitest'
import { reachWith } from './addresses'
import { type Line, openLine, type Resolve } from './post'

/** Nobody signed it, and it is for nobody's name. It opens nothing but this test. */
const certificate = `-----BEGIN CERTIFICATE-----
MIIBijCCAS+gAwIBAgIUOEluAYI9Sg/IEb40ININd8jksOAwCgYIKoZIzj0EAwIw
GTEXMBUGA1UEAwwObm9ib2R5LmV4YW1wbGUwIBcNMjYxMTIwMTk0MjI5WhgPMjEy
NjEwMjcxOTQyMjlaMBkxFzAVBgNVBAMMDm5vYm9keS5leGFtcGxlMFkwEwYHKoZI
zj0CAQYIKoZIzj0DAQcDQgAEl4CI0v3epxrlllXeeLUODEhV+8w4EtnSF173OFWr
Z6uLH2KP9yPoeH692oehEG7YLbdJIV21OjVSwWVBFU2GMaNTMFEwHQYDVR0OBBYE
FPlDLmL/3bAzwhrMzmBs4SMIUPkuMB8GA1UdIwQYMBaAFPlDLmL/3bAzwhrMzmBs
4SMIUPkuMA8GA1UdEwEB/wQFMAMBAf8wCgYIKoZIzj0EAwIDSQAwRgIhAJynAh5d
RxyMz5PVW03SqeL3KAGpFGlWyojrbU/3BpKoAiEA/ghYh3HMjmc70k3zIZT4sYaY
CIaitNgLI3WUoBS7YII=
-----END CERTIFICATE-----`
const privateKey = `-----BEGIN PRIVATE KEY-----
MIGHAgEAMBMGByqGSM49AgEGCCqGSM49AwEHBG0wawIBAQQgtd9cxHh0bF88sUGg
Wk8ATIEkC47cktZaBvsIeibfqg2hRANCAASXgIjS/d6nGuWWVd54tQ4MSFX7zDgS
2dIXXvc4Vatnq4sfYo/3I+h4fr3ah6EQbtgtt0khXbU6NVLBZUEVTYYx
-----END PRIVATE KEY-----`

const open: (Server | SocketServer)[] = []
const lines: Line[] = []
const sockets = new Set<Socket>()

afterEach(async () => {
  for (const line of lines.splice(0)) line.close()
  for (const socket of sockets) socket.destroy()
  for (const server of open.splice(0)) {
    if ('closeAllConnections' in server) server.closeAllConnections()
    await new Promise((closed) => server.close(closed))
  }
})

const portOf = async (server: Server | SocketServer): Promise<number> => {
  open.push(server)
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening))
  const address = server.address()
  if (address === null || typeof address === 'string') throw new Error('no port')
  return address.port
}

const receiver = async (answer: RequestListener): Promise<string> => `http://127.0.0.1:${await portOf(createServer(answer))}/hook`

/** What is written to whoever connects, raw, and what becomes of the connection. */
const rawReceiver = async (onSocket: (socket: Socket) => void): Promise<string> =>
  `http://127.0.0.1:${await portOf(
    createSocketServer((socket) => {
      socket.on('error', () => undefined)
      sockets.add(socket)
      onSocket(socket)
    }),
  )}/hook`

const line = (about: Parameters<typeof openLine>[1] = {}, allowed = ['127.0.0.0/8']) => {
  const opened = openLine(reachWith(allowed), about)
  lines.push(opened)
  return opened
}

const message = { headers: { 'content-type': 'application/json', 'webhook-id': 'one' }, body: '{"name":"Núria"}' }

const textOf = async (request: IncomingMessage) => {
  let text = ''
  for await (const piece of request) text += String(piece)
  return text
}

test('the body arrives byte for byte with its headers, and the answer comes back', async () => {
  const seen: unknown[] = []
  const url = await receiver(async (request, response) => {
    seen.push([request.method, request.url, request.headers['webhook-id'], request.headers['content-length'], await textOf(request)])
    response.writeHead(201).end('thanks')
  })

  const posted = await line().post(`${url}?shop=1`, message)

  expect(posted).toMatchObject({ status: 201, error: null, answer: 'thanks' })
  expect(seen).toEqual([['POST', '/hook?shop=1', 'one', '17', message.body]])
})

test.each([301, 302, 303, 307, 308])('%s is a failure, and where it points nobody goes', async (status) => {
  const visits: string[] = []
  const url = await receiver((request, response) => {
    visits.push(request.url ?? '')
    response.writeHead(status, { location: '/elsewhere' }).end()
  })

  expect(await line().post(url, message)).toMatchObject({ status, error: 'redirect' })
  expect(visits).toEqual(['/hook'])
})

test.each([400, 404, 410, 429, 500, 503])('%s is a failure with its answer and what it asks for', async (status) => {
  const url = await receiver((_, response) => void response.writeHead(status, { 'retry-after': '120' }).end('no'))

  expect(await line().post(url, message)).toMatchObject({ status, error: 'status', answer: 'no', retryAfter: '120' })
})

test('who does not answer is given up', async () => {
  const url = await receiver(() => undefined)

  const posted = await line({ timeoutMilliseconds: 80 }).post(url, message)

  expect(posted).toMatchObject({ status: null, error: 'timeout', answer: null })
  expect(posted.milliseconds).toBeGreaterThanOrEqual(75)
  expect(posted.milliseconds).toBeLessThan(2_000)
})

test('who accepts and says nothing, and who sends the head letter by letter, is given up too', async () => {
  const silent = await rawReceiver(() => undefined)
  const dripping = await rawReceiver((socket) => {
    const drip = setInterval(() => void socket.write('H'), 20)
    socket.on('close', () => clearInterval(drip))
  })

  const posted = await Promise.all([silent, dripping].map((url) => line({ timeoutMilliseconds: 150 }).post(url, message)))

  expect(posted.map(({ status }) => status)).toEqual([null, null])
  expect(posted.every(({ milliseconds }) => milliseconds < 2_000)).toBe(true)
})

test('of an answer without end the beginning is kept, and the status has said how it went', async () => {
  let sent = 0
  const url = await receiver((_, response) => {
    response.writeHead(200)
    const more = () => {
      while (!response.destroyed && sent < 200_000_000) {
        sent += 65_536
        if (!response.write('x'.repeat(65_536))) return void response.once('drain', more)
      }
    }
    more()
  })

  const posted = await line().post(url, message)

  expect(posted).toMatchObject({ status: 200, error: null })
  expect(posted.answer).toBe('x'.repeat(4_096))
  expect(sent).toBeLessThan(20_000_000)
})

test('an answer whose body never ends is cut at the deadline', async () => {
  const url = await receiver((_, response) => void response.writeHead(200).write('yes'))

  const posted = await line({ timeoutMilliseconds: 120 }).post(url, message)

  expect(posted).toMatchObject({ status: 200, error: null, answer: 'yes' })
  expect(posted.milliseconds).toBeLessThan(2_000)
})

test('a connection that is cut, one that is refused, and what is no HTTP are failures of the connection', async () => {
  const cut = await rawReceiver((socket) => void socket.once('data', () => socket.destroy()))
  const noise = await rawReceiver((socket) => void socket.end('hello, this is no HTTP\r\n\r\n'))
  const gone = await rawReceiver(() => undefined)
  const server = open.pop()
  await new Promise((closed) => server?.close(closed))

  const posted = await Promise.all([cut, noise, gone].map((url) => line().post(url, message)))

  expect(posted.map(({ status, error }) => [status, error])).toEqual(Array(3).fill([null, 'connection']))
  expect(posted.every(({ detail }) => detail !== null && detail.length > 0)).toBe(true)
})

test('a zero byte in an answer does not stay in it', async () => {
  const url = await receiver((_, response) => void response.end('a\0b'))

  expect((await line().post(url, message)).answer).toBe('a\ufffdb')
})

test('a certificate that nobody signed ends it before anything is sent', async () => {
  let requests = 0
  const server = createSecureServer({ cert: certificate, key: privateKey }, (_, response) => {
    requests += 1
    response.end()
  })
  const port = await portOf(server)

  expect(await line().post(`https://127.0.0.1:${port}/hook`, message)).toMatchObject({ status: null, error: 'tls' })
  expect(requests).toBe(0)
})

test('plain HTTP where TLS is expected is a failure of TLS', async () => {
  const url = await receiver((_, response) => void response.end())

  expect(await line().post(url.replace('http:', 'https:'), message)).toMatchObject({ status: null, error: 'tls' })
})

/** A resolver that gives these answers, one after the other. */
const answering =
  (...answers: LookupAddress[][]): Resolve =>
  (_, __, done) =>
    queueMicrotask(() => done(null, (answers.length > 1 ? answers.shift() : answers[0]) ?? []))

const at = (address: string, family = 4): LookupAddress => ({ address, family })

test.each([
  ['a private one', [at('10.0.0.1')]],
  ['the metadata of a cloud', [at('169.254.169.254')]],
  ['a public one and a private one', [at('8.8.8.8'), at('192.168.0.1')]],
  ['a mapped one', [at('::ffff:10.0.0.1', 6)]],
  ['none', []],
])('a name that leads to %s is not dialled', async (_, addresses) => {
  const posted = await line({ resolve: answering(addresses) }, []).post('https://shop.example/hook', message)

  expect(posted).toMatchObject({ status: null, error: 'address' })
})

test('a name that leads elsewhere a moment later is asked once and dialled where it was checked', async () => {
  const visits: string[] = []
  const url = await receiver((request, response) => {
    visits.push(request.headers.host ?? '')
    response.end()
  })
  const resolve = answering([at('127.0.0.1')], [at('10.0.0.1')])
  const { port } = new URL(url)

  const first = await line({ resolve }).post(`http://shop.example:${port}/hook`, message)
  const second = await line({ resolve }).post(`http://shop.example:${port}/hook`, message)

  expect(first).toMatchObject({ status: 200, error: null })
  expect(second).toMatchObject({ status: null, error: 'address' })
  expect(visits).toEqual([`shop.example:${port}`])
})

test('a name that nobody knows is a failure of DNS', async () => {
  expect(await line().post('https://nowhere.invalid/hook', message)).toMatchObject({ status: null, error: 'dns' })
})

test('an address inside is refused before anything is dialled, also where a literal needs no name', async () => {
  let connections = 0
  const url = await rawReceiver(() => void (connections += 1))
  const { port } = new URL(url)
  const spellings = ['127.0.0.1', '127.1', '2130706433', '0x7f000001', '[::ffff:127.0.0.1]', 'localhost']

  const posted = await Promise.all(
    spellings.flatMap((host) => ['http', 'https'].map((scheme) => line({}, []).post(`${scheme}://${host}:${port}/`, message))),
  )

  expect(posted.map(({ status, error }) => [status, error])).toEqual(posted.map(() => [null, 'address']))
  expect(connections).toBe(0)
})

test('one connection serves many requests, and one that its receiver closed meanwhile is made anew', async () => {
  const used = new Set<Socket>()
  let requests = 0
  const url = await receiver((request, response) => {
    used.add(request.socket)
    requests += 1
    response.end()
    if (requests === 3) setImmediate(() => request.socket.destroy())
  })
  const kept = line()

  const posted = []
  for (let count = 0; count < 6; count += 1) posted.push(await kept.post(url, message))

  expect(posted.map(({ status }) => status)).toEqual(Array(6).fill(200))
  expect(used.size).toBe(2)
})
