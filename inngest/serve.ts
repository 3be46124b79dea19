import { serve } from 'inngest/edge'
import { env } from '@/lib/core/env'
import { functions } from '.'
import { inngest } from './client'

type Handler = (request: Request) => Promise<Response>

let handler: Handler | undefined

/** The SDK's own handler of requests. It answers only who signs, also whoever merely asks what there is. */
export const serveFunctions: Handler = (request) => {
  handler ??= serve({ client: inngest, functions, serveOrigin: env().PUBLIC_URL, servePath: '/api/inngest', enableUnauthedSync: false })
  return handler(request)
}
