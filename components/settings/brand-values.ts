import type { changeBrand, getBrand } from '@/lib/brands/contract'
import { isOrigin } from '@/lib/brands/rules'
import type { WireAnswer, WireBody } from '@/lib/http/operation'

export type WireBrand = WireAnswer<typeof getBrand>
export type BrandChange = WireBody<typeof changeBrand>
export type BrandLocale = WireBrand['locales'][number]

/** A brand as it is written in the form: the origins as text, one per line. */
export type BrandValues = { name: string; timeZone: string; locales: BrandLocale[]; origins: string }
export type BrandField = keyof BrandValues

export const brandFields = ['name', 'timeZone', 'locales', 'origins'] as const satisfies readonly BrandField[]

export const valuesOf = ({ name, timeZone, locales, allowedOrigins }: WireBrand): BrandValues => ({
  name,
  timeZone,
  locales,
  origins: allowedOrigins.join('\n'),
})

export const originsOf = (text: string): string[] => [
  ...new Set(
    text
      .split('\n')
      .map((line) => line.trim())
      .filter(Boolean),
  ),
]

export const wrongOrigin = (text: string): string | undefined => originsOf(text).find((origin) => !isOrigin(origin))

const isSame = (one: readonly string[], other: readonly string[]) => one.join('\n') === other.join('\n')

/** What is different, as the operation wants it; the order in which languages were ticked says nothing. */
export const changeOf = (before: BrandValues, after: BrandValues): BrandChange => ({
  ...(after.name.trim() !== before.name && { name: after.name.trim() }),
  ...(after.timeZone !== before.timeZone && { timeZone: after.timeZone }),
  ...(!isSame(after.locales.toSorted(), before.locales.toSorted()) && { locales: after.locales }),
  ...(!isSame(originsOf(after.origins), originsOf(before.origins)) && { allowedOrigins: originsOf(after.origins) }),
})

export const differingFields = (before: BrandValues, after: BrandValues): BrandField[] => {
  const change = changeOf(before, after)
  return brandFields.filter((field) => (field === 'origins' ? 'allowedOrigins' : field) in change)
}

/** What I changed, put onto what it is by now. */
export const mergedOnto = (theirs: BrandValues, mine: BrandValues, base: BrandValues): BrandValues => {
  const changed = new Set(differingFields(base, mine))
  const pick = <Field extends BrandField>(field: Field) => (changed.has(field) ? mine[field] : theirs[field])
  return { name: pick('name'), timeZone: pick('timeZone'), locales: pick('locales'), origins: pick('origins') }
}
