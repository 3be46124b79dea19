import { sql } from 'drizzle-orm'
import type { Database } from '@/db'
import type { Actor } from '@/lib/core/ctx'
import { env } from '@/lib/core/env'
import { Problem } from '@/lib/core/problem'

type Guesser = { key: string; perMinute: number }

const longestLockSeconds = 24 * 60 * 60

/** A member is counted apart from the person that they are: who types at a till is no shopper who guesses. */
const guesserOf = (actor: Actor): Guesser | null => {
  const { RATE_MISSES_PER_SHOPPER, RATE_MISSES_PER_MEMBER_OR_KEY } = env()
  switch (actor.kind) {
    case 'account':
      return { key: `account:${actor.accountId}`, perMinute: RATE_MISSES_PER_SHOPPER }
    case 'shopper':
      return { key: `shopper:${actor.shopperId}`, perMinute: RATE_MISSES_PER_SHOPPER }
    case 'member':
      return { key: `member:${actor.memberId}`, perMinute: RATE_MISSES_PER_MEMBER_OR_KEY }
    case 'key':
      return { key: `key:${actor.keyId}`, perMinute: RATE_MISSES_PER_MEMBER_OR_KEY }
    default:
      return null
  }
}

const locked = (seconds: number) =>
  new Problem('rate-limited', {
    retryAfterSeconds: Math.max(1, Math.ceil(seconds)),
    detail: 'Too many codes that are not valid. Wait as long as Retry-After says; until then no code is looked up.',
  })

/** Whoever is locked out hears so before any code is looked up: a right one is refused like a wrong one. */
export const refuseLocked = async (db: Database, actor: Actor): Promise<void> => {
  const guesser = guesserOf(actor)
  if (!guesser) return
  const [row] = await db.execute<{ seconds: number }>(sql`
    select extract(epoch from locked_until - clock_timestamp())::float8 as seconds from code_misses
    where key = ${guesser.key} and locked_until > clock_timestamp()`)
  if (row) throw locked(row.seconds)
}

/**
 * One statement counts a miss, also of those that arrive together. One too many within the minute locks; each lock is twice as
 * long as the one before, until a day has passed without any. While it lasts it does not grow.
 */
const count = async (db: Database, { key, perMinute }: Guesser): Promise<number> => {
  const [row] = await db.execute<{ seconds: number }>(sql`
    insert into code_misses as m (key, since, misses) values (${key}, clock_timestamp(), 1)
    on conflict (key) do update set (since, misses, locks, locked_until) = (
      select case when begins then at else m.since end, n,
        case when locks_now then next_locks else m.locks end,
        case when locks_now then at + make_interval(secs => least(60 * 2 ^ least(next_locks - 1, 20), ${longestLockSeconds})) else m.locked_until end
      from (select clock_timestamp() as at) as clock
        cross join lateral (select at >= m.since + interval '1 minute' or coalesce(m.locked_until between m.since and at, false) as begins) as window_of
        cross join lateral (select case when begins then 1 else m.misses + 1 end as n) as counted
        cross join lateral (select n > ${perMinute}::int and coalesce(m.locked_until <= at, true) as locks_now) as decided
        cross join lateral (select case when m.locked_until < at - interval '1 day' then 1 else m.locks + 1 end as next_locks) as longer)
    returning coalesce(extract(epoch from locked_until - clock_timestamp()), 0)::float8 as seconds`)
  return row?.seconds ?? 0
}

/** What to answer when a code was not valid: the same as before, or, when it was one too many, that the caller is locked out. */
export const countMiss = async (db: Database, actor: Actor, refusal: unknown): Promise<unknown> => {
  const guesser = guesserOf(actor)
  if (!guesser || !(refusal instanceof Problem) || refusal.code !== 'code-not-valid') return refusal
  const seconds = await count(db, guesser)
  return seconds > 0 ? locked(seconds) : refusal
}

/** After a day without a miss nothing is held against a caller. */
export const forgetMisses = (db: Database) =>
  db.execute(sql`delete from code_misses where greatest(since, locked_until) < now() - interval '1 day'`)
