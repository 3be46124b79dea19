import { existsSync } from 'node:fs'
import { createServer } from 'node:net'
import { join } from 'node:path'
import { Refusal } from './command'

export type Settings = { port: number; host: string; publicUrl: string; databaseUrl: string | undefined }

const portFrom = (text: string | undefined): number => {
  const port = Number(text || 3000)
  if (Number.isInteger(port) && port > 0 && port < 65_536) return port
  throw new Refusal(`PORT is ${text}, which is no port.`, 'Choose a number from 1 to 65535, such as: PORT=3001 npm run up')
}

const publicUrlFrom = (text: string | undefined, port: number): string => {
  const url = text || `http://localhost:${port}`
  if (URL.canParse(url) && /^https?:/.test(url)) return url.replace(/\/+$/, '')
  throw new Refusal(
    `PUBLIC_URL is ${text}, which is no web address.`,
    'Give the address under which people reach Tira, such as: https://tira.example.com',
  )
}

const shortestSecret = 32

const assertSecretLong = (secret: string | undefined): void => {
  if (!secret || secret.length >= shortestSecret) return
  throw new Refusal(
    `TIRA_SECRET has ${secret.length} characters: too few to sign sign-ins with, which takes ${shortestSecret} or more.`,
    'Leave it away, and Tira makes one and keeps it in its home; or make one yourself: openssl rand -base64 48',
  )
}

const inngestNames = ['INNGEST_BASE_URL', 'INNGEST_EVENT_KEY', 'INNGEST_SIGNING_KEY']

const assertInngestWhole = (): void => {
  const missing = inngestNames.filter((name) => !process.env[name])
  if (missing.length === 0 || missing.length === inngestNames.length) return
  throw new Refusal(
    `Inngest is set up in part: ${missing.join(' and ')} ${missing.length === 1 ? 'is' : 'are'} missing.`,
    'Set all three, or none of them to let Tira do the work by itself.',
  )
}

/** `.env` is for what a person wrote down once; what the environment says wins. */
export const readSettings = (root: string): Settings => {
  const file = join(root, '.env')
  if (existsSync(file)) process.loadEnvFile(file)
  assertSecretLong(process.env.TIRA_SECRET)
  assertInngestWhole()
  const port = portFrom(process.env.PORT)
  return {
    port,
    host: process.env.HOST || '127.0.0.1',
    publicUrl: publicUrlFrom(process.env.PUBLIC_URL, port),
    databaseUrl: process.env.DATABASE_URL || undefined,
  }
}

const bindingProblem = (host: string, port: number): Promise<string | null> =>
  new Promise((resolve) => {
    const probe = createServer()
    probe.once('error', (error) => resolve('code' in error ? String(error.code) : error.message))
    probe.listen({ host, port, exclusive: true }, () => probe.close(() => resolve(null)))
  })

export const assertPortFree = async ({ host, port }: Settings): Promise<void> => {
  const problem = await bindingProblem(host, port)
  if (!problem) return
  const another = `PORT=${port === 65_535 ? 3000 : port + 1} npm run up`
  if (problem === 'EADDRINUSE')
    throw new Refusal(`Port ${port} is taken by another program.`, `Stop that program, or choose another port: ${another}`)
  if (problem === 'EACCES')
    throw new Refusal(`Port ${port} may only be opened by root.`, `Choose a port from 1024 upwards: PORT=3000 npm run up`)
  throw new Refusal(
    `Tira cannot listen on ${host}, port ${port} (${problem}).`,
    'HOST must be an address of this machine; 127.0.0.1 always is.',
  )
}

/** An address that we can ask ourselves, also when we listen on all of them. */
export const ownAddress = ({ host, port }: { host: string; port: number }): string => {
  const reachable = host === '0.0.0.0' ? '127.0.0.1' : host === '::' ? '::1' : host
  return `http://${reachable.includes(':') ? `[${reachable}]` : reachable}:${port}`
}

export const isLoopback = (host: string): boolean => host === 'localhost' || host === '::1' || host.startsWith('127.')
