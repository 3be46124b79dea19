'use client'

import type { ListedCampaign } from '@/components/campaigns/listed-campaign'
import { RuleList } from '@/components/campaigns/rule-list'
import { StateText, tagTone } from '@/components/campaigns/state-text'
import { Strip } from '@/components/pictures/strip/strip'
import { ButtonLink } from '@/components/ui/button'
import { Sheet } from '@/components/ui/sheet'
import { Tag } from '@/components/ui/tag'
import type { Words } from '@/components/words'

type CampaignPeekProps = { campaign: ListedCampaign; href: string; editHref: string | null; words: Words['campaigns']; onClose: () => void }

/** One campaign beside the list, without leaving it. */
export const CampaignPeek = ({ campaign, href, editHref, words, onClose }: CampaignPeekProps) => (
  <Sheet open onOpenChange={(open) => open || onClose()} title={campaign.name} closeLabel={words.list.closePeek}>
    <div className="flex flex-col gap-5 p-5">
      <div className="flex items-center gap-4">
        <Tag size="panel" tone={tagTone(campaign.state)}>
          {campaign.tag}
        </Tag>
        <div className="num min-w-0 text-sm">
          <StateText state={campaign.state} words={words.states} />
          <p className="mt-1 text-ink2">{campaign.when}</p>
        </div>
      </div>
      <div>
        <Strip parts={campaign.parts} label={campaign.stripLabel} className="h-6!" />
        <p className="num mt-1.5 text-xs text-ink2">{campaign.codes}</p>
        {campaign.burn && <p className="num mt-1 text-xs text-ink2">{campaign.burn.text}</p>}
      </div>
      <section>
        <h3 className="mb-2 text-xs font-[600] text-ink3">{words.rules.title}</h3>
        <RuleList lines={campaign.rules} />
      </section>
      <div className="flex gap-2">
        <ButtonLink href={href} variant="primary" size={36}>
          {words.list.open}
        </ButtonLink>
        {editHref && (
          <ButtonLink href={editHref} size={36}>
            {words.actions.edit}
          </ButtonLink>
        )}
      </div>
    </div>
  </Sheet>
)
