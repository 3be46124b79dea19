import type { Database } from '@/db'
import { admit } from '@/lib/auth/admit'
import { type Caller, identify } from '@/lib/auth/caller'
import { requestIdHeader } from '@/lib/auth/peer'
import type { Actor } from '@/lib/core/ctx'
import { env } from '@/lib/core/env'
import { newId } from '@/lib/core/id'
import { Problem } from '@/lib/core/problem'
import { corsHeaders } from './cors'
import { refuseLocked } from './misses'
import type { Operation } from './operation'
import { countRequest, type Limit, rateLimitHeaders } from './rate-limit'
import type { Asking } from './request'

export const requestIdOf = (request: Pick<Asking, 'headers'>): string => request.headers.get(requestIdHeader) ?? newId()

const limitOf = (caller: Caller): { key: string; limit: Limit } => {
  const person = (name: string, id: string) => ({
    key: `${name}:${id}`,
    limit: { name, perSecond: env().RATE_PERSON_PER_SECOND, burst: env().RATE_PERSON_BURST },
  })
  if (caller.kind === 'key')
    return { key: `key:${caller.keyId}`, limit: { name: 'key', perSecond: env().RATE_KEY_PER_SECOND, burst: env().RATE_KEY_BURST } }
  return caller.kind === 'account' ? person('person', caller.accountId) : person('shopper', caller.shopperId)
}

/** A browser sends its cookie along with whatever any page asks for; only our own pages may change things with it. */
const refuseCrossSite = (request: Asking, operation: Operation, caller: Caller) => {
  if (operation.method === 'GET' || caller.kind !== 'account' || caller.via !== 'cookie') return
  const origin = request.headers.get('origin')
  const ours = origin === null ? request.headers.get('sec-fetch-site') === 'same-origin' : origin === new URL(env().PUBLIC_URL).origin
  if (!ours) throw new Problem('cross-site')
}

const wantedBrands = (operation: Operation, slug: string | null) => {
  if (operation.access === 'account' || operation.access === 'public') return { brands: 'none' } as const
  return { brands: slug === null ? ('sole' as const) : { slug } }
}

/** `caller` tells callers apart, whatever they act as. */
export type Admitted = { actor: Actor; caller: string; headers: Record<string, string> }

/** Who asks, how often, and whether they may: 401, 429, 403, in this order; after them the 429 of who guesses codes. */
export const admitRequest = async (
  db: Database,
  request: Asking,
  operation: Operation,
  params: Record<string, string>,
): Promise<Admitted> => {
  if (operation.access === 'public') return { actor: { kind: 'nobody' }, caller: 'nobody', headers: {} }
  const brandInPath = operation.brandInPath === true
  const slug = brandInPath ? (params.slug ?? null) : request.headers.get('tira-brand')
  const caller = await identify(db, request.headers, wantedBrands(operation, slug))
  const { key, limit } = limitOf(caller)
  const allowance = await countRequest(db, key, limit)
  refuseCrossSite(request, operation, caller)
  const actor = admit(caller, {
    access: operation.access,
    brandSlug: slug,
    brandInPath,
    orOwn: operation.orOwn === true,
    forShoppers: operation.forShoppers === true,
  })
  if (operation.countsMisses) await refuseLocked(db, actor)
  return { actor, caller: key, headers: { ...rateLimitHeaders(allowance), ...corsHeaders(request, caller, actor) } }
}
