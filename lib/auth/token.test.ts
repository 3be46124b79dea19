import { createPrivateKey, createPublicKey, generateKeyPairSync, type KeyObject } from 'node:crypto'
import {
  type CryptoKey,
  exportJWK,
  type JWTHeaderParameters,
  type JWTPayload,
  type KeyObject as JoseKey,
  SignJWT,
  UnsecuredJWT,
} from 'jose'
import { expect, test } from 'vitest'
import { newId } from '@/lib/core/id'
import { derivedSecret } from './secrets'
import { accessTokenSeconds, publicKeySet, signAccessToken, verifyAccessToken } from './token'

const issuer = 'https://tira.example'

const account = () => ({ kind: 'account' as const, sub: newId(), sid: newId() })
const now = () => Math.floor(Date.now() / 1_000)

/** Our own key: whoever holds it could make a token of any shape, and only the right shape may pass. */
const ownKey = () =>
  createPrivateKey({
    key: Buffer.concat([Buffer.from('302e020100300506032b657004220420', 'hex'), derivedSecret('tokens')]),
    format: 'der',
    type: 'pkcs8',
  })

const kid = async () => (await publicKeySet()).keys[0]?.kid ?? ''

type Change = { header?: Partial<JWTHeaderParameters>; payload?: JWTPayload; key?: KeyObject | CryptoKey | JoseKey | Uint8Array }

const token = async ({ header = {}, payload = {}, key = ownKey() }: Change = {}) => {
  const claims = { ...account(), iss: issuer, aud: `${issuer}/api`, iat: now(), exp: now() + 60, jti: newId(), ...payload }
  const present = Object.fromEntries(Object.entries(claims).filter(([, value]) => value !== undefined))
  return new SignJWT(present).setProtectedHeader({ alg: 'EdDSA', typ: 'at+jwt', kid: await kid(), ...header }).sign(key)
}

test('a token of ours says who it is for, and lives no longer than a quarter of an hour', async () => {
  const claims = account()

  const signed = await signAccessToken(claims)

  const payload: JWTPayload = JSON.parse(Buffer.from(signed.split('.')[1] ?? '', 'base64url').toString())
  expect(await verifyAccessToken(signed)).toEqual(claims)
  expect(Number(payload.exp) - Number(payload.iat)).toBe(accessTokenSeconds)
  expect(accessTokenSeconds).toBeLessThanOrEqual(900)
})

test('a token made with our key and the right claims passes: what the others are refused for is their one fault', async () => {
  expect(await verifyAccessToken(await token())).not.toBeNull()
})

test.each<[string, Change]>([
  ['another issuer', { payload: { iss: 'https://evil.example' } }],
  ['no issuer', { payload: { iss: undefined } }],
  ['another audience', { payload: { aud: issuer } }],
  ['no audience', { payload: { aud: undefined } }],
  ['no end', { payload: { exp: undefined } }],
  ['an end that has passed', { payload: { exp: Math.floor(Date.now() / 1_000) - 1 } }],
  ['a beginning that is too long ago', { payload: { iat: Math.floor(Date.now() / 1_000) - 3_600 } }],
  ['no beginning', { payload: { iat: undefined } }],
  ['a time before which it does not hold', { payload: { nbf: Math.floor(Date.now() / 1_000) + 600 } }],
  ['no subject', { payload: { sub: undefined } }],
  ['a subject that is no id', { payload: { sub: 'admin' } }],
  ['an unknown kind', { payload: { kind: 'system' } }],
  ['the type of an identity token', { header: { typ: 'JWT' } }],
  ['no type', { header: { typ: undefined } }],
  ['another key id', { header: { kid: 'another' } }],
  ['no key id', { header: { kid: undefined } }],
])('is refused with %s', async (_, change) => {
  expect(await verifyAccessToken(await token(change))).toBeNull()
})

test('is refused when it is signed by nobody, by another key, or by our public key taken for a secret', async () => {
  const publicKey = createPublicKey(ownKey())
  const claims = { ...account(), iss: issuer, aud: `${issuer}/api`, iat: now(), exp: now() + 60 }
  const pem = Buffer.from(publicKey.export({ type: 'spki', format: 'pem' }))
  const raw = Buffer.from((await exportJWK(publicKey)).x ?? '', 'base64url')
  const hmac = (secret: Uint8Array) => token({ header: { alg: 'HS256' }, key: secret })

  const forged = [
    new UnsecuredJWT(claims).encode(),
    (await token()).replace(/\.[^.]*$/, '.'),
    await token({ key: generateKeyPairSync('ed25519').privateKey }),
    await hmac(pem),
    await hmac(raw),
    await hmac(derivedSecret('tokens')),
  ]

  expect(await Promise.all(forged.map(verifyAccessToken))).toEqual(forged.map(() => null))
})

test('never looks for its key where the token says that it lies', async () => {
  const { privateKey, publicKey } = generateKeyPairSync('ed25519')
  const jwk = await exportJWK(publicKey)

  const forged = await Promise.all([
    token({ key: privateKey, header: { jwk } }),
    token({ key: privateKey, header: { jku: 'https://evil.example/jwks.json' } }),
    token({ key: privateKey, header: { x5u: 'https://evil.example/cert.pem' } }),
  ])

  expect(await Promise.all(forged.map(verifyAccessToken))).toEqual([null, null, null])
})

test('is refused when it is huge, cut or no token at all', async () => {
  const good = await token()
  const spoiled = [await token({ payload: { more: 'x'.repeat(3_000) } }), good.slice(0, -2), `${good}.x`, 'a.b.c', '..', '', 'null', '\0']

  expect(await Promise.all(spoiled.map(verifyAccessToken))).toEqual(spoiled.map(() => null))
})

test('every letter of a token counts', async () => {
  const good = await token()
  const [header = '', payload = '', signature = ''] = good.split('.')
  const turned = (text: string, at: number) => text.slice(0, at) + (text[at] === 'A' ? 'B' : 'A') + text.slice(at + 1)

  const changed = [0, 5, 20].flatMap((at) => [
    [turned(header, at), payload, signature],
    [header, turned(payload, at), signature],
    [header, payload, turned(signature, at)],
  ])

  expect(await Promise.all(changed.map((parts) => verifyAccessToken(parts.join('.'))))).toEqual(changed.map(() => null))
})
