import type { AccountActor, Actor, BrandActor, NobodyActor, ShopperActor } from '@/lib/core/ctx'
import { Problem } from '@/lib/core/problem'
import type { Caller, Membership } from './caller'
import { type Permission, roleMay } from './permissions'

type Asking = { access: 'public' | 'account' | Permission; orOwn?: true; forShoppers?: true }

type OwnActor<O extends Asking> = O extends { forShoppers: true }
  ? AccountActor | ShopperActor
  : O extends { orOwn: true }
    ? AccountActor
    : never

export type ActorFor<O extends Asking> = O['access'] extends 'public'
  ? NobodyActor
  : O['access'] extends 'account'
    ? AccountActor | OwnActor<O>
    : BrandActor | OwnActor<O>

/** What an operation asks of its caller. */
export type Demand = {
  access: 'account' | Permission
  brandSlug: string | null
  brandInPath: boolean
  orOwn?: boolean
  forShoppers?: boolean
}

type Person = Extract<Caller, { kind: 'account' }>

const account = ({ accountId, sessionId }: Person): Actor => ({ kind: 'account', accountId, sessionId })

const member = (caller: Person, membership: Membership): Actor => ({
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

/** Whoever names no brand speaks for the only one of theirs, if it lets them; for themselves, if not. */
const admitWithoutBrand = (caller: Person, permission: Permission): Actor => {
  const [only, another] = caller.memberships
  return only && !another && roleMay(only.role, permission) ? member(caller, only) : account(caller)
}

const admitKey = (caller: Extract<Caller, { kind: 'key' }>, permission: Permission, demand: Demand): Actor => {
  if (!caller.scopes.includes(permission)) throw new Problem('insufficient-scope', { detail: `This key lacks the scope ${permission}.` })
  if (demand.brandSlug !== null && demand.brandSlug !== caller.slug) throw new Problem(demand.brandInPath ? 'not-found' : 'not-a-member')
  return { kind: 'key', keyId: caller.keyId, brandId: caller.brandId, scopes: caller.scopes }
}

/** The actor of a caller who may do this; a refusal for everybody else. */
export const admit = (caller: Caller, demand: Demand): Actor => {
  const { access } = demand
  if (caller.kind === 'shopper') {
    if (!demand.forShoppers) throw new Problem('forbidden', { detail: `A shopper's token does not reach this.` })
    return { kind: 'shopper', shopperId: caller.shopperId, brandId: caller.brandId }
  }
  if (access === 'account') {
    if (caller.kind !== 'account') throw new Problem('forbidden', { detail: 'This is for people: sign in, or use their access token.' })
    return account(caller)
  }
  if (caller.kind === 'key') return admitKey(caller, access, demand)
  if ((demand.orOwn || demand.forShoppers) && demand.brandSlug === null) return admitWithoutBrand(caller, access)
  const membership = soleMembership(caller.memberships, demand)
  if (!roleMay(membership.role, access))
    throw new Problem('forbidden', { detail: `A ${membership.role} may not do this: it needs ${access}.` })
  return member(caller, membership)
}
