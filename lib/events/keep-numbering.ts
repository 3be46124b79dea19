import type { Sql } from 'postgres'
import type { Bell } from './bell'
import { newGaze } from './gaze'
import { most, numberFacts } from './number-facts'

const beatMilliseconds = 2_000
const lingerMilliseconds = 250

/** How long to wait before looking again. Asleep, a notification comes first and the poll is the safety net. */
const pauseMilliseconds = { awake: 10, drowsy: 50, asleep: 1_000 }

const sayAsleep = (sql: Sql, asleep: boolean) => sql`update relays set asleep = ${asleep} where channel = 'facts'`
const saySeen = (sql: Sql) => sql`update relays set seen_at = now() where channel = 'facts'`

/** Every transaction that may have read the flag before it was set has a lower number than the answer. */
const fallAsleep = async (sql: Sql): Promise<string> => {
  await sayAsleep(sql, true)
  const [row] = await sql<{ horizon: string }[]>`select pg_snapshot_xmax(pg_current_snapshot())::text as horizon`
  return row?.horizon ?? '0'
}

const areAllOver = async (sql: Sql, horizon: string): Promise<boolean> => {
  const [row] = await sql<{ over: boolean }[]>`select pg_snapshot_xmin(pg_current_snapshot()) >= ${horizon}::xid8 as over`
  return row?.over ?? false
}

/**
 * Numbers facts as they come. A writer that found the relay awake does not notify, and may commit when it sleeps already: so it
 * only dozes until every transaction that may have found it awake is over, looks once more at everything, and then sleeps.
 */
export const keepNumbering = async (
  sql: Sql,
  listensTo: ReadonlySet<string>,
  { bells, tell }: { bells: { facts: Bell; handovers: Bell }; tell: (brandIds: readonly string[]) => void },
  over: AbortSignal,
): Promise<void> => {
  const gaze = newGaze()
  let state: keyof typeof pauseMilliseconds = 'awake'
  let horizon = '0'
  let [beatAt, factAt] = [0, Date.now()]
  await sayAsleep(sql, false)
  while (!over.aborted) {
    const mayFallAsleep = state === 'drowsy' && (await areAllOver(sql, horizon))
    const from = Date.now()
    const look = gaze.look(from, mayFallAsleep)
    const { taken, listenedTo, lastId, brandIds } = await numberFacts(sql, listensTo, look.fromId)
    const now = Date.now()
    gaze.looked(look, from, now, lastId)
    if (listenedTo > 0) bells.handovers.ring()
    tell(brandIds)
    if (taken > 0) {
      if (state !== 'awake') await sayAsleep(sql, false)
      state = 'awake'
      factAt = now
    } else if (state === 'awake' && now - factAt >= lingerMilliseconds) {
      horizon = await fallAsleep(sql)
      state = 'drowsy'
    } else if (mayFallAsleep) state = 'asleep'
    if (now - beatAt >= beatMilliseconds) {
      await saySeen(sql)
      beatAt = now
    }
    if (taken < most) await bells.facts.heard(pauseMilliseconds[state], over)
  }
}
