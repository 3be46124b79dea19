import { setTimeout as sleep } from 'node:timers/promises'
import { Problem } from '@/lib/core/problem'
import type { Download, Watch } from './operation'

const usual = { lookMilliseconds: 500, heartbeatMilliseconds: 15_000, longestMilliseconds: 2 * 60_000 }
const mostAtOnce = 20

/** Read as it is sent, no faster; whoever stops listening ends the reading. */
const streamOf = <Piece>(pieces: AsyncIterable<Piece>): ReadableStream<Piece> => {
  const iterator = pieces[Symbol.asyncIterator]()
  return new ReadableStream<Piece>({
    async pull(controller) {
      const { done, value } = await iterator.next()
      if (done) controller.close()
      else controller.enqueue(value)
    },
    async cancel() {
      await iterator.return?.()
    },
  })
}

export const fileResponse = ({ name, pieces }: Download, headers: Record<string, string>): Response =>
  new Response(streamOf(pieces), {
    headers: {
      ...headers,
      'content-disposition': `attachment; filename="${name}"`,
      'cache-control': 'private, no-store, no-transform',
    },
  })

const open = new Map<AbortController, string>()
const signals = ['SIGTERM', 'SIGINT'] as const

const endAll = () => {
  for (const ended of open.keys()) ended.abort()
}

/** A server that stops would wait for its streams; they end with it, and only then, so that no listener outlives them. */
const opened = (holder: string): AbortController => {
  const theirs = [...open.values()].filter((other) => other === holder).length
  if (theirs >= mostAtOnce)
    throw new Problem('rate-limited', { retryAfterSeconds: 5, detail: `At most ${mostAtOnce} streams at once are open for one caller.` })
  if (open.size === 0) for (const signal of signals) process.on(signal, endAll)
  const ended = new AbortController()
  open.set(ended, holder)
  return ended
}

const closed = (ended: AbortController) => {
  open.delete(ended)
  if (open.size === 0) for (const signal of signals) process.off(signal, endAll)
}

type Watched = { watch: Watch<unknown>; first: unknown; encode: (value: unknown) => unknown; pace: typeof usual }

/** Looks again and again and holds nothing in between; says what it saw when that has changed. */
async function* eventsOf({ watch, first, encode, pace }: Watched, signal: AbortSignal): AsyncGenerator<string> {
  const end = Date.now() + pace.longestMilliseconds
  let [value, said, saidAt] = [first, '', Date.now()]
  yield 'retry: 1000\n\n'
  while (!signal.aborted && Date.now() < end) {
    const text = JSON.stringify(encode(value))
    if (text !== said || Date.now() - saidAt >= pace.heartbeatMilliseconds) {
      yield text === said ? ': still here\n\n' : `data: ${text}\n\n`
      said = text
      saidAt = Date.now()
    }
    if (watch.isLast(value)) return
    await sleep(pace.lookMilliseconds, undefined, { signal })
    value = await watch.look()
  }
}

async function* encoded(watched: Watched, ended: AbortController, gone: AbortSignal): AsyncGenerator<Uint8Array> {
  const encoder = new TextEncoder()
  try {
    for await (const event of eventsOf(watched, AbortSignal.any([ended.signal, gone]))) yield encoder.encode(event)
  } catch {
    // What cannot be seen any more ends the stream; the client asks again and is told why.
  } finally {
    closed(ended)
  }
}

type Listener = { holder: string; gone: AbortSignal; headers: Record<string, string> }

/** Server-sent events. The first look comes before the answer, so that a refusal is a problem and not a broken stream. */
export const eventStream = async (
  watch: Watch<unknown>,
  encode: (value: unknown) => unknown,
  { holder, gone, headers }: Listener,
  pace = usual,
): Promise<Response> => {
  const first = await watch.look()
  const ended = opened(holder)
  return new Response(streamOf(encoded({ watch, first, encode, pace }, ended, gone)), {
    headers: {
      ...headers,
      'content-type': 'text/event-stream; charset=utf-8',
      'cache-control': 'no-store, no-transform',
      'x-accel-buffering': 'no',
    },
  })
}
