import type { Standing } from '@/components/webhooks/standing'
import { type Mark, StateMark } from '@/components/ui/state-mark'
import type { Words } from '@/components/words'

const marks: Record<Standing, Mark> = { on: 'solid', failing: 'void', off: 'empty', gone: 'hatch', givenUp: 'hatch' }

type StandingMarkProps = { standing: Standing; words: Words['webhooks']; className?: string }

export const StandingMark = ({ standing, words, className }: StandingMarkProps) => (
  <StateMark mark={marks[standing]} className={className}>
    {words.standings[standing]}
  </StateMark>
)
