'use client'

import { useState } from 'react'
import { termsOf } from '@/components/campaigns/campaign-terms'
import { type Clock, momentText } from '@/components/campaigns/moment-text'
import { RuleList } from '@/components/campaigns/rule-list'
import { ruleLines } from '@/components/campaigns/rule-lines'
import { Button } from '@/components/ui/button'
import { Dialog } from '@/components/ui/dialog'
import { fill, type Words } from '@/components/words'
import type { WireCampaign } from '@/lib/campaigns/contract'

type PublishDialogProps = {
  campaign: WireCampaign
  clock: Clock
  words: Words['campaigns']
  cancelLabel: string
  onPublish: () => Promise<void>
  onClose: () => void
}

/** What goes out, told once more before it cannot be changed. */
export const PublishDialog = ({ campaign, clock, words, cancelLabel, onPublish, onClose }: PublishDialogProps) => {
  const [isBusy, setIsBusy] = useState(false)
  const { startsAt, counts, issueOn } = campaign
  const begins =
    startsAt !== null && startsAt > clock.now ? fill(words.publish.later, { start: momentText(startsAt, clock) }) : words.publish.now
  const publish = async () => {
    setIsBusy(true)
    await onPublish()
    setIsBusy(false)
  }
  return (
    <Dialog
      open
      onOpenChange={(open) => open || onClose()}
      title={fill(words.publish.title, { name: campaign.name })}
      description={`${begins} ${words.publish.fixed}`}
      closeLabel={words.editor.close}
      footer={
        <>
          <Button size={36} onClick={onClose}>
            {cancelLabel}
          </Button>
          <Button size={36} variant="primary" busy={isBusy} onClick={() => void publish()}>
            {words.publish.confirm}
          </Button>
        </>
      }
    >
      <div className="rounded-md border border-line bg-paper px-4 pt-3 pb-1">
        <RuleList lines={ruleLines(termsOf(campaign), words.rules, clock)} />
      </div>
      {counts.total === 0 && !issueOn && (
        <p className="mt-3 border-l-[3px] border-tomato pl-3 text-sm font-[550]">{words.publish.noCodes}</p>
      )}
    </Dialog>
  )
}
