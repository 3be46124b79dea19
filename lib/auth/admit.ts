import type { AccountActor, Actor, BrandActor, NobodyActor } from '@/lib/core/ctx'
import { Problem } from '@/lib/core/problem'
import type { Caller, Membership } from './caller'
import { type Permission, roleMay } from './permissions'

type Access = 'public' | 'account' | Permission

export type ActorFor<A extends Access> = A extends 'public' ? NobodyActor : A extends 'account' ? AccountActor : BrandActor

/** What an operation asks of its caller. */
export type Demand = { access: 'account' | Permission; brandSlug: string | null; brandInPath: boolean }

const member = (caller: Extract<Caller, { kind: 'account' }>, membership: Membership): Actor => ({
  kind: 'member',
  accountId: caller.accountId,
  sessionId: caller.sessionId,
  memberId: membership.memberId,
  role: membership.role,
  brandId: membership.brandId,
})

const soleMembership = (memberships: Membership[], demand: Demand): Membership => {
  const [first, second] = memberships
  if (first && !second) return first
  if (demand.brandInPath) throw new Problem('not-found')
  throw new Problem(demand.brandSlug === null ? 'brand-required' : 'not-a-member')
}

const admitKey = (caller: Extract<Caller, { kind: 'key' }>, permission: Permission, demand: Demand): Actor => {
  if (!caller.scopes.includes(permission)) throw new Problem('insufficient-scope', { detail: `This key lacks the scope ${permission}.` })
  if (demand.brandSlug !== null && demand.brandSlug !== caller.slug) throw new Problem(demand.brandInPath ? 'not-found' : 'not-a-member')
  return { kind: 'key', keyId: caller.keyId, brandId: caller.brandId, scopes: caller.scopes }
}

/** The actor of a caller who may do this; a refusal for everybody else. */
export const admit = (caller: Caller, demand: Demand): Actor => {
  const { access } = demand
  if (access === 'account') {
    if (caller.kind !== 'account') throw new Problem('forbidden', { detail: 'This is for people: sign in, or use their access token.' })
    return { kind: 'account', accountId: caller.accountId, sessionId: caller.sessionId }
  }
  if (caller.kind === 'key') return admitKey(caller, access, demand)
  if (caller.kind === 'shopper') throw new Problem('forbidden', { detail: `A shopper's token does not reach this.` })
  const membership = soleMembership(caller.memberships, demand)
  if (!roleMay(membership.role, access))
    throw new Problem('forbidden', { detail: `A ${membership.role} may not do this: it needs ${access}.` })
  return member(caller, membership)
}
