import { useState } from 'react'
import { useWatch } from 'react-hook-form'
import { readTerms } from '@/components/campaigns/campaign-terms'
import { CodeSamples } from '@/components/campaigns/code-samples'
import { type Clock, whenText } from '@/components/campaigns/moment-text'
import { blankTag, currencySign, offerTag } from '@/components/campaigns/offer-text'
import type { PartProps } from '@/components/campaigns/part-props'
import { RoomCheck } from '@/components/campaigns/room-check'
import { RuleList } from '@/components/campaigns/rule-list'
import { countText, ruleLines } from '@/components/campaigns/rule-lines'
import { classes } from '@/components/ui/classes'
import { Tear } from '@/components/ui/tear'

type EditorSideProps = Pick<PartProps, 'form' | 'words' | 'writing'> & { clock: Clock; isFixed: boolean }

const usualCodes = 40_000

const offerFields = ['percent', 'cap', 'amount', 'price', 'buy', 'get', 'percentOff'] as const

/** What the campaign will be, told while it is written. */
export const EditorSide = ({ form, words, writing, clock, isFixed }: EditorSideProps) => {
  const values = useWatch({ control: form.control, compute: (all) => all })
  const { terms, wrongs } = readTerms(values, writing)
  const isOpen = offerFields.some((field) => wrongs[field])
  const lines = ruleLines(terms, words.rules, clock)
  const [room, setRoom] = useState<string | null>(null)
  const expected = terms.limits.claims ?? terms.issueOn?.ceiling ?? usualCodes
  return (
    <aside
      aria-label={words.rules.title}
      className="min-w-0 flex-1 px-4 py-6 lg:sticky lg:top-14 lg:max-h-[calc(100dvh-56px)] lg:overflow-y-auto lg:px-10 lg:py-9"
    >
      <div className="mx-auto max-w-[560px] space-y-7">
        <div className="rounded-lg border border-line bg-paper">
          <div className="flex min-h-[104px] flex-wrap items-center gap-x-6 gap-y-4 px-5 py-5 lg:px-6">
            <span className={classes('tag text-[72px] lg:text-[88px]', isOpen && 'text-ink3')}>
              {isOpen ? blankTag(values.offer, currencySign(writing.currency, writing.locale)) : offerTag(terms.benefit, writing.locale)}
            </span>
            <span className="min-w-0 flex-1 basis-40">
              <span className={classes('block text-lg font-[650] break-words', terms.name ? '' : 'text-ink3')}>
                {terms.name || words.editor.noName}
              </span>
              <span className="text-sm text-ink2">{whenText({ ...terms, state: 'draft' }, clock, words.when)}</span>
            </span>
          </div>
          <Tear />
          <section className="px-5 py-5 lg:px-6">
            <h2 className="mb-2 text-xs font-[600] text-ink3">{words.rules.title}</h2>
            <RuleList lines={isOpen ? [words.editor.offerOpen, ...lines.slice(1)] : lines} />
          </section>
        </div>
        <CodeSamples codeStyle={terms.codeStyle} isFixed={isFixed} words={words.editor} />
        <RoomCheck
          count={room ?? countText(expected, writing.locale)}
          onCount={setRoom}
          length={terms.codeStyle.length}
          words={words.editor}
          locale={writing.locale}
        />
      </div>
    </aside>
  )
}
