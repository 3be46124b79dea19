import { type IncomingHttpHeaders, request } from 'node:http'
import { baseURL } from '../fixtures'

export type RawAnswer = { status: number; headers: IncomingHttpHeaders; text: string }

/** A request that goes out as it is written: `fetch` would mend the path and refuse the method. */
export const raw = (
  method: string,
  path: string,
  { headers = {}, chunks = [] }: { headers?: Record<string, string>; chunks?: Iterable<Buffer> } = {},
): Promise<RawAnswer> =>
  new Promise((resolve, reject) => {
    const { hostname, port } = new URL(baseURL)
    const sent = request({ hostname, port, method, path, headers, agent: false }, (response) => {
      const parts: Buffer[] = []
      response.on('data', (part: Buffer) => parts.push(part))
      response.on('end', () =>
        resolve({ status: response.statusCode ?? 0, headers: response.headers, text: Buffer.concat(parts).toString() }),
      )
      response.on('error', reject)
    })
    let isAnswered = false
    sent.once('response', () => (isAnswered = true))
    // A server that has said no may close before everything was sent.
    sent.on('error', (error) => void (isAnswered || reject(error)))
    const remaining = chunks[Symbol.iterator]()
    const write = (): void => {
      for (let next = remaining.next(); !next.done && !isAnswered; next = remaining.next())
        if (!sent.write(next.value)) return void sent.once('drain', write)
      sent.end()
    }
    write()
  })

export const codeIn = (answer: RawAnswer): unknown => {
  const body: unknown = JSON.parse(answer.text)
  return typeof body === 'object' && body !== null && 'code' in body ? body.code : undefined
}
