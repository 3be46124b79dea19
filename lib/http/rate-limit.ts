import { sql } from 'drizzle-orm'
import type { Database } from '@/db'
import { Problem } from '@/lib/core/problem'

/** At most `burst` at once, refilled by `perSecond`. */
export type Limit = { name: string; perSecond: number; burst: number }
export type Allowance = { remaining: number; resetSeconds: number; limit: Limit }

type Lease = { permits: number; until: number; size: number; allowance: Allowance }

const leaseMilliseconds = 1_000
const largestLease = 64
const leases = new Map<string, Lease>()
const arriving = new Map<string, Promise<void>>()

/** GCRA in one statement: grants as many of the wanted permits as the bucket still holds, perhaps none. */
const take = async (db: Database, key: string, limit: Limit, wanted: number) => {
  const interval = 1 / limit.perSecond
  const free = sql`floor((${limit.burst * interval}::float8 - greatest(0, extract(epoch from r.empty_at - clock_timestamp()))) / ${interval}::float8)`
  const granted = sql`least(${wanted}::int, greatest(0, ${free}))::int`
  const [row] = await db.execute<{ granted: number; waiting: number }>(sql`
    insert into rate_limits as r (key, empty_at, granted) values (${key}, clock_timestamp() + make_interval(secs => ${wanted * interval}), ${wanted})
    on conflict (key) do update set
      granted = ${granted},
      empty_at = greatest(r.empty_at, clock_timestamp()) + make_interval(secs => ${interval}::float8 * ${granted})
    returning granted, greatest(0, extract(epoch from empty_at - clock_timestamp()))::float8 as waiting`)
  return { granted: row?.granted ?? 0, waiting: row?.waiting ?? 0 }
}

const refuse = (limit: Limit, waiting: number): never => {
  const untilOne = waiting - (limit.burst - 1) / limit.perSecond
  throw new Problem('rate-limited', { retryAfterSeconds: Math.max(1, Math.ceil(untilOne)) })
}

const forgetLapsed = (now: number) => {
  for (const [key, lease] of leases) if (lease.until < now) leases.delete(key)
}

const isRunning = (lease: Lease | undefined): lease is Lease => lease !== undefined && lease.until > Date.now()

const lease = async (db: Database, key: string, limit: Limit): Promise<void> => {
  const last = leases.get(key)
  const largest = Math.min(largestLease, Math.ceil(limit.burst / 10))
  const size = isRunning(last) ? Math.min(last.size * 2, largest) : 1
  const { granted, waiting } = await take(db, key, limit, size)
  if (granted === 0) refuse(limit, waiting)
  if (leases.size > 10_000) forgetLapsed(Date.now())
  const allowance = { remaining: Math.max(0, Math.floor(limit.burst - waiting * limit.perSecond)), resetSeconds: Math.ceil(waiting), limit }
  leases.set(key, { permits: granted, until: Date.now() + leaseMilliseconds, size, allowance })
}

/** Who comes while a block is being leased waits for it: blocks leased side by side would push each other out, unused. */
const leaseTogether = (db: Database, key: string, limit: Limit): Promise<void> => {
  const known = arriving.get(key)
  if (known) return known
  const made = lease(db, key, limit).finally(() => arriving.delete(key))
  arriving.set(key, made)
  return made
}

/**
 * Counts one request of a caller. A busy caller's permits are leased in blocks, so that the limit costs a hot key a row
 * now and then and not a row for each request. What a lease does not use lapses: the limit is never exceeded.
 */
export const countRequest = async (db: Database, key: string, limit: Limit): Promise<Allowance> => {
  for (;;) {
    const current = leases.get(key)
    if (isRunning(current) && current.permits > 0) {
      current.permits -= 1
      return { ...current.allowance, remaining: current.allowance.remaining + current.permits }
    }
    await leaseTogether(db, key, limit)
  }
}

/** Counts one attempt, exactly: for sign-in and the like, where a lease would be too coarse. */
export const countAttempt = async (db: Database, key: string, limit: Limit): Promise<void> => {
  const { granted, waiting } = await take(db, key, limit, 1)
  if (granted === 0) refuse(limit, waiting)
}

/** A bucket that has long been empty is the same as none. */
export const forgetEmptyBuckets = (db: Database) => db.execute(sql`delete from rate_limits where empty_at < now() - interval '1 hour'`)

export const rateLimitHeaders = ({ remaining, resetSeconds, limit }: Allowance): Record<string, string> => ({
  'ratelimit-policy': `"${limit.name}";q=${limit.burst};w=${Math.ceil(limit.burst / limit.perSecond)}`,
  ratelimit: `"${limit.name}";r=${remaining};t=${resetSeconds}`,
})
