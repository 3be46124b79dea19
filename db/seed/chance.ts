import { dayMilliseconds, hourWeights } from './campaigns-story'

/** The same story each time: mulberry32, whose seed is fixed. */
export const newChance = (seed: number) => {
  let state = seed
  return (): number => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32
  }
}

export type Chance = ReturnType<typeof newChance>

const most = Math.max(...hourWeights)

/** Moments between two, more of them when people drink coffee, in their order. */
export const momentsBetween = (chance: Chance, count: number, from: Date, until: Date): Date[] => {
  const moments: Date[] = []
  while (moments.length < count) {
    const at = new Date(from.getTime() + chance() * (until.getTime() - from.getTime()))
    if (chance() * most < (hourWeights[at.getUTCHours()] ?? 0) + 0.2) moments.push(at)
  }
  return moments.toSorted((one, other) => one.getTime() - other.getTime())
}

export const daysFrom = (now: Date, days: number): Date => new Date(now.getTime() + days * dayMilliseconds)
