'use client'

import { differing, readTerms } from '@/components/campaigns/campaign-terms'
import { valuesOf, type Writing } from '@/components/campaigns/campaign-values'
import type { Clock } from '@/components/campaigns/moment-text'
import { memberText } from '@/components/campaigns/rule-lines'
import type { CampaignConflict } from '@/components/campaigns/use-campaign-form'
import { ConflictDialog, type ConflictDialogProps } from '@/components/editor/conflict-dialog'
import type { Words } from '@/components/words'

type CampaignConflictProps = Pick<ConflictDialogProps, 'time' | 'onKeep' | 'onTake' | 'onClose'> & {
  conflict: CampaignConflict
  words: Words['campaigns']
  writing: Writing
  clock: Clock
}

export const CampaignConflictDialog = ({ conflict, words, writing, clock, ...said }: CampaignConflictProps) => {
  const theirs = readTerms(valuesOf(conflict.theirs, writing), writing).terms
  const mine = readTerms(conflict.merged, writing).terms
  const differences = differing(theirs, mine).map((member) => ({
    label: words.members[member],
    mine: memberText(mine, member, words, clock),
    theirs: memberText(theirs, member, words, clock),
  }))
  return <ConflictDialog {...said} differences={differences} words={words.conflict} closeLabel={words.editor.close} />
}
