// A load of its own process: keeps N connections busy for some seconds, or for some requests, and tells what came back. Sockets
// by hand, because an HTTP client would cost more than the server that is measured. With a rate, requests are due at their times
// whatever the server does, and waiting counts from then.
import { randomBytes } from 'node:crypto'
import { connect } from 'node:net'

const { port, path, headers, connections, seconds, method, body, status, requests, rate, from } = {
  method: 'GET',
  status: '200',
  requests: Infinity,
  from: 0,
  ...JSON.parse(process.argv[2]),
}

const head = [`Host: localhost:${port}`, ...Object.entries(headers).map(([name, value]) => `${name}: ${value}`)]
const stem = randomBytes(4).toString('hex')
let sent = 0

/** `{new}` in the body is somebody new each time, `{next}` in the path the next number. */
const nextRequest = () => {
  sent += 1
  const line = `${method} ${path.replace('{next}', String(from + sent))} HTTP/1.1`
  if (body === undefined) return [line, ...head, '', ''].join('\r\n')
  const text = body.replace('{new}', `${stem}-${sent}`)
  return [line, ...head, 'Content-Type: application/json', `Content-Length: ${Buffer.byteLength(text)}`, '', text].join('\r\n')
}

const latencies = []
let failures = 0
let firstFailure = null
let isOver = false

const lengthOf = (text) => {
  const said = /\r\ncontent-length: (\d+)/i.exec(text)
  return said ? Number(said[1]) : null
}

/** The bytes of the first whole answer in the buffer, or 0. */
const wholeAnswer = (buffer) => {
  const end = buffer.indexOf('\r\n\r\n')
  if (end < 0) return 0
  const length = lengthOf(buffer.toString('latin1', 0, end))
  if (length !== null) return buffer.length >= end + 4 + length ? end + 4 + length : 0
  const last = buffer.indexOf('0\r\n\r\n', end + 4)
  return last < 0 ? 0 : last + 5
}

const startedAt = performance.now()
let due = 0

/** When the next request is to be sent, and how long it is until then. */
const nextTurn = () => {
  const now = performance.now()
  if (rate === undefined) return { at: now, waitMilliseconds: 0 }
  const at = startedAt + (due++ * 1_000) / rate
  return { at, waitMilliseconds: Math.max(0, at - now) }
}

const keepBusy = () =>
  new Promise((resolve) => {
    const socket = connect(port, '127.0.0.1')
    let buffer = Buffer.alloc(0)
    let sentAt = 0
    const send = () => {
      const { at, waitMilliseconds } = nextTurn()
      if (waitMilliseconds > 1) return void setTimeout(() => sendAt(at), waitMilliseconds)
      sendAt(at)
    }
    const sendAt = (at) => {
      if (isOver || sent >= requests) return void socket.end()
      sentAt = at
      socket.write(nextRequest())
    }
    socket.setNoDelay(true)
    socket.on('connect', send)
    socket.on('data', (chunk) => {
      buffer = buffer.length > 0 ? Buffer.concat([buffer, chunk]) : chunk
      const size = wholeAnswer(buffer)
      if (size === 0) return
      latencies.push(performance.now() - sentAt)
      if (buffer.toString('latin1', 9, 12) !== status) {
        failures += 1
        firstFailure ??= buffer.toString('utf8', 0, size)
      }
      buffer = buffer.subarray(size)
      send()
    })
    socket.on('error', () => (failures += 1))
    socket.on('close', resolve)
  })

setTimeout(() => (isOver = true), seconds * 1_000).unref()
await Promise.all(Array.from({ length: connections }, keepBusy))
const took = (performance.now() - startedAt) / 1_000
latencies.sort((one, other) => one - other)
const quantile = (share) => latencies[Math.min(latencies.length - 1, Math.floor(latencies.length * share))] ?? 0
if (firstFailure !== null) console.error(firstFailure)
console.log(
  JSON.stringify({
    requests: latencies.length,
    failures,
    perSecond: latencies.length / took,
    p50: quantile(0.5),
    p95: quantile(0.95),
    p99: quantile(0.99),
  }),
)
