import { useEffect, useRef } from 'react'
import { useFormState } from 'react-hook-form'
import { ChangeBar } from '@/components/campaigns/change-bar'
import { EditorSide } from '@/components/campaigns/editor-side'
import { Entry } from '@/components/campaigns/entry'
import { FixedSection } from '@/components/campaigns/fixed-section'
import { LimitsSection } from '@/components/campaigns/limits-section'
import type { Clock } from '@/components/campaigns/moment-text'
import { MoreSection } from '@/components/campaigns/more-section'
import { OfferSection } from '@/components/campaigns/offer-section'
import type { PartProps } from '@/components/campaigns/part-props'
import { StyleSection } from '@/components/campaigns/style-section'
import { WhenSection } from '@/components/campaigns/when-section'
import { WhoSection } from '@/components/campaigns/who-section'
import { Section } from '@/components/editor/section'
import { Field } from '@/components/ui/field'
import { Textarea } from '@/components/ui/textarea'
import type { WireCampaign } from '@/lib/campaigns/contract'

const About = ({ isNew, ...part }: PartProps & { isNew: boolean }) => {
  const { form, words, error } = part
  const { editor } = words
  return (
    <Section title={editor.about}>
      <div className="space-y-4">
        <Entry {...part} name="name" label={editor.name} hint={editor.nameHint} isNumber={false} autoFocus={isNew} />
        <Field label={editor.description} optional={editor.optional} error={error('description')}>
          {(control) => (
            <Textarea
              {...control}
              {...form.register('description')}
              defaultValue={form.getValues('description')}
              maxLength={2_000}
              rows={2}
              className="min-h-16!"
            />
          )}
        </Field>
      </div>
    </Section>
  )
}

type CampaignFieldsProps = Omit<PartProps, 'error'> & {
  /** Null for a campaign that is still to be drafted. */
  base: WireCampaign | null
  failure: string | null
  /** How often saving was refused; each time the first wrong field takes the focus. */
  refusals: number
  clock: Clock
}

export const CampaignFields = ({ base, failure, refusals, clock, ...own }: CampaignFieldsProps) => {
  const { errors } = useFormState({ control: own.form.control })
  const column = useRef<HTMLElement>(null)
  const isFixed = base !== null && base.publishedAt !== null
  useEffect(() => {
    if (refusals > 0) column.current?.querySelector<HTMLElement>('[aria-invalid]')?.focus()
  }, [refusals])
  const part: PartProps = { ...own, error: (field) => errors[field]?.message }
  return (
    <div className="lg:flex lg:items-start">
      <main
        id="content"
        ref={column}
        className="flex flex-col lg:min-h-[calc(100dvh-56px)] lg:w-[400px] lg:shrink-0 lg:border-r lg:border-line xl:w-[488px]"
      >
        <p role="alert" className="bg-tomato2 font-[550] text-tomato not-empty:px-4 not-empty:py-3 lg:not-empty:px-7">
          {failure}
        </p>
        <About {...part} isNew={base === null} />
        {base && isFixed ? <FixedSection campaign={base} {...own} clock={clock} /> : <OfferSection {...part} />}
        <WhenSection {...part} />
        <LimitsSection {...part} />
        <WhoSection {...part} isFixed={isFixed} />
        <StyleSection {...part} isFixed={isFixed} />
        <MoreSection {...part} />
        {base && (
          <div className="contents lg:mt-auto lg:block">
            <ChangeBar base={base} {...own} clock={clock} />
          </div>
        )}
      </main>
      <EditorSide {...own} clock={clock} isFixed={isFixed} />
    </div>
  )
}
