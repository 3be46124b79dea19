import { Combobox } from '@/components/ui/combobox'
import { Field } from '@/components/ui/field'
import type { Words } from '@/components/words'

type ZoneFieldProps = {
  value: string
  brandZone: string
  error: string | undefined
  words: Words['stores']['editor']
  onChange: (zone: string) => void
}

export const zoneLabel = (zone: string) => zone.replaceAll('_', ' ')

/** The brand's zone first, then that of the store, then all that the browser knows. */
const zoneOptions = (brandZone: string, value: string, note: string) =>
  [...new Set([brandZone, value, ...Intl.supportedValuesOf('timeZone'), 'UTC'])].map((zone) => ({
    value: zone,
    label: zoneLabel(zone),
    ...(zone === brandZone && { note }),
  }))

export const ZoneField = ({ value, brandZone, error, words, onChange }: ZoneFieldProps) => (
  <Field label={words.timeZone} hint={words.timeZoneHint} error={error}>
    {(control) => (
      <Combobox
        {...control}
        value={value}
        options={() => zoneOptions(brandZone, value, words.brandZone)}
        labelOf={zoneLabel}
        onChange={onChange}
        words={{ none: words.noZone }}
      />
    )}
  </Field>
)
