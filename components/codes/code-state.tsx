import { type Mark, StateMark } from '@/components/ui/state-mark'
import type { Words } from '@/components/words'
import type { CodeState } from '@/lib/campaigns/codes/rules'

const marks: Record<CodeState, Mark> = { available: 'empty', claimed: 'pale', redeemed: 'solid', expired: 'hatch', void: 'void' }

type CodeStateMarkProps = { state: CodeState; words: Words['codes']; className?: string }

export const CodeStateMark = ({ state, words, className }: CodeStateMarkProps) => (
  <StateMark mark={marks[state]} className={className}>
    {words.states[state]}
  </StateMark>
)
