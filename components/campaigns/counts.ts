import { countText } from '@/components/campaigns/rule-lines'
import type { StripPart } from '@/components/pictures/strip/strip'
import { fill, type Locale, type Words } from '@/components/words'
import type { CodeCounts } from '@/lib/campaigns/contract'

/** From what is used up to what is left. */
export const countedStates = ['redeemed', 'claimed', 'available', 'expired', 'void'] as const

export const stripParts = (counts: CodeCounts): StripPart[] => countedStates.map((state) => ({ state, count: counts[state] }))

export const stripLabel = (counts: CodeCounts, words: Words['campaigns']['strip'], locale: Locale): string =>
  fill(words.label, Object.fromEntries(countedStates.map((state) => [state, countText(counts[state], locale)])))
