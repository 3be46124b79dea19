import { z } from 'zod'
import { database } from '@/db'
import type { ActorFor } from '@/lib/auth/admit'
import type { Ctx } from '@/lib/core/ctx'
import { Problem } from '@/lib/core/problem'
import { jsonResponse, problemOf, problemResponse } from './answer'
import { readBody } from './body'
import { preflight } from './cors'
import { admitRequest, requestIdOf } from './gate'
import { answerOnce } from './once'
import type { AnswerOf, BodyOf, Operation, ParamsOf, QueryOf } from './operation'
import { accepts, checkedBody, checkedParams, checkedQuery, etagOf, ifMatchOf, isUnchanged, paramsOf } from './request'

export type Input<O extends Operation> = {
  ctx: Ctx<ActorFor<O['access']>>
  params: ParamsOf<O>
  query: QueryOf<O>
  body: BodyOf<O>
  ifMatch: number | undefined
  headers: Headers
}

export type Route = { operation: Operation; handle: (request: Request) => Promise<Response> }

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

const headersOf = (operation: Operation, { status, body }: Value, url: URL): Record<string, string> => {
  const version = versionOf(body)
  const location = status === 201 || status === 202 ? locationOf(operation, body) : undefined
  const next = nextOf(body)
  return {
    ...(version !== undefined && { etag: etagOf(version) }),
    ...(location && { location: `/api/v1${location}` }),
    ...(next !== undefined && { link: nextLink(url, next) }),
  }
}

const respond = async <O extends Operation>(
  operation: O,
  run: (input: Input<O>) => Promise<AnswerOf<O>>,
  request: Request,
  requestId: string,
) => {
  const url = new URL(request.url)
  const db = database()
  const params = paramsOf(operation, url.pathname)
  const admitted = await admitRequest(db, request, operation, params)
  const headers = { ...admitted.headers, 'x-request-id': requestId }
  try {
    if (!accepts(request)) throw new Problem('not-acceptable')
    const raw = operation.method === 'GET' ? { text: '', value: undefined } : await readBody(request)
    const checkedInput = {
      body: checkedBody(operation, raw.value),
      query: checkedQuery(operation, url),
      params: checkedParams(operation, params),
    }
    const ifMatch = operation.problems.includes('version-conflict') ? ifMatchOf(request) : undefined
    const ctx = { actor: admitted.actor, db, now: new Date(), requestId }
    const work = async (world: Ctx) => {
      const value = encoded(operation, await run({ ...checkedInput, ctx: world, ifMatch, headers: request.headers } as Input<O>))
      return { ...value, headers: headersOf(operation, value, url) }
    }
    const answer = operation.method === 'GET' ? await work(ctx) : await answerOnce(operation, request, raw.text, ctx, work)
    if (operation.method === 'GET' && isUnchanged(request, answer.headers.etag))
      return jsonResponse(304, null, { ...headers, ...answer.headers })
    return jsonResponse(answer.status, answer.body, { ...headers, ...answer.headers })
  } catch (error) {
    const refusal = problemResponse(problemOf(error, requestId), requestId)
    for (const [name, value] of Object.entries(admitted.headers)) refusal.headers.set(name, value)
    return refusal
  }
}

/** An operation and what carries it out, as a pure function from Request to Response: it uses nothing of Next. */
export const route = <O extends Operation>(operation: O, run: (input: Input<O>) => Promise<AnswerOf<O>>): Route => ({
  operation,
  handle: async (request) => {
    const requestId = requestIdOf(request)
    return respond(operation, run, request, requestId).catch((error: unknown) => problemResponse(problemOf(error, requestId), requestId))
  },
})

type Handler = (request: Request) => Promise<Response>
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
