import { once } from 'node:events'
import type { Server } from 'node:http'

/** Has a server listen on a port of its own, and says which. */
export const listening = async (server: Server): Promise<number> => {
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const address = server.address()
  return typeof address === 'object' ? (address?.port ?? 0) : 0
}
