import { readFileSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:net'
import { join } from 'node:path'
import { z } from 'zod'

const Remembered = z.object({ port: z.int().min(1).max(65_535) })
const fileOf = (home: string): string => join(home, 'postgres.json')

const tryPort = (port: number): Promise<number | null> =>
  new Promise((resolve) => {
    const server = createServer()
    server.once('error', () => resolve(null))
    server.listen({ port, host: '127.0.0.1', exclusive: true }, () => {
      const address = server.address()
      server.close(() => resolve(address && typeof address === 'object' ? address.port : null))
    })
  })

export const rememberedPort = (home: string): number | null => {
  try {
    return Remembered.parse(JSON.parse(readFileSync(fileOf(home), 'utf8'))).port
  } catch {
    return null
  }
}

export const freePort = async (): Promise<number> => {
  const port = await tryPort(0)
  if (port === null) throw new Error('No port is free on 127.0.0.1')
  return port
}

// The same port at every start, so that a client of the owner's own keeps working; another one when it is taken.
export const choosePort = async (home: string): Promise<number> => {
  const remembered = rememberedPort(home)
  const port = (remembered !== null && (await tryPort(remembered))) || (await freePort())
  if (port !== remembered) writeFileSync(fileOf(home), `${JSON.stringify({ port })}\n`, { mode: 0o600 })
  return port
}
