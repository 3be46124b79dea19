import { signIn, signOut } from '@/lib/accounts/sessions/commands'
import { fromOf, requestIdHeader } from '@/lib/auth/peer'
import { sessionHandler } from '@/lib/auth/session'
import { nobodyCtx } from '@/lib/core/ctx'
import { signInError } from '@/lib/http/answer'
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

const answer = async (request: Request, context: Context): Promise<Response> => {
  const { nextauth } = await context.params
  if (!doors.has(`${request.method} ${nextauth.join('/')}`)) return nothingHere.GET(request)
  return handler()(request, context)
}

export { answer as DELETE, answer as GET, answer as PATCH, answer as POST, answer as PUT }
