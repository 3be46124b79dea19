import type { CampaignField } from '@/components/campaigns/campaign-values'
import type { PartProps } from '@/components/campaigns/part-props'
import { Field } from '@/components/ui/field'
import { Input } from '@/components/ui/input'

/** A field whose value is one line of text. */
type LineField = Exclude<CampaignField, 'starts' | 'ends' | 'claimableByShoppers' | 'issueEvent' | 'offer'>

type EntryProps = Pick<PartProps, 'form' | 'error'> & {
  name: LineField
  label: string
  hint?: string
  optional?: string
  /** What stands behind the number: %, €. */
  unit?: string
  isNumber?: boolean
  autoFocus?: boolean
  className?: string
}

export const Entry = ({ form, error, name, label, hint, optional, unit, isNumber = true, autoFocus, className }: EntryProps) => (
  <Field label={label} hint={hint} optional={optional} error={error(name)} className={className}>
    {(control) => (
      <span className="relative block">
        <Input
          {...control}
          {...form.register(name, { onChange: () => form.clearErrors(name) })}
          defaultValue={form.getValues(name)}
          inputMode={isNumber ? 'decimal' : undefined}
          autoComplete="off"
          autoFocus={autoFocus}
          className={unit ? 'num pr-11' : isNumber ? 'num' : undefined}
        />
        {unit && (
          <span aria-hidden="true" className="pointer-events-none absolute inset-y-0 right-3 flex items-center text-ink3">
            {unit}
          </span>
        )}
      </span>
    )}
  </Field>
)
