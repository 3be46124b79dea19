import { setTimeout as sleep } from 'node:timers/promises'
import type { Sql } from 'postgres'
import { log } from '@/lib/core/log'
import type { Bell } from './bell'
import { most } from './number-facts'

/** A fact as whoever drives the functions takes it: `name` is its type, and its data name its brand, or null. */
export type HandedOn = { id: string; name: string; data: Record<string, unknown>; ts: number }
export type HandOn = (events: HandedOn[]) => Promise<void>

const pollMilliseconds = 5_000
const patienceMilliseconds = 60_000
const backoff = { first: 100, most: 5_000 }

type Waiting = { position: string; id: string; name: string; data: Record<string, unknown>; brandId: string | null; at: Date }

const waiting = (sql: Sql, after: string, size: number): Promise<Waiting[]> => sql<Waiting[]>`
  select position, facts.id, type as name, data, brand_id as "brandId", at
  from (select position, fact_id from handovers where position > ${after} order by position limit ${size}) as head
  join facts on facts.id = head.fact_id
  order by position`

const remove = async (sql: Sql, rows: Waiting[]) => {
  await sql`delete from handovers where position = any (${sql.array(rows.map(({ position }) => position))}::bigint[])`
}

const eventOf = ({ id, name, data, brandId, at }: Waiting): HandedOn => ({ id, name, data: { ...data, brandId }, ts: at.getTime() })

const withinPatience = async (work: Promise<void>): Promise<void> => {
  const given = new AbortController()
  const impatience = sleep(patienceMilliseconds, undefined, { signal: given.signal }).then(
    () => Promise.reject(new Error(`no answer within ${patienceMilliseconds / 1_000} s`)),
    () => undefined,
  )
  await Promise.race([work, impatience]).finally(() => given.abort())
}

const sayStuck = (sql: Sql, since: Date | null) => sql`update relays set stuck_since = ${since} where channel = 'facts'`

/** How many at once: what is refused is tried again half as large each time, what is taken lets it grow. */
const newSize = () => {
  let size = most
  return {
    now: () => size,
    grow: () => void (size = Math.min(most, size * 2)),
    shrink: (tried: number) => void (size = Math.max(1, Math.floor(tried / 2))),
  }
}

const tryToHandOn = (handOn: HandOn, rows: Waiting[]): Promise<{ err: unknown } | null> =>
  withinPatience(handOn(rows.map(eventOf))).then(
    () => null,
    (error: unknown) => ({ err: error }),
  )

/**
 * Hands on what waits, in order; what was taken is removed after the answer, so everything arrives at least once.
 * Nothing is ever passed over: while a batch is refused it is tried again, in halves, so that what stands before the fact that
 * nobody takes still gets through and that fact is the one in the log.
 */
export const handOnFacts = async (sql: Sql, handOn: HandOn, bell: Bell, over: AbortSignal): Promise<void> => {
  const size = newSize()
  let failures = 0
  let [after, sweptAt] = ['0', Date.now()]
  await sayStuck(sql, null)
  while (!over.aborted) {
    if (Date.now() - sweptAt >= pollMilliseconds) [after, sweptAt] = ['0', Date.now()]
    const rows = await waiting(sql, after, size.now())
    const [first, last] = [rows[0], rows.at(-1)]
    if (!first || !last) {
      await bell.heard(pollMilliseconds, over)
      continue
    }
    const refused = await tryToHandOn(handOn, rows)
    if (refused) {
      failures += 1
      log.error({ ...refused, failures, facts: rows.length, factId: first.id, type: first.name }, 'facts are not taken; trying again')
      if (failures === 1) await sayStuck(sql, new Date())
      size.shrink(rows.length)
      await sleep(Math.min(backoff.most, backoff.first * 2 ** (failures - 1)), undefined, { signal: over }).catch(() => undefined)
      continue
    }
    await remove(sql, rows)
    if (failures > 0) await sayStuck(sql, null)
    failures = 0
    size.grow()
    after = last.position
  }
}
