import { encode } from 'next-auth/jwt'
import { expect, test } from 'vitest'
import { newId } from '@/lib/core/id'
import { derivedSecret } from './secrets'
import { sessionCookies, sessionIdOf, sessionSeconds } from './session'

const cookieFor = (sid: string, secret = Buffer.from(derivedSecret('session')).toString('base64url'), maxAge = sessionSeconds) =>
  encode({ token: { sub: newId(), sid }, secret, maxAge })

const sessionIn = (cookie: string) => sessionIdOf(new Headers({ cookie }))

test('under https every cookie is for this host alone, sent over TLS alone and out of reach of scripts', () => {
  const cookies = Object.values(sessionCookies())

  expect(cookies.map(({ name }) => name)).toEqual(['__Host-tira-session', '__Host-tira-csrf', '__Host-tira-callback'])
  expect(cookies.map(({ options }) => options)).toEqual(Array(3).fill({ httpOnly: true, secure: true, path: '/', sameSite: 'lax' }))
})

test('a session is read from the cookie of the right name, and from no other', async () => {
  const sid = newId()
  const token = await cookieFor(sid)

  expect(await sessionIn(`theme=dark; __Host-tira-session=${token}; locale=es`)).toBe(sid)
  expect(await sessionIn(`tira-session=${token}`)).toBeNull()
  expect(await sessionIn(`next-auth.session-token=${token}`)).toBeNull()
  expect(await sessionIn(`x__Host-tira-session=${token}`)).toBeNull()
  expect(await sessionIn('__Host-tira-session=')).toBeNull()
})

test('a cookie sealed with another secret, or with the secret itself, is no session', async () => {
  const sid = newId()

  expect(await sessionIn(`__Host-tira-session=${await cookieFor(sid, 'another secret, as long as it must be')}`)).toBeNull()
  expect(await sessionIn(`__Host-tira-session=${await cookieFor(sid, process.env.TIRA_SECRET)}`)).toBeNull()
  expect(
    await sessionIn(`__Host-tira-session=${await cookieFor(sid, Buffer.from(derivedSecret('tokens')).toString('base64url'))}`),
  ).toBeNull()
})

test('a cookie that is past its time is no session', async () => {
  expect(await sessionIn(`__Host-tira-session=${await cookieFor(newId(), undefined, -60)}`)).toBeNull()
})
