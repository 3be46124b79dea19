import { offerTag } from '@/components/campaigns/offer-text'
import type { PartProps } from '@/components/campaigns/part-props'
import { memberText, offerLine, styleText } from '@/components/campaigns/rule-lines'
import type { Clock } from '@/components/campaigns/moment-text'
import { termsOf } from '@/components/campaigns/campaign-terms'
import { Section } from '@/components/editor/section'
import { Tag } from '@/components/ui/tag'
import type { WireCampaign } from '@/lib/campaigns/contract'

type FixedSectionProps = Pick<PartProps, 'words' | 'writing'> & { campaign: WireCampaign; clock: Clock }

/** What is out there and promised: shown, and why it is not asked for. */
export const FixedSection = ({ campaign, words, writing, clock }: FixedSectionProps) => {
  const terms = termsOf(campaign)
  return (
    <Section title={words.editor.offer}>
      <div className="flex items-center gap-4">
        <Tag size="panel">{offerTag(campaign.benefit, writing.locale)}</Tag>
        <p className="text-base font-[550]">{offerLine(campaign.benefit, words.rules, writing.locale)}</p>
      </div>
      <dl className="mt-3 grid grid-cols-[88px_minmax(0,1fr)] gap-x-3 gap-y-1.5">
        <dt className="text-ink3">{words.editor.fixedStyle}</dt>
        <dd>{styleText(terms.codeStyle, words.rules)}</dd>
        <dt className="text-ink3">{words.editor.fixedIssue}</dt>
        <dd>{memberText(terms, 'issueOn', words, clock)}</dd>
      </dl>
      <p className="mt-3 border-l-[3px] border-line2 pl-3 text-xs text-ink2">{words.editor.fixed}</p>
    </Section>
  )
}
