import { log } from '@/lib/core/log'
import type { Bell } from './bell'
import type { HandedOn, HandOn } from './hand-on'

/** What follows from facts having their place, for these brands, or for whichever it is: events of its own, to be handed on. */
export type Follow = (brandIds: readonly string[] | null) => Promise<HandedOn[]>

export type Numbered = { tell: (brandIds: readonly string[]) => void; take: () => string[] }

/** The brands whose facts were numbered since somebody looked. */
export const newNumbered = (bell: Bell): Numbered => {
  let brands = new Set<string>()
  return {
    tell: (brandIds) => {
      for (const brandId of brandIds) brands.add(brandId)
      if (brandIds.length > 0) bell.ring()
    },
    take: () => {
      const taken = [...brands]
      brands = new Set()
      return taken
    },
  }
}

const pollMilliseconds = 3_000

/** Apart from the numbering, which it never holds up. What fails, and what was missed, comes with the next look at all brands. */
export const followNumbered = async (
  follow: Follow,
  handOn: HandOn,
  { numbered, bell }: { numbered: Numbered; bell: Bell },
  over: AbortSignal,
): Promise<void> => {
  let lookedAt = -Infinity
  let isSaid = false
  while (!over.aborted) {
    const isForAll = performance.now() - lookedAt >= pollMilliseconds
    const brandIds = numbered.take()
    if (isForAll) lookedAt = performance.now()
    try {
      const events = isForAll || brandIds.length > 0 ? await follow(isForAll ? null : brandIds) : []
      if (events.length > 0) await handOn(events)
      isSaid = false
    } catch (error) {
      if (!isSaid) log.error({ err: error }, 'what follows from facts is not done; trying again')
      isSaid = true
    }
    await bell.heard(pollMilliseconds, over)
  }
}
