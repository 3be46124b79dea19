import type { IncomingMessage, ServerResponse } from 'node:http'

/** A little more than any operation takes, so that the operation itself still sees that it is too much. */
const largest = 1024 * 1024 + 64 * 1024
const largestDropped = 64 * 1024 * 1024
const lingerMilliseconds = 500

/** Node closes at once after an answer to an unfinished request, and a close with bytes unread may take the answer with it. */
const closeLater = ({ socket }: IncomingMessage) => {
  const close = socket.destroySoon.bind(socket)
  socket.destroySoon = () => void setTimeout(close, lingerMilliseconds).unref()
}

/**
 * Next takes a body in as fast as it comes. What is beyond the largest stays with the sender until it has the answer;
 * what it sends all the same is dropped, within reason.
 */
export const boundBody = (request: IncomingMessage, response: ServerResponse): void => {
  let size = 0
  let isAnswered = false
  const push = request.push.bind(request)
  request.push = (chunk: Buffer | null, encoding?: BufferEncoding) => {
    const before = size
    size += chunk?.length ?? 0
    if (chunk === null || before <= largest) return push(chunk, encoding)
    if (!isAnswered) request.socket.pause()
    else if (size > largestDropped) request.socket.destroy()
    return true
  }
  response.once('prefinish', () => {
    if (!request.complete) closeLater(request)
  })
  response.once('finish', () => {
    isAnswered = true
    if (!request.complete) setTimeout(() => request.socket.resume(), lingerMilliseconds / 2).unref()
  })
}
