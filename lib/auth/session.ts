import NextAuth, { type NextAuthOptions } from 'next-auth'
import { decode } from 'next-auth/jwt'
import CredentialsProvider from 'next-auth/providers/credentials'
import { env } from '@/lib/core/env'
import { derivedSecret } from './secrets'

export const sessionSeconds = 30 * 24 * 60 * 60

const secret = () => Buffer.from(derivedSecret('session')).toString('base64url')
const isHttps = () => env().PUBLIC_URL.startsWith('https:')
const cookieName = (name: string) => (isHttps() ? `__Host-tira-${name}` : `tira-${name}`)

const cookieOf = (header: string | null, name: string): string | null => {
  for (const part of header?.split(';') ?? []) {
    const at = part.indexOf('=')
    if (at > 0 && part.slice(0, at).trim() === name) return part.slice(at + 1).trim()
  }
  return null
}

/** Which session a request's cookie names. Whether that session still lives, the database says. */
export const sessionIdOf = async (headers: Pick<Headers, 'get'>): Promise<string | null> => {
  const token = cookieOf(headers.get('cookie'), cookieName('session'))
  if (!token || token.length > 4_000) return null
  const payload = await decode({ token, secret: secret() }).catch(() => null)
  return typeof payload?.sid === 'string' ? payload.sid : null
}

type SignedIn = { accountId: string; sessionId: string }
type Doors = {
  signIn: (credentials: { identifier: string; password: string }, headers: Headers) => Promise<SignedIn | null>
  signOut: (sessionId: string) => Promise<void>
}

const cookie = (name: string) => ({
  name: cookieName(name),
  options: { httpOnly: true, sameSite: 'lax' as const, path: '/', secure: isHttps() },
})

export const sessionCookies = () => ({ sessionToken: cookie('session'), csrfToken: cookie('csrf'), callbackUrl: cookie('callback') })

const headersOf = (headers: unknown) => new Headers(headers instanceof Headers ? headers : (headers as Record<string, string> | undefined))

const options = (doors: Doors): NextAuthOptions => ({
  secret: secret(),
  session: { strategy: 'jwt', maxAge: sessionSeconds },
  pages: { signIn: '/sign-in', error: '/sign-in' },
  cookies: sessionCookies(),
  providers: [
    CredentialsProvider({
      credentials: { identifier: {}, password: {} },
      authorize: async (credentials, request) => {
        if (!credentials?.identifier || !credentials.password) return null
        const signedIn = await doors.signIn(credentials, headersOf(request.headers))
        return signedIn && { id: signedIn.accountId, sid: signedIn.sessionId }
      },
    }),
  ],
  callbacks: {
    jwt: ({ token, user }) => (user && 'sid' in user ? { sub: user.id, sid: user.sid } : token),
    redirect: ({ url }) => (url.startsWith('/') && !/^\/[/\\]/.test(url) ? `${env().PUBLIC_URL}${url}` : env().PUBLIC_URL),
  },
  events: {
    signOut: async ({ token }) => {
      if (typeof token?.sid === 'string') await doors.signOut(token.sid)
    },
  },
})

/** The library's handler, told only how we sign in and out. */
export const sessionHandler = (doors: Doors) => {
  process.env.NEXTAUTH_URL = env().PUBLIC_URL
  return NextAuth(options(doors))
}
