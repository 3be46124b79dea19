import type { KeyState } from '@/components/api-keys/shown-key'
import { type Mark, StateMark } from '@/components/ui/state-mark'
import type { Words } from '@/components/words'

const marks: Record<KeyState, Mark> = { active: 'solid', rotated: 'pale', expired: 'hatch', revoked: 'void' }

export const KeyStateMark = ({ state, words, className }: { state: KeyState; words: Words['keys']; className?: string }) => (
  <StateMark mark={marks[state]} className={className}>
    {words.states[state]}
  </StateMark>
)
