import type { Duplex } from 'node:stream'
import { newId } from '@/lib/core/id'
import { Problem } from '@/lib/core/problem'
import { problemResponse } from '@/lib/http/answer'

/** What is no HTTP that Node understands, a made-up method among it, is refused as a problem too. */
export const refuseGarbage = (error: NodeJS.ErrnoException, socket: Duplex): void => {
  if (error.code === 'ECONNRESET' || !socket.writable) return void socket.destroy()
  const answer = problemResponse(new Problem('invalid-url', { detail: 'This is no HTTP request that we understand.' }), newId())
  void answer.text().then((body) => {
    const headers = [...answer.headers, ['content-length', String(Buffer.byteLength(body))], ['connection', 'close']]
    socket.end(
      `HTTP/1.1 ${answer.status} Bad Request\r\n${headers.map(([name, value]) => `${name}: ${value}`).join('\r\n')}\r\n\r\n${body}`,
    )
  })
}
