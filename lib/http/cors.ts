import { sql } from 'drizzle-orm'
import type { Database } from '@/db'
import { brands } from '@/db/schema'
import type { Caller } from '@/lib/auth/caller'
import type { Actor } from '@/lib/core/ctx'

const originsOf = (caller: Caller, actor: Actor): string[] => {
  if (caller.kind !== 'account') return caller.allowedOrigins
  if (caller.via === 'cookie' || actor.kind !== 'member') return []
  return caller.memberships.flatMap((membership) => membership.allowedOrigins)
}

const exposed = 'ETag, Location, Link, Retry-After, RateLimit, RateLimit-Policy, X-Request-Id, Idempotent-Replayed'

/** Only Bearer requests are answered to other origins, and only to those that the brand names. */
export const corsHeaders = (request: { headers: Pick<Headers, 'get'> }, caller: Caller, actor: Actor): Record<string, string> => {
  const origin = request.headers.get('origin')
  if (origin === null || !originsOf(caller, actor).includes(origin)) return {}
  return { 'access-control-allow-origin': origin, 'access-control-expose-headers': exposed, vary: 'Origin' }
}

/** A preflight carries no credentials: it is answered to an origin that any brand allows. */
export const preflight = async (db: Database, request: Request, allow: string[]): Promise<Response> => {
  const headers = new Headers({ allow: allow.join(', '), vary: 'Origin' })
  const origin = request.headers.get('origin')
  if (origin !== null && request.headers.has('access-control-request-method')) {
    const [known] = await db
      .select({ id: brands.id })
      .from(brands)
      .where(sql`${origin} = any(${brands.allowedOrigins})`)
      .limit(1)
    if (known) {
      headers.set('access-control-allow-origin', origin)
      headers.set('access-control-allow-methods', allow.join(', '))
      headers.set('access-control-allow-headers', 'Authorization, Content-Type, Idempotency-Key, If-Match, If-None-Match, Tira-Brand')
      headers.set('access-control-max-age', '600')
    }
  }
  return new Response(null, { status: 204, headers })
}
