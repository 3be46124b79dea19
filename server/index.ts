import { createServer } from 'node:http'
import { env } from '@/lib/core/env'
import { log } from '@/lib/core/log'
import { startHousekeeping } from '@/lib/http/housekeeping'
import { front } from './front'
import { refuseGarbage } from './garbage'
import { lane } from './lane'
import { nextHandler } from './next'

const drainMilliseconds = 10_000

const main = async () => {
  const { HOST, PORT, PUBLIC_URL, TIRA_DEV, TIRA_LANE } = env()
  const handler = await nextHandler()
  const isLaneOpen = TIRA_LANE !== '0' && TIRA_DEV !== '1'
  const server = createServer(
    { headersTimeout: 20_000, requestTimeout: 300_000, maxHeaderSize: 32 * 1024 },
    front(handler, isLaneOpen ? lane : undefined),
  )

  server.on('clientError', refuseGarbage)

  const endHousekeeping = startHousekeeping()

  const stop = (signal: string) => {
    log.info({ signal }, 'stopping')
    setTimeout(() => process.exit(0), drainMilliseconds).unref()
    server.close(() => void endHousekeeping().finally(() => process.exit(0)))
    server.closeIdleConnections()
  }
  process.once('SIGTERM', () => stop('SIGTERM'))
  process.once('SIGINT', () => stop('SIGINT'))

  server.once('error', (error) => {
    log.fatal({ err: error }, 'the server cannot listen')
    process.exit(1)
  })
  server.listen(PORT, HOST, () => log.info({ host: HOST, port: PORT, publicUrl: PUBLIC_URL }, 'listening'))
}

main().catch((error: unknown) => {
  log.fatal({ err: error }, 'the server did not start')
  process.exit(1)
})
