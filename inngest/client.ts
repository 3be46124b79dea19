import { hkdfSync } from 'node:crypto'
import { eventType, Inngest, staticSchema } from 'inngest'
import { env } from '@/lib/core/env'
import { log } from '@/lib/core/log'
import type { FactData, FactType } from '@/lib/events/catalogue'

/** Nothing is set: our own engine drives the functions. All three are: Inngest does. */
export const isEmbedded = () => env().INNGEST_SIGNING_KEY === undefined

const derivedKey = (purpose: string) => Buffer.from(hkdfSync('sha256', env().TIRA_SECRET, 'tira', purpose, 32)).toString('hex')

type Wire = (request: Request) => Promise<Response>

export type Client = { inngest: Inngest; signingKey: () => string; answerWith: (wire: Wire) => void }

/** What the SDK would send to Inngest stays in this process when the engine is embedded, so that no port is opened. */
export const makeClient = (id: string): Client => {
  let wire: Wire = () => Promise.reject(new Error('The engine works in another process: emit a fact instead of sending an event.'))
  const signingKey = () => env().INNGEST_SIGNING_KEY ?? `signkey-tira-${derivedKey('inngest signing')}`
  const inngest = new Inngest({
    id,
    isDev: false,
    aiMetadata: false,
    logger: log,
    fetch: (input, init) => (isEmbedded() ? wire(new Request(input, init)) : fetch(input, init)),
    get baseUrl() {
      return env().INNGEST_BASE_URL ?? 'http://engine.invalid'
    },
    get eventKey() {
      return env().INNGEST_EVENT_KEY ?? derivedKey('inngest events')
    },
    get signingKey() {
      return signingKey()
    },
  })
  return { inngest, signingKey, answerWith: (next) => void (wire = next) }
}

export const client = makeClient('tira')
export const { inngest } = client

/** A trigger with the types of its fact. */
export const on = <T extends FactType>(type: T) => eventType(type, { schema: staticSchema<FactData<T> & { brandId: string | null }>() })
