import { database, type Database } from '@/db'
import type { Permission, Role } from '@/lib/auth/permissions'

export type NobodyActor = { kind: 'nobody' }
export type AccountActor = { kind: 'account'; accountId: string; sessionId: string }
export type MemberActor = { kind: 'member'; accountId: string; sessionId: string; memberId: string; role: Role; brandId: string }
export type KeyActor = { kind: 'key'; keyId: string; brandId: string; scopes: readonly Permission[] }
export type ShopperActor = { kind: 'shopper'; shopperId: string; brandId: string }
export type SystemActor = { kind: 'system'; name: string; brandId: string }

/** Our own work for no brand: what a person asked for, what is tidied away. */
export type HouseActor = { kind: 'system'; name: string; brandId: null }

export type BrandActor = MemberActor | KeyActor | SystemActor
export type Actor = NobodyActor | AccountActor | ShopperActor | HouseActor | BrandActor

/** The world as a value: who asks, which database, what time it is. Commands and queries take nothing else from around them. */
export type Ctx<A extends Actor = Actor> = { actor: A; db: Database; now: Date; requestId: string | null }
export type BrandCtx = Ctx<BrandActor>
export type AccountCtx = Ctx<AccountActor>

/** The world of a request before anybody is known to ask. */
export const nobodyCtx = (requestId: string | null = null): Ctx<NobodyActor> => ({
  actor: { kind: 'nobody' },
  db: database(),
  now: new Date(),
  requestId,
})

/** The world of our own work for a brand: a job, a seed. */
export const systemCtx = (name: string, brandId: string): Ctx<SystemActor> => ({ ...nobodyCtx(), actor: { kind: 'system', name, brandId } })

export const houseCtx = (name: string): Ctx<HouseActor> => ({ ...nobodyCtx(), actor: { kind: 'system', name, brandId: null } })
