import type { IncomingMessage, RequestListener, ServerResponse } from 'node:http'
import { peerHeader, requestIdHeader } from '@/lib/auth/peer'
import { env } from '@/lib/core/env'
import { newId } from '@/lib/core/id'
import { log } from '@/lib/core/log'
import { Problem } from '@/lib/core/problem'
import { problemResponse } from '@/lib/http/answer'
import { answerHonestly, awayHeader, refusalWhileAway } from './away'
import { boundBody } from './bounded-body'
import type { Lane } from './lane'
import type { NodeHandler } from './next'
import { isTill, setApiPolicy, setPagePolicy, setPlainHeaders } from './security'

const apiMethods = ['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS']
const pageMethods = ['GET', 'HEAD']

/** What only we may say to what stands behind us. */
const ours = [
  peerHeader,
  'x-nonce',
  'x-tira-path',
  awayHeader,
  'content-security-policy',
  'x-middleware-subrequest',
  'x-forwarded-host',
  'x-forwarded-proto',
  'x-forwarded-port',
  'next-action',
]

const peerOf = (request: IncomingMessage): string => {
  const direct = request.socket.remoteAddress ?? 'unknown'
  const hops = env().TRUSTED_PROXY_HOPS
  if (hops === 0) return direct
  const said = String(request.headers['x-forwarded-for'] ?? '')
    .split(',')
    .map((address) => address.trim())
    .filter(Boolean)
  return said.at(-hops) ?? direct
}

const requestIdFrom = (request: IncomingMessage): string => {
  const said = request.headers[requestIdHeader]
  return typeof said === 'string' && /^[\w.:-]{8,128}$/.test(said) ? said : newId()
}

const isDots = (segment: string) => /^(\.|%2e){1,2}$/i.test(segment)

const isWellFormed = (path: string, isApi: boolean) => {
  try {
    decodeURIComponent(path)
  } catch {
    return false
  }
  return !/[\\\0]|%00/.test(path) && (isApi || !/%(2f|5c)/i.test(path)) && !path.split('/').some(isDots)
}

const largestForm = 16 * 1024

/** Operations count their bodies while they arrive; the sign-in library reads whatever comes, so it gets only forms that say their size. */
const isTooLarge = ({ headers }: IncomingMessage, path: string) =>
  path.startsWith('/api/auth/') && (headers['transfer-encoding'] !== undefined || Number(headers['content-length'] ?? 0) > largestForm)

/** What can be refused before anybody looks closer; Next would answer these with a 500, a redirect or nothing at all. */
const refusalOf = (request: IncomingMessage, path: string): Problem | null => {
  const isApi = path === '/api' || path.startsWith('/api/')
  if (!path.startsWith('/') || !isWellFormed(path, isApi)) return new Problem('invalid-url')
  if (path.includes('//') || path === '/api' || (isApi && path.endsWith('/')))
    return new Problem('not-found', { detail: 'There is no such address.' })
  const methods = isApi ? apiMethods : pageMethods
  if (!methods.includes(request.method ?? '')) return new Problem('method-not-allowed', { allow: methods })
  return isTooLarge(request, path) ? new Problem('body-too-large') : refusalWhileAway(request, path)
}

/** A document keeps the policy that it began with: the till is loaded whole, never drawn into another page, for its camera. */
const isPartOfTill = ({ headers }: IncomingMessage, path: string) => headers.rsc !== undefined && isTill(path)

const sendNothing = async (response: ServerResponse) => {
  response.writeHead(204, { 'cache-control': 'no-store' })
  response.end()
}

const send = async (response: ServerResponse, answer: Response) => {
  response.writeHead(answer.status, Object.fromEntries(answer.headers))
  response.end(await answer.text())
}

/** Who holds an invitation's secret joins, so the log does not. */
const withoutSecret = (path: string) => path.replace(/^(\/invitations\/).+/, '$1…')

const logWhenDone = (request: IncomingMessage, response: ServerResponse, requestId: string, path: string) => {
  const start = process.hrtime.bigint()
  response.once('close', () => {
    const milliseconds = Math.round(Number(process.hrtime.bigint() - start) / 10_000) / 100
    log.info(
      {
        requestId,
        method: request.method,
        path: withoutSecret(path),
        status: response.statusCode,
        milliseconds,
        whole: response.writableFinished,
      },
      'request',
    )
  })
}

const stamp = (request: IncomingMessage, requestId: string, path: string) => {
  const peer = peerOf(request)
  for (const name of ours) delete request.headers[name]
  request.headers[requestIdHeader] = requestId
  request.headers[peerHeader] = peer
  request.headers['x-forwarded-for'] = peer
  request.headers['x-tira-path'] = path
}

/** Node itself holds a body to the size that it says; one in pieces is counted here, and of a large one the rest stays with its sender. */
const saysSmallSize = ({ headers }: IncomingMessage) =>
  headers['transfer-encoding'] === undefined && Number(headers['content-length'] ?? 0) <= largestForm

type Asked = { path: string; search: string | undefined; requestId: string }

const setHeaders = (request: IncomingMessage, response: ServerResponse, { path, requestId }: Asked, isRefused: boolean) => {
  setPlainHeaders(response)
  response.setHeader(requestIdHeader, requestId)
  if (isRefused || path.startsWith('/api/')) return setApiPolicy(response)
  setPagePolicy(request, response, path)
  answerHonestly(request, response, path)
}

type Behind = { handler: NodeHandler; lane: Lane }

const answer = (request: IncomingMessage, response: ServerResponse, asked: Asked, { handler, lane }: Behind): Promise<void> => {
  const { path, search, requestId } = asked
  const refusal = refusalOf(request, path)
  const answerHere = refusal ? null : lane(request, path)
  if (!answerHere || !saysSmallSize(request)) boundBody(request, response)
  if (answerHere) return answerHere(response, { requestId, peer: peerOf(request) })
  stamp(request, requestId, search ? `${path}?${search}` : path)
  setHeaders(request, response, asked, refusal !== null)
  if (refusal) return send(response, problemResponse(refusal, requestId))
  return isPartOfTill(request, path) ? sendNothing(response) : handler(request, response)
}

/** The server that stands before Next: addresses and methods, request ids, the true peer, the headers of every answer, one line in the log. */
export const front =
  (handler: NodeHandler, lane: Lane = () => null): RequestListener =>
  (request, response) => {
    const [path = '/', search] = (request.url ?? '/').split(/\?(.*)/s)
    const requestId = requestIdFrom(request)
    logWhenDone(request, response, requestId, path)
    answer(request, response, { path, search, requestId }, { handler, lane }).catch((error: unknown) => {
      log.error({ requestId, err: error }, 'unforeseen')
      if (response.headersSent) response.destroy()
      else void send(response, problemResponse(new Problem('internal'), requestId))
    })
  }
