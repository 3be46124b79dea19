import { signIn, signOut } from '@/lib/accounts/sessions/commands'
import { fromOf, requestIdHeader } from '@/lib/auth/peer'
import { sessionHandler } from '@/lib/auth/session'
import { nobodyCtx } from '@/lib/core/ctx'
import { Problem } from '@/lib/core/problem'
import { problemResponse, signInError } from '@/lib/http/answer'
import { nothingHere } from '@/lib/http/route'

const handler = () =>
  sessionHandler({
    signIn: async (credentials, headers) => {
      try {
        return await signIn(nobodyCtx(headers.get(requestIdHeader)), credentials, 'browser', fromOf(headers))
      } catch (error) {
        return signInError(error)
      }
    },
    signOut: (sessionId) => signOut(nobodyCtx(), sessionId),
  })

type Context = { params: Promise<{ nextauth: string[] }> }

/** What the library offers beyond these three doors we do not use, so it is not there. */
const doors = new Set(['GET csrf', 'POST callback/credentials', 'POST signout'])

/** The library answers a broken sign-in as it does a refused one, with the reason in an address. */
const isUnavailable = async (answered: Response): Promise<boolean> => {
  if (answered.ok || !answered.headers.get('content-type')?.includes('json')) return false
  const { url } = await answered.clone().json()
  return typeof url === 'string' && new URL(url, 'http://any').searchParams.get('error') === 'unavailable'
}

const unavailable = (request: Request): Response =>
  problemResponse(new Problem('unavailable', { retryAfterSeconds: 2 }), request.headers.get(requestIdHeader) ?? '')

const answer = async (request: Request, context: Context): Promise<Response> => {
  const { nextauth } = await context.params
  if (!doors.has(`${request.method} ${nextauth.join('/')}`)) return nothingHere.GET(request)
  const answered = await handler()(request, context)
  return (await isUnavailable(answered)) ? unavailable(request) : answered
}

export { answer as DELETE, answer as GET, answer as PATCH, answer as POST, answer as PUT }
