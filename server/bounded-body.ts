import type { IncomingMessage, ServerResponse } from 'node:http'

/** A little more than any operation takes, so that the operation itself still sees that it is too much. */
const largest = 1024 * 1024 + 64 * 1024
const lingerMilliseconds = 500

/** Node closes at once after such an answer, and a connection that is closed with bytes unread takes the answer with it. */
const holdBack = ({ socket }: IncomingMessage, response: ServerResponse) => {
  const closeSoon = () => setTimeout(() => socket.destroy(), lingerMilliseconds).unref()
  socket.pause()
  socket.destroySoon = () => undefined
  if (response.writableFinished) closeSoon()
  else response.once('finish', closeSoon)
}

/** Next takes a body in as fast as it comes. What is beyond the largest stays with the sender, who has a moment to read the refusal. */
export const boundBody = (request: IncomingMessage, response: ServerResponse): void => {
  let size = 0
  let isHeldBack = false
  const push = request.push.bind(request)
  request.push = (chunk: Buffer | null, encoding?: BufferEncoding) => {
    const before = size
    size += chunk?.length ?? 0
    if (chunk === null || before <= largest) return push(chunk, encoding)
    if (!isHeldBack) holdBack(request, response)
    isHeldBack = true
    return true
  }
}
