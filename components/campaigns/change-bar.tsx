import { useWatch } from 'react-hook-form'
import { differing, readTerms } from '@/components/campaigns/campaign-terms'
import { valuesOf } from '@/components/campaigns/campaign-values'
import type { Clock } from '@/components/campaigns/moment-text'
import type { PartProps } from '@/components/campaigns/part-props'
import { memberText } from '@/components/campaigns/rule-lines'
import type { WireCampaign } from '@/lib/campaigns/contract'

type ChangeBarProps = Pick<PartProps, 'form' | 'words' | 'writing'> & { base: WireCampaign; clock: Clock }

/** What saving will change, part by part, below what is written. */
export const ChangeBar = ({ form, base, words, writing, clock }: ChangeBarProps) => {
  const values = useWatch({ control: form.control, compute: (all) => all })
  const { terms } = readTerms(values, writing)
  const changed = differing(readTerms(valuesOf(base, writing), writing).terms, terms)
  if (changed.length === 0) return null
  return (
    <section
      aria-label={words.editor.changes}
      className="sticky bottom-0 z-10 max-h-[38dvh] overflow-y-auto border-t border-ink bg-shelf px-4 py-3 lg:px-7"
    >
      <h2 className="text-2xs font-[600] text-ink3">{words.editor.changes}</h2>
      <dl className="mt-1 grid grid-cols-[112px_minmax(0,1fr)] gap-x-3 gap-y-1 text-xs">
        {changed.map((member) => (
          <div key={member} className="contents">
            <dt className="text-ink2">{words.members[member]}</dt>
            <dd className="num line-clamp-2 font-[600] break-words whitespace-pre-line">{memberText(terms, member, words, clock)}</dd>
          </div>
        ))}
      </dl>
    </section>
  )
}
