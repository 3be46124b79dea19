import { Problem } from '@/lib/core/problem'
import type { Asking } from './request'

/** What the server before Next lets through is a little more, so that it is seen to be too much. */
export const largestBody = 1024 * 1024
const decoder = new TextDecoder('utf-8', { fatal: true })

const isJson = (contentType: string | null) => /^application\/(json|[\w.+-]+\+json)\s*(;|$)/i.test(contentType ?? '')

const readBytes = async (body: ReadableStream<Uint8Array>): Promise<Uint8Array> => {
  const reader = body.getReader()
  const chunks: Uint8Array[] = []
  let size = 0
  for (;;) {
    const { done, value } = await reader.read()
    if (done) break
    size += value.byteLength
    if (size > largestBody) {
      await reader.cancel()
      throw new Problem('body-too-large')
    }
    chunks.push(value)
  }
  return Buffer.concat(chunks)
}

/** The body as text, whatever it is said to be. Counts bytes while they arrive. */
export const readText = async ({ headers, body }: Pick<Asking, 'headers' | 'body'>): Promise<string> => {
  if (Number(headers.get('content-length') ?? 0) > largestBody) throw new Problem('body-too-large')
  if (!body) return ''
  const bytes = body instanceof Uint8Array ? body : await readBytes(body)
  if (bytes.byteLength > largestBody) throw new Problem('body-too-large')
  try {
    return decoder.decode(bytes)
  } catch {
    throw new Problem('invalid-json', { detail: 'The body is not UTF-8.' })
  }
}

/** The body as text and as a value; undefined when there is none. */
export const readBody = async (request: Asking): Promise<{ text: string; value: unknown }> => {
  const encoding = request.headers.get('content-encoding') ?? 'identity'
  if (request.body && encoding.toLowerCase() !== 'identity')
    throw new Problem('unsupported-media-type', { detail: 'Send the body as it is, without Content-Encoding.' })
  const text = await readText(request)
  if (text.trim() === '') return { text: '', value: undefined }
  if (!isJson(request.headers.get('content-type'))) throw new Problem('unsupported-media-type')
  try {
    return { text, value: JSON.parse(text) }
  } catch {
    throw new Problem('invalid-json')
  }
}
