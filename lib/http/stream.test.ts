import { afterEach, expect, test, vi } from 'vitest'
import { Problem } from '@/lib/core/problem'
import { listen } from './client'
import type { operation } from './operation'
import { eventStream, fileResponse } from './stream'

afterEach(() => vi.unstubAllGlobals())

const quick = { lookMilliseconds: 5, heartbeatMilliseconds: 60_000, longestMilliseconds: 60_000 }
const as = (value: unknown) => value

const listening = (holder = 'somebody') => {
  const gone = new AbortController()
  return { gone, listener: { holder, gone: gone.signal, headers: { 'x-request-id': 'r' } } }
}

/** Looks that find these values, one after the other, and the last one from then on. */
const seeing = (...values: unknown[]) => {
  let looks = 0
  return {
    looks: () => looks,
    watch: { look: async () => values[Math.min(looks++, values.length - 1)], isLast: (value: unknown) => value === 'over' },
  }
}

const handlers = () => process.listenerCount('SIGTERM') + process.listenerCount('SIGINT')

test('says what it sees at once, again when it has changed, and ends with the last', async () => {
  const { watch } = seeing(1, 1, 1, 2, 2, 'over')

  const response = await eventStream(watch, as, listening().listener, quick)

  expect(await response.text()).toBe('retry: 1000\n\ndata: 1\n\ndata: 2\n\ndata: "over"\n\n')
  expect(response.headers.get('content-type')).toBe('text/event-stream; charset=utf-8')
  expect(response.headers.get('cache-control')).toBe('no-store, no-transform')
  expect(response.headers.get('x-request-id')).toBe('r')
})

test('what is over already is said once', async () => {
  const { watch, looks } = seeing('over')

  expect(await (await eventStream(watch, as, listening().listener, quick)).text()).toBe('retry: 1000\n\ndata: "over"\n\n')
  expect(looks()).toBe(1)
})

test('a comment keeps a quiet stream open, and after its time it ends', async () => {
  const { watch } = seeing('same')

  const text = await (
    await eventStream(watch, as, listening().listener, { ...quick, heartbeatMilliseconds: 20, longestMilliseconds: 100 })
  ).text()

  expect(text.split('\n\n').filter((event) => event.startsWith('data'))).toEqual(['data: "same"'])
  expect(text.split('\n\n').filter((event) => event.startsWith(':')).length).toBeGreaterThan(1)
})

const quiet = async (looks: () => number) => {
  const before = looks()
  await new Promise((resolve) => setTimeout(resolve, 40))
  return looks() - before
}

test('nobody looks any more once the reader has gone, and nothing of it stays behind', async () => {
  const before = handlers()
  const { watch, looks } = seeing(...Array.from({ length: 1_000 }, (_, at) => at))
  const response = await eventStream(watch, as, listening().listener, quick)
  const reader = response.body?.getReader()
  await reader?.read()
  expect(handlers()).toBe(before + 2)

  await reader?.cancel()

  expect(await quiet(looks)).toBeLessThanOrEqual(1)
  await vi.waitFor(() => expect(handlers()).toBe(before))
})

test('nobody looks any more once the connection is cut', async () => {
  const before = handlers()
  const { watch, looks } = seeing('same')
  const { gone, listener } = listening()
  const text = (await eventStream(watch, as, listener, quick)).text()
  await vi.waitFor(() => expect(looks()).toBeGreaterThan(2))

  gone.abort()

  expect(await text).toBe('retry: 1000\n\ndata: "same"\n\n')
  expect([await quiet(looks), handlers()]).toEqual([0, before])
})

test('a server that stops ends its streams', async () => {
  const others = process.listeners('SIGTERM')
  const texts = [1, 2].map(async () => (await eventStream(seeing('same').watch, as, listening().listener, quick)).text())
  await vi.waitFor(() => expect(process.listenerCount('SIGTERM')).toBe(others.length + 1))

  for (const handler of process.listeners('SIGTERM')) if (!others.includes(handler)) handler('SIGTERM')

  expect(await Promise.all(texts)).toEqual(Array(2).fill('retry: 1000\n\ndata: "same"\n\n'))
  expect(process.listenerCount('SIGTERM')).toBe(others.length)
})

test('what cannot be seen any more ends the stream, without a word of why', async () => {
  const { watch } = seeing('one', 'two')
  let looks = 0
  const look = async () => ((looks += 1) > 2 ? Promise.reject(new Error('a password in it')) : watch.look())

  const response = await eventStream({ ...watch, look }, as, listening().listener, quick)

  expect(await response.text()).toBe('retry: 1000\n\ndata: "one"\n\ndata: "two"\n\n')
})

test('404 not-found at the first look is a refusal, not a stream', async () => {
  const look = async () => Promise.reject(new Problem('not-found'))

  await expect(eventStream({ look, isLast: () => false }, as, listening().listener, quick)).rejects.toMatchObject({ code: 'not-found' })
})

test('429 rate-limited for the twenty-first stream of one caller, not for another, and not once they have closed', async () => {
  const { gone, listener } = listening('greedy')
  const open = () => eventStream(seeing('same').watch, as, listener, quick)
  const all = await Promise.all(Array.from({ length: 20 }, open))

  await expect(open()).rejects.toMatchObject({ code: 'rate-limited', options: { retryAfterSeconds: 5 } })
  const { gone: theirs, listener: other } = listening('other')
  const theirStream = await eventStream(seeing('same').watch, as, other, quick)
  gone.abort()
  theirs.abort()
  await Promise.all([...all, theirStream].map((response) => response.text()))

  expect(await (await eventStream(seeing('over').watch, as, listening('greedy').listener, quick)).text()).toContain('over')
})

type Watching = typeof operation<{ method: 'GET'; path: '/x'; summary: ''; access: 'public'; answers: Record<never, never>; problems: [] }>

test('our client reads the values, however the bytes are cut, and a refusal as a refusal', async () => {
  const bytes = new TextEncoder().encode('retry: 1000\n\ndata: {"done":1,"words":"ñ €"}\n\n: still here\n\ndata: {"done":2}\n\n')
  const cut = new ReadableStream({
    start: (controller) => {
      for (const byte of bytes) controller.enqueue(Uint8Array.of(byte))
      controller.close()
    },
  })
  const answers = [new Response(cut), Response.json({ code: 'not-found', detail: 'No.' }, { status: 404 })]
  vi.stubGlobal('fetch', async () => answers.shift())
  const request = { method: 'GET', path: '/x' } as const

  const values: unknown[] = []
  for await (const value of listen<ReturnType<Watching>>(request)) values.push(value)

  expect(values).toEqual([{ done: 1, words: 'ñ €' }, { done: 2 }])
  await expect(listen<ReturnType<Watching>>(request).next()).rejects.toMatchObject({ code: 'not-found', status: 404 })
})

test('a file is named and read piece by piece; whoever stops reading ends the reading', async () => {
  let read = 0
  const pieces = async function* () {
    for (; read < 1_000; read += 1) yield new TextEncoder().encode('piece')
  }
  const response = fileResponse({ name: 'tira.json', pieces: pieces() }, { 'x-request-id': 'r', 'content-type': 'text/csv' })
  const reader = response.body?.getReader()
  await reader?.read()

  await reader?.cancel()

  expect(read).toBeLessThan(5)
  expect(Object.fromEntries(response.headers)).toMatchObject({
    'content-disposition': 'attachment; filename="tira.json"',
    'content-type': 'text/csv',
    'x-request-id': 'r',
  })
})
