import { createHmac, randomBytes } from 'node:crypto'

const mark = 'whsec_'
const secretBytes = 32

export const makeSecret = (): string => `${mark}${randomBytes(secretBytes).toString('base64')}`

const keyOf = (secret: string): Buffer => Buffer.from(secret.slice(mark.length), 'base64')

type Message = { id: string; timestampSeconds: number; body: string }

/** What Standard Webhooks asks for, with a signature by each secret. */
export const signedHeaders = ({ id, timestampSeconds, body }: Message, secrets: readonly string[]): Record<string, string> => {
  const sign = (secret: string) => createHmac('sha256', keyOf(secret)).update(`${id}.${timestampSeconds}.${body}`).digest('base64')
  return {
    'webhook-id': id,
    'webhook-timestamp': String(timestampSeconds),
    'webhook-signature': secrets.map((secret) => `v1,${sign(secret)}`).join(' '),
  }
}
