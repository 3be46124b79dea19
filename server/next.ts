import type { IncomingMessage, ServerResponse } from 'node:http'
import next from 'next'
import { env } from '@/lib/core/env'
import { sendConsoleToLog } from './console'

export type NodeHandler = (request: IncomingMessage, response: ServerResponse) => Promise<void>

export const nextHandler = async (): Promise<NodeHandler> => {
  const dev = env().TIRA_DEV === '1'
  if (!dev) sendConsoleToLog()
  const app = next({ dev, hostname: env().HOST, port: env().PORT })
  await app.prepare()
  return app.getRequestHandler()
}
