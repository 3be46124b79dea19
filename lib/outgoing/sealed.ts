import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto'
import { derivedSecret } from '@/lib/auth/secrets'

const cipher = 'aes-256-gcm'
const nonceBytes = 12
const tagBytes = 16

/** Encrypted for one owner: what was sealed for another does not open. */
export const seal = (text: string, ownerId: string): Uint8Array => {
  const nonce = randomBytes(nonceBytes)
  const sealing = createCipheriv(cipher, derivedSecret('webhooks'), nonce).setAAD(Buffer.from(ownerId))
  const sealed = Buffer.concat([sealing.update(text, 'utf8'), sealing.final()])
  return Buffer.concat([nonce, sealing.getAuthTag(), sealed])
}

export const unseal = (sealed: Uint8Array, ownerId: string): string => {
  const bytes = Buffer.from(sealed)
  const [nonce, tag] = [bytes.subarray(0, nonceBytes), bytes.subarray(nonceBytes, nonceBytes + tagBytes)]
  const opening = createDecipheriv(cipher, derivedSecret('webhooks'), nonce, { authTagLength: tagBytes })
    .setAAD(Buffer.from(ownerId))
    .setAuthTag(tag)
  return Buffer.concat([opening.update(bytes.subarray(nonceBytes + tagBytes)), opening.final()]).toString('utf8')
}
