import type { IncomingMessage, ServerResponse } from 'node:http'
import { POST as claimCode } from '@/app/api/v1/campaigns/[id]/claims/route'
import { POST as evaluateCode } from '@/app/api/v1/codes/[code]/evaluation/route'
import { POST as redeemCode } from '@/app/api/v1/codes/[code]/redemptions/route'
import * as claims from '@/lib/campaigns/claims/contract'
import * as redemptions from '@/lib/campaigns/redemptions/contract'
import { env } from '@/lib/core/env'
import type { PlainAnswer } from '@/lib/http/answer'
import { largestBody } from '@/lib/http/body'
import type { Operation } from '@/lib/http/operation'
import { apiBase } from '@/lib/http/request'
import type { Handle } from '@/lib/http/route'
import { peerHeader, requestIdHeader } from '@/lib/auth/peer'
import { apiHeaders } from './security'

type Answer = NonNullable<Handle['answer']>

const laneOf = (operation: Operation, { answer }: Handle) => ({
  method: operation.method,
  path: new RegExp(`^${apiBase}${operation.path.replace(/\{\w+\}/g, '[^/]+')}$`),
  answer,
})

const lanes = [
  laneOf(claims.claimCode, claimCode),
  laneOf(redemptions.evaluateCode, evaluateCode),
  laneOf(redemptions.redeemCode, redeemCode),
]

/** The body, or as much of it as shows that it is too large; undefined when who sent it is gone. */
const bodyOf = (request: IncomingMessage): Promise<Uint8Array | null | undefined> =>
  new Promise((resolve) => {
    const chunks: Buffer[] = []
    let size = 0
    const end = () => resolve(chunks.length > 1 ? Buffer.concat(chunks) : (chunks[0] ?? null))
    if (Number(request.headers['content-length'] ?? 0) > largestBody) end()
    request.on('data', (chunk: Buffer) => {
      chunks.push(chunk)
      size += chunk.length
      if (size > largestBody) end()
    })
    request.on('end', end)
    request.on('error', () => resolve(undefined))
  })

/** What the server before Next knows of a request: nobody says it for us. */
export type Stamp = { requestId: string; peer: string }

const headersOf = ({ headers }: IncomingMessage, { requestId, peer }: Stamp) => ({
  get: (name: string): string | null => {
    if (name === requestIdHeader) return requestId
    if (name === peerHeader) return peer
    const value = headers[name]
    return typeof value === 'string' ? value : (value?.join(', ') ?? null)
  },
})

let ofEveryAnswer: string[] | undefined

const send = (response: ServerResponse, { status, headers, text }: PlainAnswer) => {
  ofEveryAnswer ??= apiHeaders()
  const said = [...ofEveryAnswer, 'content-length', String(Buffer.byteLength(text ?? ''))]
  for (const name in headers) said.push(name, headers[name] ?? '')
  response.writeHead(status, said).end(text)
}

const plain = async (response: Response): Promise<PlainAnswer> => ({
  status: response.status,
  headers: Object.fromEntries(response.headers),
  text: await response.text(),
})

const { signal } = new AbortController()

const carryOut = async (answer: Answer, request: IncomingMessage, response: ServerResponse, stamp: Stamp) => {
  const body = await bodyOf(request)
  if (body === undefined) return void response.destroy()
  const { method = '', url = '' } = request
  const answered = await answer({ method, url: env().PUBLIC_URL + url, headers: headersOf(request, stamp), body, signal })
  send(response, answered instanceof Response ? await plain(answered) : answered)
}

export type Lane = (request: IncomingMessage, path: string) => ((response: ServerResponse, stamp: Stamp) => Promise<void>) | null

/** The few operations that many ask for at once are answered here, by the same handlers: Next's routing costs more than they do. */
export const lane: Lane = (request, path) => {
  const answer = lanes.find((one) => one.method === request.method && one.path.test(path))?.answer
  return answer ? (response, stamp) => carryOut(answer, request, response, stamp) : null
}
