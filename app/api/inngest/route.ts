import { serveFunctions } from '@/inngest/serve'
import { Problem } from '@/lib/core/problem'
import { problemOf, problemResponse } from '@/lib/http/answer'
import { readText } from '@/lib/http/body'
import { requestIdOf } from '@/lib/http/gate'

/** A signature is of JSON; the SDK would break on anything else before it looked at one. */
const isJson = (text: string): boolean => {
  try {
    JSON.parse(text)
    return true
  } catch {
    return false
  }
}

const answer = async (request: Request): Promise<Response> => {
  try {
    const text = await readText(request)
    if (text && !isJson(text)) throw new Problem('unauthenticated')
    return await serveFunctions(new Request(request.url, { method: request.method, headers: request.headers, body: text || null }))
  } catch (error) {
    return problemResponse(problemOf(error, requestIdOf(request)), requestIdOf(request))
  }
}

const refuse = async (request: Request): Promise<Response> =>
  problemResponse(new Problem('method-not-allowed', { allow: ['GET', 'POST', 'PUT'] }), requestIdOf(request))

export { answer as GET, answer as POST, answer as PUT, refuse as PATCH, refuse as DELETE, refuse as OPTIONS }
