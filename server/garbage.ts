import { STATUS_CODES } from 'node:http'
import type { Duplex } from 'node:stream'
import { newId } from '@/lib/core/id'
import { Problem } from '@/lib/core/problem'
import { problemResponse } from '@/lib/http/answer'

const problemOf = (code: string | undefined): Problem => {
  if (code === 'HPE_HEADER_OVERFLOW') return new Problem('headers-too-large')
  if (code === 'ERR_HTTP_REQUEST_TIMEOUT') return new Problem('request-too-slow')
  return new Problem('invalid-url', { detail: 'This is no HTTP request that we understand.' })
}

/** What Node does not hand on, such as a made-up method or headers without end, is refused as a problem too. */
export const refuseGarbage = (error: NodeJS.ErrnoException, socket: Duplex): void => {
  if (error.code === 'ECONNRESET' || !socket.writable) return void socket.destroy()
  const answer = problemResponse(problemOf(error.code), newId())
  void answer.text().then((body) => {
    const headers = [...answer.headers, ['content-length', String(Buffer.byteLength(body))], ['connection', 'close']]
    socket.end(
      `HTTP/1.1 ${answer.status} ${STATUS_CODES[answer.status]}\r\n${headers.map(([name, value]) => `${name}: ${value}`).join('\r\n')}\r\n\r\n${body}`,
    )
  })
}
