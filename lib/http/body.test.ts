import { expect, test } from 'vitest'
import { readBody } from './body'

const streamed = (chunk: Uint8Array, count: number, headers: Record<string, string> = { 'content-type': 'application/json' }) => {
  let pulled = 0
  let isCancelled = false
  const body = new ReadableStream<Uint8Array>(
    {
      pull(controller) {
        pulled += 1
        if (pulled > count) controller.close()
        else controller.enqueue(chunk)
      },
      cancel: () => void (isCancelled = true),
    },
    { highWaterMark: 0 },
  )
  // Node asks for `duplex`, which the types of the DOM do not know.
  const init: RequestInit & { duplex: 'half' } = { method: 'POST', body, headers, duplex: 'half' }
  return { request: new Request('http://tira.example/api/v1/stores', init), pulled: () => pulled, isCancelled: () => isCancelled }
}

test('413 body-too-large after the first mebibyte, and the other 79 are never read', async () => {
  const chunk = new Uint8Array(64 * 1024)
  const { request, pulled, isCancelled } = streamed(chunk, 1_280)

  await expect(readBody(request)).rejects.toMatchObject({ code: 'body-too-large' })
  expect(pulled()).toBe(17)
  expect(isCancelled()).toBe(true)
})

test('413 body-too-large by what is announced, before anything is read', async () => {
  const { request, pulled } = streamed(new Uint8Array(1), 1, { 'content-length': String(1024 * 1024 + 1) })

  await expect(readBody(request)).rejects.toMatchObject({ code: 'body-too-large' })
  expect(pulled()).toBe(0)
})

test.each(['gzip', 'br', 'identity, gzip', 'x'])(
  '415 unsupported-media-type for what is encoded as %s, before anything is read',
  async (encoding) => {
    const { request, pulled } = streamed(new Uint8Array(1), 1, { 'content-type': 'application/json', 'content-encoding': encoding })

    await expect(readBody(request)).rejects.toMatchObject({
      code: 'unsupported-media-type',
      message: expect.stringContaining('Content-Encoding'),
    })
    expect(pulled()).toBe(0)
  },
)

test('a mebibyte of JSON is read whole, in whichever pieces it comes', async () => {
  const text = JSON.stringify({ name: 'ñ'.repeat(500_000) })
  const bytes = new TextEncoder().encode(text)
  const pieces = new ReadableStream<Uint8Array>({
    start(controller) {
      for (let at = 0; at < bytes.length; at += 999) controller.enqueue(bytes.slice(at, at + 999))
      controller.close()
    },
  })
  const init: RequestInit & { duplex: 'half' } = {
    method: 'POST',
    body: pieces,
    headers: { 'content-type': 'application/json' },
    duplex: 'half',
  }

  const read = await readBody(new Request('http://tira.example/', init))

  expect(read.text).toBe(text)
  expect(read.value).toEqual(JSON.parse(text))
})

test.each(['application/json', 'application/json; charset=utf-8', 'APPLICATION/JSON', 'application/merge-patch+json'])(
  '%s is JSON',
  async (type) => {
    const request = new Request('http://tira.example/', { method: 'POST', body: '{"a":1}', headers: { 'content-type': type } })

    expect((await readBody(request)).value).toEqual({ a: 1 })
  },
)

test.each(['text/plain', 'application/jsonp', 'application/x-www-form-urlencoded', 'multipart/form-data', 'text/json'])(
  '415 unsupported-media-type for %s',
  async (type) => {
    const request = new Request('http://tira.example/', { method: 'POST', body: '{}', headers: { 'content-type': type } })

    await expect(readBody(request)).rejects.toMatchObject({ code: 'unsupported-media-type' })
  },
)

test('a body of nothing, or of blanks, is no body, whatever it is called', async () => {
  const request = (body: string | null) =>
    new Request('http://tira.example/', { method: 'POST', body, headers: { 'content-type': 'text/plain' } })

  expect(await Promise.all([null, '', ' \n'].map((body) => readBody(request(body))))).toEqual(Array(3).fill({ text: '', value: undefined }))
})
