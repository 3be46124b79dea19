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
import type { NodeHandler } from './next'

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

const answerTo = (request: IncomingMessage, path: string): Answer | undefined =>
  lanes.find((one) => one.method === request.method && one.path.test(path))?.answer

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

const headersOf = ({ headers }: IncomingMessage): Headers => {
  const said = new Headers()
  for (const name in headers) {
    const value = headers[name]
    if (value !== undefined) said.set(name, typeof value === 'string' ? value : value.join(', '))
  }
  return said
}

const { signal } = new AbortController()

const send = async (response: ServerResponse, answered: PlainAnswer | Response) => {
  const { status, headers, text } =
    answered instanceof Response
      ? { status: answered.status, headers: Object.fromEntries(answered.headers), text: await answered.text() }
      : answered
  response.writeHead(status, { ...headers, 'content-length': Buffer.byteLength(text ?? '') })
  response.end(text)
}

const carryOut = async (answer: Answer, request: IncomingMessage, response: ServerResponse) => {
  const body = await bodyOf(request)
  if (body === undefined) return void response.destroy()
  const { method = '', url = '' } = request
  await send(response, await answer({ method, url: env().PUBLIC_URL + url, headers: headersOf(request), body, signal }))
}

/** The few operations that many ask for at once are answered here, by the same handlers: Next's routing costs more than they do. */
export const lane =
  (next: NodeHandler): NodeHandler =>
  (request, response) => {
    const [path = ''] = (request.url ?? '').split('?', 1)
    const answer = answerTo(request, path)
    return answer ? carryOut(answer, request, response) : next(request, response)
  }
