import type { IncomingMessage, ServerResponse } from 'node:http'
import { Problem } from '@/lib/core/problem'
import { databaseAwaySince } from '@/lib/http/health'

/** Tells Next to draw the page that says so, at the address that was asked for. */
export const awayHeader = 'x-tira-away-since'

const retryAfterSeconds = 2
const isOperation = (path: string) => /^\/api\/(v1|auth)\//.test(path)
const isPage = (path: string) => !/^\/(api|_next|__\w+|reference|problems|\.well-known)(\/|$)|\.\w+$/.test(path)

/** What a page fetches of another page is no page: without it the browser goes there itself, and draws ours. */
const isPart = ({ headers }: IncomingMessage) => headers.rsc !== undefined

export const refusalWhileAway = (request: IncomingMessage, path: string): Problem | null => {
  if (!databaseAwaySince()) return null
  return isOperation(path) || (isPage(path) && isPart(request)) ? new Problem('unavailable', { retryAfterSeconds }) : null
}

type WriteHead = (status: number, ...rest: unknown[]) => ServerResponse

// Node declares three shapes of it; we hand on whatever came.
const replaceWriteHead = (response: ServerResponse, replace: (original: WriteHead) => WriteHead): void => {
  Object.assign(response, { writeHead: replace(response.writeHead.bind(response) as WriteHead) })
}

/** A page that says that the database is away, or broke because it is, answers 503 and not what Next makes of it. */
export const answerHonestly = (request: IncomingMessage, response: ServerResponse, path: string): void => {
  const since = isPage(path) ? databaseAwaySince() : null
  if (since) request.headers[awayHeader] = since.toISOString()
  replaceWriteHead(response, (writeHead) => (status, ...rest) => {
    const isAway = status === 500 ? databaseAwaySince() !== null : since !== null && status === 200
    if (!isAway) return writeHead(status, ...rest)
    response.setHeader('retry-after', String(retryAfterSeconds))
    response.setHeader('cache-control', 'no-store')
    return writeHead(503, ...rest)
  })
}
