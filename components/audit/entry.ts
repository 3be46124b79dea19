import type { Actor, Change, Piece } from '@/components/audit/sentence'

export type Entry = {
  id: string
  day: string
  time: string
  actor: Actor
  actorId: string | null
  sentence: Piece[]
  /** Where the thing itself is, when it is still there. */
  href: string | null
  changes: Change[]
  requestId: string | null
}

/** Entries come newest first, so each day is one stretch of them. */
export const byDay = (entries: readonly Entry[]): { day: string; entries: Entry[] }[] =>
  entries.reduce<{ day: string; entries: Entry[] }[]>((days, entry) => {
    const last = days.at(-1)
    if (last?.day === entry.day) last.entries.push(entry)
    else days.push({ day: entry.day, entries: [entry] })
    return days
  }, [])
