import type { Sql } from 'postgres'
import { newBell } from './bell'
import { type Follow, followNumbered, newNumbered } from './follow-numbered'
import { type HandOn, handOnFacts } from './hand-on'
import { keepNumbering } from './keep-numbering'

export type Relaying = { listensTo: ReadonlySet<string>; handOn: HandOn; follow?: Follow }

/** Numbers and hands on until it is over or the database goes away. Two at once cost some repeats, never a place or a fact. */
export const relayFacts = async (sql: Sql, { listensTo, handOn, follow }: Relaying, over: AbortSignal): Promise<void> => {
  const bells = { facts: newBell(), handovers: newBell(), numbered: newBell() }
  const numbered = newNumbered(bells.numbered)
  const failed = new AbortController()
  const either = AbortSignal.any([over, failed.signal])
  await sql`insert into relays (channel) values ('facts') on conflict do nothing`
  await sql.listen('facts', bells.facts.ring, bells.facts.ring)
  const loops = [
    keepNumbering(sql, listensTo, { bells, tell: numbered.tell }, either),
    handOnFacts(sql, handOn, bells.handovers, either),
    ...(follow ? [followNumbered(follow, handOn, { numbered, bell: bells.numbered }, either)] : []),
  ]
  const ends = await Promise.allSettled(loops.map((loop) => loop.finally(() => failed.abort())))
  for (const end of ends) if (end.status === 'rejected') throw end.reason
}
