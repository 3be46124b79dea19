import { type LookupAddress, type LookupAllOptions, lookup as resolveName } from 'node:dns'
import { Agent as PlainAgent, type ClientRequest, type IncomingMessage, request as requestPlainly } from 'node:http'
import { Agent as SecureAgent, request as requestSecurely } from 'node:https'
import type { LookupFunction } from 'node:net'
import type { Reach } from './addresses'
import { hostOf, isPlain, refusalOfText } from './destination'

export type PostFailure = 'status' | 'redirect' | 'address' | 'dns' | 'tls' | 'timeout' | 'connection'

export type Posted = {
  status: number | null
  error: PostFailure | null
  detail: string | null
  /** The beginning of what was answered. */
  answer: string | null
  retryAfter: string | undefined
  milliseconds: number
}

export type Resolve = (
  hostname: string,
  options: LookupAllOptions,
  done: (error: NodeJS.ErrnoException | null, addresses: LookupAddress[]) => void,
) => void
export type Line = { post: (url: string, message: { headers: Record<string, string>; body: string }) => Promise<Posted>; close: () => void }

const keptBytes = 4 * 1_024
const mostBytes = 64 * 1_024
const longestDetail = 200

class AddressRefused extends Error {
  constructor(host: string) {
    super(`${host} does not lead to an address that may be reached`)
  }
}

/** What it gives is what is dialled: between the check and the connection nobody asks again. One address that is not allowed spoils all. */
const guarded =
  (resolve: Resolve, reach: Reach, plain: boolean): LookupFunction =>
  (hostname, options, done) =>
    resolve(hostname, { ...options, all: true }, (error, addresses) => {
      if (error) return done(error, '', 0)
      const [first] = addresses
      if (!first || !addresses.every(({ address }) => reach.mayReach(address, plain))) return done(new AddressRefused(hostname), '', 0)
      if (options.all) done(null, addresses)
      else done(null, first.address, first.family)
    })

const codeOf = (error: Error): string => ('code' in error && typeof error.code === 'string' ? error.code : '')

const failureOf = (error: Error): PostFailure => {
  if (error instanceof AddressRefused) return 'address'
  if (error.name === 'AbortError' || error.name === 'TimeoutError') return 'timeout'
  if ('syscall' in error && error.syscall === 'getaddrinfo') return 'dns'
  return /CERT|TLS|SSL|EPROTO|UNABLE_TO|HOSTNAME/.test(codeOf(error)) ? 'tls' : 'connection'
}

const isReused = (error: Error, request: ClientRequest) => request.reusedSocket && ['ECONNRESET', 'EPIPE'].includes(codeOf(error))

/** As much as is kept; who sends more than may be, or goes on past the deadline, is cut off: the status has said how it went. */
const beginningOf = async (response: IncomingMessage): Promise<string> => {
  const kept: Buffer[] = []
  let bytes = 0
  try {
    for await (const piece of response.iterator({ destroyOnReturn: true })) {
      if (!Buffer.isBuffer(piece)) continue
      if (bytes < keptBytes) kept.push(piece.subarray(0, keptBytes - bytes))
      bytes += piece.length
      if (bytes > mostBytes) break
    }
  } catch {
    // What came until then is the answer.
  }
  return Buffer.concat(kept).toString().replaceAll('\0', '\u{fffd}')
}

const judged = async (response: IncomingMessage): Promise<Omit<Posted, 'milliseconds'>> => {
  const status = response.statusCode ?? 0
  const error = status >= 200 && status < 300 ? null : status >= 300 && status < 400 ? 'redirect' : 'status'
  const answer = await beginningOf(response)
  return { status, error, detail: null, answer, retryAfter: response.headers['retry-after'] }
}

const failed = (error: Error): Omit<Posted, 'milliseconds'> => ({
  status: null,
  error: failureOf(error),
  detail: (error.message || codeOf(error)).slice(0, longestDetail),
  answer: null,
  retryAfter: undefined,
})

/** Posts to addresses that others name. Connections stay open between requests until it is closed. */
export const openLine = (
  reach: Reach,
  { timeoutMilliseconds = 15_000, resolve = resolveName }: { timeoutMilliseconds?: number; resolve?: Resolve } = {},
): Line => {
  const kept = { keepAlive: true, maxSockets: 16, maxFreeSockets: 16 }
  const [plain, secure] = [new PlainAgent(kept), new SecureAgent(kept)]

  const send = (url: URL, headers: Record<string, string>, body: string, signal: AbortSignal): Promise<Omit<Posted, 'milliseconds'>> =>
    new Promise((answered) => {
      const isPlainly = isPlain(url)
      const options = { method: 'POST', headers, signal, lookup: guarded(resolve, reach, isPlainly) }
      const request = isPlainly
        ? requestPlainly(url, { ...options, agent: plain })
        : requestSecurely(url, { ...options, agent: secure, rejectUnauthorized: true })
      let isAnswered = false
      request.on('response', (response) => {
        isAnswered = true
        void judged(response).then(answered)
      })
      request.on('error', (error) => {
        if (isAnswered) return
        answered(isReused(error, request) && !signal.aborted ? send(url, headers, body, signal) : failed(error))
      })
      request.end(body)
    })

  return {
    post: async (text, { headers, body }) => {
      const from = performance.now()
      const wrong = refusalOfText(text, reach)
      const posted: Omit<Posted, 'milliseconds'> = wrong
        ? { ...failed(new AddressRefused(URL.canParse(text) ? hostOf(new URL(text)) : text)), detail: wrong.detail }
        : await send(
            new URL(text),
            { ...headers, 'content-length': String(Buffer.byteLength(body)) },
            body,
            AbortSignal.timeout(timeoutMilliseconds),
          )
      return { ...posted, milliseconds: Math.round(performance.now() - from) }
    },
    close: () => {
      plain.destroy()
      secure.destroy()
    },
  }
}
