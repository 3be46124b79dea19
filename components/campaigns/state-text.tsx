import { type Mark, StateMark } from '@/components/ui/state-mark'
import { classes } from '@/components/ui/classes'
import type { Words } from '@/components/words'
import type { CampaignState } from '@/lib/campaigns/rules'

const marks: Record<CampaignState, Mark> = {
  draft: 'empty',
  scheduled: 'planned',
  live: 'solid',
  paused: 'pale',
  ended: 'hatch',
  archived: 'hatch',
}

export const isOver = (state: CampaignState): boolean => state === 'ended' || state === 'archived'

/** State is a pattern before it is a colour. */
export const StateText = ({
  state,
  words,
  className,
}: {
  state: CampaignState
  words: Words['campaigns']['states']
  className?: string
}) => (
  <StateMark mark={marks[state]} className={classes('font-[550]', isOver(state) && 'text-ink3', className)}>
    {words[state]}
  </StateMark>
)

export const tagTone = (state: CampaignState) => (state === 'scheduled' ? 'planned' : isOver(state) ? 'ended' : 'plain')
