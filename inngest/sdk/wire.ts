import { createHmac } from 'node:crypto'
import type { InngestFunction } from 'inngest'
import { serve } from 'inngest/edge'
import type { Client } from '../client'

/** RFC 8785, as the SDK writes what it checks a signature of. */
const canonical = (value: unknown): string => {
  if (typeof value !== 'object' || value === null) return JSON.stringify(value)
  if (Array.isArray(value)) return `[${value.map(canonical).join(',')}]`
  const members = Object.entries(value).toSorted(([one], [other]) => (one < other ? -1 : 1))
  return `{${members.map(([name, member]) => `${JSON.stringify(name)}:${canonical(member)}`).join(',')}}`
}

export type Answer = { status: number; isFinal: boolean; retryAfter: string | null; body: unknown }
export type Wire = {
  sync: () => Promise<unknown>
  call: (functionId: string, stepId: string, body: Record<string, unknown>) => Promise<Answer>
}

const host = 'engine.invalid'
const url = `http://${host}/api/inngest`

/** Asks the SDK's own handler, in this process, and signs every request: what the handler checks outside it checks here. */
export const openWire = (client: Client, functions: InngestFunction.Any[]): Wire => {
  const handler: (request: Request) => Promise<Response> = serve({ client: client.inngest, functions, enableUnauthedSync: false })
  const key = client.signingKey().replace(/^signkey-\w+-/, '')
  const ask = async (method: 'POST' | 'PUT', query: string, value: Record<string, unknown>, headers: Record<string, string>) => {
    const body = canonical(value)
    const at = Math.floor(Date.now() / 1_000)
    const signature = `t=${at}&s=${createHmac('sha256', key).update(`${body}${at}`).digest('hex')}`
    const request = new Request(`${url}${query}`, { method, body, headers: { ...headers, host, 'x-inngest-signature': signature } })
    const response = await handler(request)
    const text = await response.text()
    if (!response.headers.has('x-inngest-sdk')) throw new Error(`The functions did not answer (${response.status}): ${text.slice(0, 500)}`)
    return { response, body: text === '' ? null : (JSON.parse(text) as unknown) }
  }
  return {
    sync: async () => {
      const { response, body } = await ask('PUT', '', { url }, { 'x-inngest-sync-kind': 'in_band' })
      if (!response.ok) throw new Error(`The functions do not say what they are (${response.status}): ${JSON.stringify(body)}`)
      return body
    },
    call: async (functionId, stepId, value) => {
      const query = `?${new URLSearchParams({ fnId: functionId, stepId })}`
      const { response, body } = await ask('POST', query, value, { 'x-inngest-req-version': '2' })
      const { status, headers } = response
      return { status, isFinal: headers.get('x-inngest-no-retry') === 'true', retryAfter: headers.get('retry-after'), body }
    },
  }
}
