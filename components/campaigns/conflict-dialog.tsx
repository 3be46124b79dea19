'use client'

import { differing, readTerms } from '@/components/campaigns/campaign-terms'
import { valuesOf, type Writing } from '@/components/campaigns/campaign-values'
import type { Clock } from '@/components/campaigns/moment-text'
import { memberText } from '@/components/campaigns/rule-lines'
import type { Conflict } from '@/components/campaigns/use-campaign-form'
import { Button } from '@/components/ui/button'
import { Dialog } from '@/components/ui/dialog'
import { fill, type Words } from '@/components/words'

type ConflictDialogProps = {
  conflict: Conflict
  time: string
  words: Words['campaigns']
  writing: Writing
  clock: Clock
  onKeep: () => void
  onTake: () => void
  onClose: () => void
}

const Differences = ({ conflict, words, writing, clock }: Pick<ConflictDialogProps, 'conflict' | 'words' | 'writing' | 'clock'>) => {
  const theirs = readTerms(valuesOf(conflict.theirs, writing), writing).terms
  const mine = readTerms(conflict.merged, writing).terms
  const changed = differing(theirs, mine)
  if (changed.length === 0) return <p className="text-sm text-ink2">{words.conflict.same}</p>
  return (
    <table className="w-full table-fixed border-collapse text-sm">
      <thead>
        <tr className="h-8 text-left text-2xs text-ink3 *:font-[600]">
          <th scope="col" className="w-[104px] pr-3">
            {words.conflict.field}
          </th>
          <th scope="col" className="pr-3">
            {words.conflict.yours}
          </th>
          <th scope="col">{words.conflict.theirs}</th>
        </tr>
      </thead>
      <tbody>
        {changed.map((member) => (
          <tr key={member} className="border-t border-line align-top">
            <th scope="row" className="py-2 pr-3 text-left font-[550] text-ink2">
              {words.members[member]}
            </th>
            <td className="num py-2 pr-3 break-words whitespace-pre-line">{memberText(mine, member, words, clock)}</td>
            <td className="num py-2 break-words whitespace-pre-line">{memberText(theirs, member, words, clock)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}

export const ConflictDialog = ({ conflict, time, words, onKeep, onTake, onClose, ...said }: ConflictDialogProps) => (
  <Dialog
    open
    wide
    onOpenChange={(open) => open || onClose()}
    title={fill(words.conflict.title, { time })}
    description={words.conflict.text}
    closeLabel={words.editor.close}
    footer={
      <>
        <Button size={36} onClick={onTake}>
          {words.conflict.takeTheirs}
        </Button>
        <Button size={36} variant="primary" onClick={onKeep}>
          {words.conflict.keepMine}
        </Button>
      </>
    }
  >
    <Differences conflict={conflict} words={words} {...said} />
  </Dialog>
)
