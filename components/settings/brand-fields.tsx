import type { BrandFailure } from '@/components/settings/brand-saving'
import type { BrandLocale, BrandValues } from '@/components/settings/brand-values'
import { zoneLabel } from '@/components/stores/zone-field'
import { Checkbox } from '@/components/ui/checkbox'
import { Combobox } from '@/components/ui/combobox'
import { Field, FieldGroup } from '@/components/ui/field'
import { Input } from '@/components/ui/input'
import { Textarea } from '@/components/ui/textarea'
import type { Words } from '@/components/words'

type BrandWords = Words['settings']['brand']

type FieldsProps = {
  values: BrandValues
  errors: BrandFailure['fields']
  words: BrandWords
  onChange: (changed: Partial<BrandValues>) => void
}

export const brandLanguages: { value: BrandLocale; label: string }[] = [
  { value: 'en', label: 'English' },
  { value: 'es', label: 'Español' },
]

const zoneOptions = (value: string) =>
  [...new Set([value, ...Intl.supportedValuesOf('timeZone'), 'UTC'])].map((zone) => ({ value: zone, label: zoneLabel(zone) }))

const Languages = ({ values, errors, words, onChange }: FieldsProps) => (
  <FieldGroup legend={words.locales} hint={words.localesHint} error={errors.locales}>
    <div className="flex gap-6">
      {brandLanguages.map(({ value, label }) => (
        <Checkbox
          key={value}
          label={<span lang={value}>{label}</span>}
          checked={values.locales.includes(value)}
          onChange={({ target }) =>
            onChange({ locales: target.checked ? [...values.locales, value] : values.locales.filter((other) => other !== value) })
          }
        />
      ))}
    </div>
  </FieldGroup>
)

export const BrandFields = (props: FieldsProps) => {
  const { values, errors, words, onChange } = props
  return (
    <>
      <Field label={words.name} error={errors.name}>
        {(control) => (
          <Input
            {...control}
            autoComplete="organization"
            maxLength={80}
            value={values.name}
            onChange={({ target }) => onChange({ name: target.value })}
          />
        )}
      </Field>
      <Field label={words.timeZone} hint={words.timeZoneHint} error={errors.timeZone}>
        {(control) => (
          <Combobox
            {...control}
            value={values.timeZone}
            options={() => zoneOptions(values.timeZone)}
            labelOf={zoneLabel}
            onChange={(timeZone) => onChange({ timeZone })}
            words={{ none: words.noZone }}
          />
        )}
      </Field>
      <Languages {...props} />
      <Field label={words.origins} hint={words.originsHint} error={errors.origins}>
        {(control) => (
          <Textarea
            {...control}
            rows={3}
            spellCheck={false}
            autoCapitalize="none"
            className="code"
            value={values.origins}
            onChange={({ target }) => onChange({ origins: target.value })}
          />
        )}
      </Field>
    </>
  )
}
