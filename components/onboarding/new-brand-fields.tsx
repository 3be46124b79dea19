'use client'

import type { Choice, ChoiceGroup } from '@/components/onboarding/choices'
import type { NewBrand, NewBrandErrors } from '@/components/onboarding/new-brand'
import { Checkbox } from '@/components/ui/checkbox'
import { Field, FieldGroup } from '@/components/ui/field'
import { Input } from '@/components/ui/input'
import { Select } from '@/components/ui/select'
import { fill, type Locale, type Words } from '@/components/words'

export type FieldsProps = {
  brand: NewBrand
  errors: NewBrandErrors
  words: Words['onboarding']['newBrand']
  onChange: (change: Partial<NewBrand>) => void
}

export const NameFields = ({ brand, errors, words, onChange }: FieldsProps) => (
  <>
    <Field label={words.name} hint={words.nameHint} error={errors.name}>
      {(control) => (
        <Input
          {...control}
          name="name"
          required
          autoFocus
          autoComplete="organization"
          maxLength={80}
          value={brand.name}
          onChange={(event) => onChange({ name: event.target.value })}
        />
      )}
    </Field>
    <Field label={words.slug} hint={fill(words.slugHint, { address: `/console/${brand.slug || '…'}` })} error={errors.slug}>
      {(control) => (
        <Input
          {...control}
          name="slug"
          required
          autoComplete="off"
          autoCapitalize="none"
          spellCheck={false}
          maxLength={40}
          value={brand.slug}
          onChange={(event) => onChange({ slug: event.target.value.toLowerCase().replace(/[^a-z0-9-]/g, '') })}
        />
      )}
    </Field>
  </>
)

const Options = ({ choices }: { choices: Choice[] }) =>
  choices.map(({ value, label }) => (
    <option key={value} value={value}>
      {label}
    </option>
  ))

export const PlaceFields = ({
  brand,
  errors,
  words,
  onChange,
  currencies,
  timeZones,
}: FieldsProps & { currencies: Choice[]; timeZones: ChoiceGroup[] }) => (
  <div className="grid gap-5 sm:grid-cols-2">
    <Field label={words.currency} hint={words.currencyHint} error={errors.currency}>
      {(control) => (
        <Select {...control} name="currency" value={brand.currency} onChange={(event) => onChange({ currency: event.target.value })}>
          <Options choices={currencies} />
        </Select>
      )}
    </Field>
    <Field label={words.timeZone} hint={words.timeZoneHint} error={errors.timeZone}>
      {(control) => (
        <Select {...control} name="timeZone" value={brand.timeZone} onChange={(event) => onChange({ timeZone: event.target.value })}>
          {timeZones.map(({ label, choices }) => (
            <optgroup key={label} label={label}>
              <Options choices={choices} />
            </optgroup>
          ))}
        </Select>
      )}
    </Field>
  </div>
)

const languages: { value: Locale; label: string }[] = [
  { value: 'en', label: 'English' },
  { value: 'es', label: 'Español' },
]

export const LanguageFields = ({ brand, errors, words, onChange }: FieldsProps) => (
  <FieldGroup legend={words.locales} hint={words.localesHint} error={errors.locales}>
    <div className="flex gap-6">
      {languages.map(({ value, label }) => (
        <Checkbox
          key={value}
          name="locales"
          value={value}
          label={<span lang={value}>{label}</span>}
          checked={brand.locales.includes(value)}
          onChange={(event) =>
            onChange({ locales: event.target.checked ? [...brand.locales, value] : brand.locales.filter((other) => other !== value) })
          }
        />
      ))}
    </div>
  </FieldGroup>
)
