import { createPrivateKey, createPublicKey } from 'node:crypto'
import { calculateJwkThumbprint, exportJWK, jwtVerify, SignJWT, type JWK } from 'jose'
import { z } from 'zod'
import { env } from '@/lib/core/env'
import { newId } from '@/lib/core/id'
import { derivedSecret } from './secrets'

export const accessTokenSeconds = 15 * 60

const pkcs8Ed25519 = Buffer.from('302e020100300506032b657004220420', 'hex')

type Keys = { privateKey: ReturnType<typeof createPrivateKey>; publicKey: ReturnType<typeof createPublicKey>; jwk: JWK; kid: string }

let keys: Promise<Keys> | undefined

const makeKeys = async (): Promise<Keys> => {
  const privateKey = createPrivateKey({ key: Buffer.concat([pkcs8Ed25519, derivedSecret('tokens')]), format: 'der', type: 'pkcs8' })
  const publicKey = createPublicKey(privateKey)
  const bare = await exportJWK(publicKey)
  const kid = await calculateJwkThumbprint(bare)
  return { privateKey, publicKey, kid, jwk: { ...bare, kid, alg: 'EdDSA', use: 'sig' } }
}

const signingKeys = () => (keys ??= makeKeys())

const audience = () => `${env().PUBLIC_URL}/api`

const Claims = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('account'), sub: z.uuid(), sid: z.uuid() }),
  z.object({ kind: z.literal('shopper'), sub: z.uuid(), brand: z.uuid() }),
])
export type Claims = z.infer<typeof Claims>

export const signAccessToken = async (claims: Claims): Promise<string> => {
  const { privateKey, kid } = await signingKeys()
  return new SignJWT(claims)
    .setProtectedHeader({ alg: 'EdDSA', typ: 'at+jwt', kid })
    .setIssuer(env().PUBLIC_URL)
    .setAudience(audience())
    .setJti(newId())
    .setIssuedAt()
    .setExpirationTime(`${accessTokenSeconds}s`)
    .sign(privateKey)
}

/** The claims of a token that is ours, whole and not expired; null for everything else. */
export const verifyAccessToken = async (token: string): Promise<Claims | null> => {
  if (token.length > 2_000) return null
  const { publicKey, kid } = await signingKeys()
  try {
    const { payload, protectedHeader } = await jwtVerify(token, publicKey, {
      algorithms: ['EdDSA'],
      typ: 'at+jwt',
      issuer: env().PUBLIC_URL,
      audience: audience(),
      requiredClaims: ['exp', 'iat', 'sub'],
      maxTokenAge: `${accessTokenSeconds}s`,
    })
    return protectedHeader.kid === kid ? (Claims.safeParse(payload).data ?? null) : null
  } catch {
    return null
  }
}

export const publicKeySet = async () => ({ keys: [(await signingKeys()).jwk] })
