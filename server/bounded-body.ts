import type { IncomingMessage, ServerResponse } from 'node:http'
import type { Socket } from 'node:net'

/** No operation takes more. It must see that it is too much, so a little more passes. */
const largest = 1024 * 1024
const largestPassed = largest + 64 * 1024

type Patience = { milliseconds: number; bytes: number }

/** How long, and how much, we go on reading what nobody wants. */
const patience: Patience = { milliseconds: 5_000, bytes: 64 * 1024 * 1024 }

/**
 * A connection that is closed with bytes unread is reset, and a reset takes the answer with it. So we say that we are done
 * and drop what still comes until the sender has heard it, within reason.
 */
const linger = (socket: Socket, { milliseconds, bytes }: Patience): void => {
  let dropped = 0
  const tooLong = setTimeout(() => socket.destroy(), milliseconds)
  socket.once('close', () => clearTimeout(tooLong))
  socket.removeAllListeners('data').on('data', (chunk: Buffer) => {
    dropped += chunk.length
    if (dropped > bytes) socket.destroy()
  })
  socket.end()
  socket.resume()
}

/** Next takes a body in as fast as it comes. What is beyond the largest stays with the sender until it has the answer. */
export const boundBody = (request: IncomingMessage, response: ServerResponse, within = patience): void => {
  const { socket } = request
  let size = 0
  const closeAfterwards = () => {
    if (!response.headersSent) response.setHeader('connection', 'close')
  }
  const push = request.push.bind(request)
  request.push = (chunk: Buffer | null, encoding?: BufferEncoding) => {
    const before = size
    size += chunk?.length ?? 0
    if (size > largest) closeAfterwards()
    if (chunk === null || before <= largestPassed) return push(chunk, encoding)
    if (response.writableFinished) linger(socket, within)
    else socket.pause()
    return true
  }
  if (Number(request.headers['content-length'] ?? 0) > largest) closeAfterwards()
  response.once('prefinish', () => {
    if (!request.complete) socket.destroySoon = () => linger(socket, within)
  })
  response.once('finish', () => {
    if (size > largest && !request.complete) linger(socket, within)
  })
}
