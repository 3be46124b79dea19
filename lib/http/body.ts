import { Problem } from '@/lib/core/problem'

const largest = 1024 * 1024

const isJson = (contentType: string | null) => /^application\/(json|[\w.+-]+\+json)\s*(;|$)/i.test(contentType ?? '')

/** The body as text, whatever it is said to be. Counts bytes while they arrive. */
export const readText = async (request: Request): Promise<string> => {
  if (Number(request.headers.get('content-length') ?? 0) > largest) throw new Problem('body-too-large')
  if (!request.body) return ''
  const reader = request.body.getReader()
  const chunks: Uint8Array[] = []
  let size = 0
  for (;;) {
    const { done, value } = await reader.read()
    if (done) break
    size += value.byteLength
    if (size > largest) {
      await reader.cancel()
      throw new Problem('body-too-large')
    }
    chunks.push(value)
  }
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(Buffer.concat(chunks))
  } catch {
    throw new Problem('invalid-json', { detail: 'The body is not UTF-8.' })
  }
}

/** The body as text and as a value; undefined when there is none. */
export const readBody = async (request: Request): Promise<{ text: string; value: unknown }> => {
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
