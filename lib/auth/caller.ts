import { and, eq, inArray, isNull, sql } from 'drizzle-orm'
import { clientOf, type Database } from '@/db'
import { accounts, apiKeys, brands, members, sessions, shoppers } from '@/db/schema'
import { coalesceIn } from '@/lib/core/coalesce'
import { isUuid } from '@/lib/core/id'
import { log } from '@/lib/core/log'
import { Problem } from '@/lib/core/problem'
import { readApiKey } from './api-key'
import { type Permission, type Role, scopes } from './permissions'
import { sameBytes } from './secrets'
import { sessionIdOf } from './session'
import { verifyAccessToken } from './token'

export type Membership = { memberId: string; role: Role; brandId: string; slug: string; allowedOrigins: string[] }

/** Who a request is from, before anybody asks what they may do. */
export type Caller =
  | { kind: 'account'; via: 'cookie' | 'bearer'; accountId: string; sessionId: string; memberships: Membership[] }
  | { kind: 'key'; keyId: string; brandId: string; slug: string; scopes: Permission[]; allowedOrigins: string[] }
  | { kind: 'shopper'; shopperId: string; brandId: string; allowedOrigins: string[] }

type Wanted = { brands: 'none' | 'sole' | { slug: string } }

const unauthenticated = (detail: string) => new Problem('unauthenticated', { detail })

const membershipsOf = (db: Database, wanted: Wanted) => {
  const brand = wanted.brands === 'none' ? sql`false` : wanted.brands === 'sole' ? sql`true` : eq(brands.slug, wanted.brands.slug)
  return db
    .select({
      memberId: sql<string>`${members.id}`.as('member_id'),
      role: members.role,
      brandId: members.brandId,
      slug: brands.slug,
      allowedOrigins: brands.allowedOrigins,
    })
    .from(members)
    .innerJoin(brands, eq(brands.id, members.brandId))
    .where(and(eq(members.accountId, sessions.accountId), brand))
    .limit(2)
    .as('memberships')
}

type LivingSession = { accountId: string; memberships: Membership[] }

/**
 * The living sessions and, in the same round trip, the brands that each may speak for: two rows tell "several" from "one".
 * Requests that wait at the same moment share it; it begins after they came, so what was ended before is over for them.
 */
const livingSessions = async (db: Database, brandsWanted: string, ids: string[]): Promise<(LivingSession | null)[]> => {
  const memberships = membershipsOf(db, JSON.parse(brandsWanted))
  const rows = await db
    .select({
      sessionId: sessions.id,
      accountId: sessions.accountId,
      membership: {
        memberId: memberships.memberId,
        role: memberships.role,
        brandId: memberships.brandId,
        slug: memberships.slug,
        allowedOrigins: memberships.allowedOrigins,
      },
    })
    .from(sessions)
    .innerJoin(accounts, and(eq(accounts.id, sessions.accountId), isNull(accounts.disabledAt)))
    .leftJoinLateral(memberships, sql`true`)
    .where(and(inArray(sessions.id, [...new Set(ids)]), isNull(sessions.endedAt), sql`${sessions.expiresAt} > now()`))
  const living = new Map<string, LivingSession>()
  for (const { sessionId, accountId, membership } of rows) {
    const known = living.get(sessionId)?.memberships ?? []
    living.set(sessionId, { accountId, memberships: [...known, ...membershipOf(membership)] })
  }
  return ids.map((id) => living.get(id) ?? null)
}

const livingSessionIn = coalesceIn(livingSessions)

const accountBySession = async (db: Database, sessionId: string, via: 'cookie' | 'bearer', wanted: Wanted): Promise<Caller | null> => {
  const session = isUuid(sessionId) ? await livingSessionIn(db, JSON.stringify(wanted), sessionId.toLowerCase()) : null
  return session && { kind: 'account', via, sessionId, ...session }
}

type Joined = { [Member in keyof Membership]: Membership[Member] | null } | null

const membershipOf = (row: Joined): Membership[] => {
  if (!row?.memberId || !row.role || !row.brandId || !row.slug) return []
  return [{ memberId: row.memberId, role: row.role, brandId: row.brandId, slug: row.slug, allowedOrigins: row.allowedOrigins ?? [] }]
}

const noteUse = (db: Database, keyId: string) => {
  db.update(apiKeys)
    .set({ lastUsedAt: sql`now()` })
    .where(and(eq(apiKeys.id, keyId), sql`(last_used_at is null or last_used_at < now() - interval '1 minute')`))
    .catch((error: unknown) => log.warn({ err: error, keyId }, 'the use of a key was not noted'))
}

const isFresh = (at: number | null) => at !== null && Date.now() - at < 60_000

type KeyRow = {
  id: string
  brandId: string
  publicId: string
  secretHash: Uint8Array
  previousHash: Uint8Array | null
  previousUntil: number | null
  scopes: string[]
  expiresAt: number | null
  lastUsedAt: number | null
  isRevoked: boolean
  slug: string
  allowedOrigins: string[]
}

/** By the driver and not the query builder: as good as every request of a busy integration comes this way. */
const findKeys = (db: Database, publicIds: string[]) => {
  const client = clientOf(db)
  return client<KeyRow[]>`
    select k.id, k.brand_id as "brandId", k.public_id as "publicId", k.secret_hash as "secretHash", k.previous_hash as "previousHash",
      (extract(epoch from k.previous_until) * 1000)::float8 as "previousUntil", k.scopes,
      (extract(epoch from k.expires_at) * 1000)::float8 as "expiresAt", (extract(epoch from k.last_used_at) * 1000)::float8 as "lastUsedAt",
      k.revoked_at is not null as "isRevoked", b.slug, b.allowed_origins as "allowedOrigins"
    from api_keys k join brands b on b.id = k.brand_id
    where k.public_id = any (${publicIds}::text[])`
}

const holds = (key: KeyRow, hash: Uint8Array): boolean => {
  const now = Date.now()
  const isPrevious = key.previousHash !== null && key.previousUntil !== null && key.previousUntil > now && sameBytes(hash, key.previousHash)
  return (sameBytes(hash, key.secretHash) || isPrevious) && !key.isRevoked && (key.expiresAt === null || key.expiresAt > now)
}

const callerOf = (db: Database, key: KeyRow): Caller => {
  if (!isFresh(key.lastUsedAt)) noteUse(db, key.id)
  const held = scopes.filter((scope) => key.scopes.includes(scope))
  return { kind: 'key', keyId: key.id, brandId: key.brandId, slug: key.slug, scopes: held, allowedOrigins: key.allowedOrigins }
}

/** Requests with one key that wait at the same moment are looked at once. */
const callersByKey = async (db: Database, _: string, texts: string[]): Promise<(Caller | null)[]> => {
  const read = new Map([...new Set(texts)].map((text) => [text, readApiKey(text)]))
  const publicIds = [...read.values()].flatMap((one) => (one ? [one.publicId] : []))
  const rows = publicIds.length > 0 ? await findKeys(db, publicIds) : []
  const known = new Map(rows.map((row) => [row.publicId, row]))
  const callers = new Map<string, Caller>()
  for (const [text, one] of read) {
    const row = one && known.get(one.publicId)
    if (row && holds(row, one.hash)) callers.set(text, callerOf(db, row))
  }
  return texts.map((text) => callers.get(text) ?? null)
}

const callerByKeyIn = coalesceIn(callersByKey)

const knownShoppers = async (db: Database, brandId: string, ids: string[]) => {
  const rows = await db
    .select({ id: shoppers.id, allowedOrigins: brands.allowedOrigins })
    .from(shoppers)
    .innerJoin(brands, eq(brands.id, shoppers.brandId))
    .where(and(inArray(shoppers.id, [...new Set(ids)]), eq(shoppers.brandId, brandId)))
  const known = new Map(rows.map((row) => [row.id, row]))
  return ids.map((id) => known.get(id) ?? null)
}

const knownShopperIn = coalesceIn(knownShoppers)

const tokenCaller = async (db: Database, token: string, wanted: Wanted): Promise<Caller | null> => {
  const claims = await verifyAccessToken(token)
  if (!claims) return null
  if (claims.kind === 'account') return accountBySession(db, claims.sid, 'bearer', wanted)
  const row = await knownShopperIn(db, claims.brand.toLowerCase(), claims.sub.toLowerCase())
  return row ? { kind: 'shopper', shopperId: claims.sub, brandId: claims.brand, allowedOrigins: row.allowedOrigins } : null
}

/** Bearer first, else the browser's cookie. What is presented and does not hold is refused, never ignored. */
export const identify = async (db: Database, headers: Pick<Headers, 'get'>, wanted: Wanted): Promise<Caller> => {
  const authorization = headers.get('authorization')
  if (authorization !== null) {
    const token = /^Bearer +(\S+)$/i.exec(authorization.trim())?.[1]
    if (!token) throw unauthenticated('Authorization must be Bearer and a key or token.')
    const caller = token.startsWith('tira_') ? await callerByKeyIn(db, 'keys', token) : await tokenCaller(db, token, wanted)
    if (!caller) throw unauthenticated('The key or token is not valid, has expired or was revoked.')
    return caller
  }
  const sessionId = await sessionIdOf(headers)
  const caller = sessionId === null ? null : await accountBySession(db, sessionId, 'cookie', wanted)
  if (!caller) throw unauthenticated('Send a key or token as Bearer, or sign in.')
  return caller
}
