import type { RunState } from '@/components/runs/shown'
import { type Mark, StateMark } from '@/components/ui/state-mark'
import type { Words } from '@/components/words'

const marks: Record<RunState, Mark> = {
  queued: 'empty',
  running: 'pale',
  sleeping: 'planned',
  completed: 'solid',
  failed: 'void',
  cancelled: 'hatch',
}

export const RunStateMark = ({ state, words }: { state: RunState; words: Words['runs'] }) => (
  <StateMark mark={marks[state]}>{words.states[state]}</StateMark>
)
