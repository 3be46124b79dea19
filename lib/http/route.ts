import { z } from 'zod'
import { database } from '@/db'
import type { ActorFor } from '@/lib/auth/admit'
import type { Ctx } from '@/lib/core/ctx'
import { Problem } from '@/lib/core/problem'
import { type PlainAnswer, plainJson, plainProblem, problemOf, problemResponse, responseOf } from './answer'
import { readBody } from './body'
import { preflight } from './cors'
import { type Admitted, admitRequest, requestIdOf } from './gate'
import { countMiss } from './misses'
import { answerOnce } from './once'
import type { AnswerOf, BodyOf, Download, Operation, ParamsOf, QueryOf, Watch } from './operation'
import {
  accepts,
  type Asking,
  checkedBody,
  checkedParams,
  checkedQuery,
  etagOf,
  ifMatchOf,
  isUnchanged,
  mediaTypeOf,
  paramsOf,
} from './request'
import { eventStream, fileResponse } from './stream'

export type Input<O extends Operation> = {
  ctx: Ctx<ActorFor<O>>
  params: ParamsOf<O>
  query: QueryOf<O>
  body: BodyOf<O>
  ifMatch: number | undefined
  headers: Asking['headers']
}

type Answer = (request: Asking) => Promise<PlainAnswer | Response>

/** An operation's handler as everybody calls it; `answer` is the same for who can do without the platform's Request and Response. */
export type Handle = ((request: Request) => Promise<Response>) & { answer?: Answer }

export type Route = { operation: Operation; handle: Handle }

type Value = { status: number; body: unknown }

const statusesOf = (operation: Operation) => Object.keys(operation.answers).map(Number)

/** The contract's schema is the last word on what leaves: members that it does not name stay here. */
const encoded = (operation: Operation, returned: unknown): Value => {
  const [only, ...others] = statusesOf(operation)
  const [status, value] = others.length > 0 ? (returned as [number, unknown]) : [only ?? 200, returned]
  const schema = operation.answers[status]
  return { status, body: schema ? z.encode(schema, value) : null }
}

const versionOf = (body: unknown) =>
  typeof body === 'object' && body !== null && 'version' in body && typeof body.version === 'number' ? body.version : undefined

const locationOf = (operation: Operation, body: unknown) =>
  operation.location?.replace(/\{(\w+)\}/g, (_, name: string) => encodeURIComponent(String((body as Record<string, unknown>)[name])))

const nextOf = (body: unknown) =>
  typeof body === 'object' && body !== null && 'nextCursor' in body && typeof body.nextCursor === 'string' ? body.nextCursor : undefined

const nextLink = (url: URL, cursor: string) => {
  const search = new URLSearchParams(url.search)
  search.set('cursor', cursor)
  return `<${url.pathname}?${search}>; rel="next"`
}

const isUnfinished = (body: unknown) => typeof body === 'object' && body !== null && 'finishedAt' in body && body.finishedAt === null

const headersOf = (operation: Operation, { status, body }: Value, url: URL): Record<string, string> => {
  const version = versionOf(body)
  const location = status === 201 || status === 202 ? locationOf(operation, body) : undefined
  const next = nextOf(body)
  return {
    ...(version !== undefined && { etag: etagOf(version) }),
    ...(location && { location: `/api/v1${location}` }),
    ...(next !== undefined && { link: nextLink(url, next) }),
    ...(operation.pollSeconds !== undefined && isUnfinished(body) && { 'retry-after': String(operation.pollSeconds) }),
  }
}

type Asked = { request: Asking; url: URL; params: Record<string, string>; admitted: Admitted; requestId: string }

/** What the handler gets: everything that was sent, checked against the contract. */
const inputOf = async (operation: Operation, { request, url, params, admitted, requestId }: Asked) => {
  if (!accepts(request, operation)) throw new Problem('not-acceptable', { detail: `Accept ${mediaTypeOf(operation)}.` })
  const raw = operation.method === 'GET' ? { text: '', value: undefined } : await readBody(request)
  const checkedInput = {
    body: checkedBody(operation, raw.value),
    query: checkedQuery(operation, url),
    params: checkedParams(operation, params),
    ifMatch: operation.problems.includes('version-conflict') ? ifMatchOf(request) : undefined,
    headers: request.headers,
  }
  return { text: raw.text, ctx: { actor: admitted.actor, db: database(), now: new Date(), requestId }, checkedInput }
}

type Run = (ctx: Ctx) => Promise<unknown>

const answerJson = async (operation: Operation, run: Run, { request, url }: Asked, ctx: Ctx, text: string) => {
  const work = async (world: Ctx) => {
    const value = encoded(operation, await run(world))
    return { ...value, headers: headersOf(operation, value, url) }
  }
  const answer = operation.method === 'GET' ? await work(ctx) : await answerOnce(operation, request, text, ctx, work)
  const isKnown = operation.method === 'GET' && isUnchanged(request, answer.headers.etag)
  return (headers: Record<string, string>) =>
    plainJson(isKnown ? 304 : answer.status, isKnown ? null : answer.body, { ...headers, ...answer.headers })
}

const answerStream = async (operation: Operation, run: Run, { request, admitted }: Asked, ctx: Ctx, headers: Record<string, string>) => {
  const encode = (value: unknown) => encoded(operation, value).body
  return eventStream((await run(ctx)) as Watch<unknown>, encode, { holder: admitted.caller, gone: request.signal, headers })
}

const respond = async <O extends Operation>(
  operation: O,
  run: (input: Input<O>) => Promise<AnswerOf<O>>,
  request: Asking,
  requestId: string,
): Promise<PlainAnswer | Response> => {
  const url = new URL(request.url)
  const params = paramsOf(operation, url.pathname)
  const admitted = await admitRequest(database(), request, operation, params)
  const headers = { ...admitted.headers, 'x-request-id': requestId }
  const asked = { request, url, params, admitted, requestId }
  try {
    const { text, ctx, checkedInput } = await inputOf(operation, asked)
    const runWith: Run = (world) => run({ ...checkedInput, ctx: world } as Input<O>)
    if (operation.kind === 'sse') return await answerStream(operation, runWith, asked, ctx, headers)
    if (operation.kind === 'file' || operation.kind === 'csv')
      return fileResponse((await runWith(ctx)) as Download, { ...headers, 'content-type': `${mediaTypeOf(operation)}; charset=utf-8` })
    return (await answerJson(operation, runWith, asked, ctx, text))(headers)
  } catch (error) {
    const thrown = operation.countsMisses ? await countMiss(database(), admitted.actor, error) : error
    const refusal = plainProblem(problemOf(thrown, requestId), requestId)
    return { ...refusal, headers: { ...refusal.headers, ...admitted.headers } }
  }
}

/** An operation and what carries it out, as a pure function from Request to Response: it uses nothing of Next. */
export const route = <O extends Operation>(operation: O, run: (input: Input<O>) => Promise<AnswerOf<O>>): Route => {
  const answer = (request: Asking) => {
    const requestId = requestIdOf(request)
    return respond(operation, run, request, requestId).catch((error: unknown) => plainProblem(problemOf(error, requestId), requestId))
  }
  const handle = async (request: Request) => {
    const answered = await answer(request)
    return answered instanceof Response ? answered : responseOf(answered)
  }
  return { operation, handle: Object.assign(handle, { answer }) }
}

type Handler = Handle
type Mounted = Record<Operation['method'] | 'OPTIONS', Handler>

const refusing =
  (problem: () => Problem): Handler =>
  async (request) =>
    problemResponse(problem(), requestIdOf(request))

/** Several methods of one path. Every method answers, those that are not there with 405 and Allow. */
export const mount = (...routes: Route[]): Mounted => {
  const allow = [...routes.map((one) => one.operation.method), 'OPTIONS']
  const refuse = refusing(() => new Problem('method-not-allowed', { allow }))
  const handlerOf = (method: Operation['method']) => routes.find((one) => one.operation.method === method)?.handle ?? refuse
  return {
    GET: handlerOf('GET'),
    POST: handlerOf('POST'),
    PUT: handlerOf('PUT'),
    PATCH: handlerOf('PATCH'),
    DELETE: handlerOf('DELETE'),
    OPTIONS: (request) =>
      preflight(database(), request, allow).catch((error: unknown) =>
        problemResponse(problemOf(error, requestIdOf(request)), requestIdOf(request)),
      ),
  }
}

const everywhere = (handler: Handler): Mounted => ({
  GET: handler,
  POST: handler,
  PUT: handler,
  PATCH: handler,
  DELETE: handler,
  OPTIONS: handler,
})

export const nothingHere = everywhere(refusing(() => new Problem('not-found', { detail: 'There is no such address.' })))

/** For what is read as it is and is no operation: health, the document, the public keys. */
export const readOnly = (read: () => Promise<Response>): Mounted => ({
  ...everywhere(refusing(() => new Problem('method-not-allowed', { allow: ['GET', 'HEAD'] }))),
  GET: read,
})
