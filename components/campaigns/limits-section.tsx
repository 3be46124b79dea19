import { Entry } from '@/components/campaigns/entry'
import { currencySign } from '@/components/campaigns/offer-text'
import type { PartProps } from '@/components/campaigns/part-props'
import { Section } from '@/components/editor/section'

export const LimitsSection = (part: PartProps) => {
  const { editor } = part.words
  const sign = currencySign(part.writing.currency, part.writing.locale)
  return (
    <Section title={editor.limits}>
      <div className="grid gap-4 sm:grid-cols-2">
        <Entry {...part} name="claims" label={editor.claims} optional={editor.optional} hint={editor.claimsHint} />
        <Entry {...part} name="perShopper" label={editor.perShopper} />
        <Entry {...part} name="minimumSpend" label={editor.minimumSpend} optional={editor.optional} unit={sign} />
        <Entry {...part} name="budget" label={editor.budget} optional={editor.optional} hint={editor.budgetHint} unit={sign} />
      </div>
    </Section>
  )
}
