import type { ListedCode } from '@/components/codes/code-row'
import type { Restoring } from '@/components/codes/use-bulk'

/** Extending takes an end away; it can be put back where there was one, and where it still lies ahead. */
export const restoringOf = (codes: readonly Pick<ListedCode, 'id' | 'state' | 'expiresAt'>[], now: Date): Restoring | null => {
  const extended = codes.filter(({ state }) => state === 'claimed' || state === 'expired')
  const ends = new Map<string, string[]>()
  for (const { id, expiresAt } of extended) {
    if (expiresAt === null || new Date(expiresAt) <= now) return null
    ends.set(expiresAt, [...(ends.get(expiresAt) ?? []), id])
  }
  return ends.size === 0 ? null : [...ends].map(([until, ids]) => ({ until: new Date(until), ids }))
}
