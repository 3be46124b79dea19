import type { FieldError } from '@/lib/core/problem'
import type { Operation, WireAnswer, WireBody, WireParams, WireQuery } from './operation'

/** A refusal as the browser meets it. `code` is `offline` when no answer came at all. */
export class Refusal extends Error {
  readonly code: string
  readonly status: number
  readonly errors: FieldError[]
  readonly requestId: string | null
  readonly retryAfterSeconds: number | null

  constructor(answer: {
    code: string
    status: number
    detail: string
    errors?: FieldError[]
    requestId?: string | null
    retryAfterSeconds?: number | null
  }) {
    super(answer.detail)
    this.name = 'Refusal'
    this.code = answer.code
    this.status = answer.status
    this.errors = answer.errors ?? []
    this.requestId = answer.requestId ?? null
    this.retryAfterSeconds = answer.retryAfterSeconds ?? null
  }
}

type Request<O extends Operation> = {
  method: O['method']
  path: O['path']
  params?: WireParams<O>
  query?: WireQuery<O>
  body?: WireBody<O>
  brand?: string
  ifMatch?: number
  idempotencyKey?: string
  signal?: AbortSignal
}

const filled = (path: string, params: Record<string, unknown> = {}) =>
  path.replace(/\{(\w+)\}/g, (_, name: string) => encodeURIComponent(String(params[name])))

const search = (query: Record<string, unknown> = {}) => {
  const said = Object.entries(query).filter(([, value]) => value !== undefined && value !== '')
  return said.length === 0 ? '' : `?${new URLSearchParams(said.map(([name, value]) => [name, String(value)]))}`
}

const refusalOf = async (response: Response): Promise<Refusal> => {
  const problem = await response.json().catch(() => ({}))
  const retryAfter = Number(response.headers.get('retry-after'))
  return new Refusal({
    code: problem.code ?? 'internal',
    status: response.status,
    detail: problem.detail ?? response.statusText,
    errors: problem.errors,
    requestId: response.headers.get('x-request-id'),
    retryAfterSeconds: retryAfter > 0 ? retryAfter : null,
  })
}

const send = async <O extends Operation>(request: Request<O>, accept: string): Promise<Response> => {
  const headers = new Headers({ accept })
  if (request.body !== undefined) headers.set('content-type', 'application/json')
  if (request.brand) headers.set('tira-brand', request.brand)
  if (request.ifMatch !== undefined) headers.set('if-match', `"${request.ifMatch}"`)
  if (request.method !== 'GET') headers.set('idempotency-key', request.idempotencyKey ?? crypto.randomUUID())
  const url = `/api/v1${filled(request.path, request.params)}${search(request.query)}`
  const body = request.body === undefined ? null : JSON.stringify(request.body)
  const response = await fetch(url, { method: request.method, headers, body, signal: request.signal ?? null }).catch((error: unknown) => {
    if (request.signal?.aborted) throw error
    throw new Refusal({ code: 'offline', status: 0, detail: 'No connection.' })
  })
  if (!response.ok) throw await refusalOf(response)
  return response
}

/** The one door for changes, from the browser: `call<typeof createStore>({ method: 'POST', path: '/stores', … })`. */
export const call = async <O extends Operation>(request: Request<O>): Promise<WireAnswer<O>> => {
  const response = await send(request, 'application/json')
  return response.status === 204 ? (undefined as WireAnswer<O>) : response.json()
}

const dataOf = (event: string): string | null => (event.startsWith('data: ') ? event.slice('data: '.length) : null)

/** What an operation streams, value by value. It ends now and then: ask again, unless the last value says that it is over. */
export async function* listen<O extends Operation>(request: Request<O>): AsyncGenerator<WireAnswer<O>> {
  const { body } = await send(request, 'text/event-stream')
  const reader = body?.pipeThrough(new TextDecoderStream()).getReader()
  let text = ''
  try {
    for (let piece = await reader?.read(); piece && !piece.done; piece = await reader?.read()) {
      const events = (text + piece.value).split('\n\n')
      text = events.pop() ?? ''
      for (const data of events.map(dataOf)) if (data !== null) yield JSON.parse(data)
    }
  } finally {
    await reader?.cancel().catch(() => undefined)
  }
}
