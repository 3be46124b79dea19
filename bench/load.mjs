// A load of its own process: keeps N connections busy for some seconds and tells what came back. Sockets by hand,
// because an HTTP client would cost more than the server that is measured.
import { connect } from 'node:net'

const { port, path, headers, connections, seconds } = JSON.parse(process.argv[2])

const request = Buffer.from(
  [`GET ${path} HTTP/1.1`, `Host: localhost:${port}`, ...Object.entries(headers).map(([name, value]) => `${name}: ${value}`), '', ''].join(
    '\r\n',
  ),
)
const latencies = []
let failures = 0
let isOver = false

const lengthOf = (head) => {
  const said = /\r\ncontent-length: (\d+)/i.exec(head)
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

const keepBusy = () =>
  new Promise((resolve) => {
    const socket = connect(port, '127.0.0.1')
    let buffer = Buffer.alloc(0)
    let sentAt = 0
    const send = () => {
      sentAt = performance.now()
      socket.write(request)
    }
    socket.setNoDelay(true)
    socket.on('connect', send)
    socket.on('data', (chunk) => {
      buffer = buffer.length > 0 ? Buffer.concat([buffer, chunk]) : chunk
      const size = wholeAnswer(buffer)
      if (size === 0) return
      latencies.push(performance.now() - sentAt)
      if (buffer.toString('latin1', 9, 12) !== '200') failures += 1
      buffer = buffer.subarray(size)
      if (isOver) socket.end()
      else send()
    })
    socket.on('error', () => (failures += 1))
    socket.on('close', resolve)
  })

const startedAt = performance.now()
setTimeout(() => (isOver = true), seconds * 1_000)
await Promise.all(Array.from({ length: connections }, keepBusy))
const took = (performance.now() - startedAt) / 1_000
latencies.sort((one, other) => one - other)
const quantile = (share) => latencies[Math.min(latencies.length - 1, Math.floor(latencies.length * share))] ?? 0
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
