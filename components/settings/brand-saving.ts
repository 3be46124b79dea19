import { type BrandField, type BrandValues, changeOf, valuesOf, type WireBrand, wrongOrigin } from '@/components/settings/brand-values'
import { refusalText } from '@/components/settings/refusal-text'
import { fill, type Words } from '@/components/words'
import type { changeBrand, getBrand } from '@/lib/brands/contract'
import type { listFacts } from '@/lib/events/contract'
import { call, Refusal } from '@/lib/http/client'

export type BrandFailure = { form: string | null; fields: Partial<Record<BrandField, string>> }

type SettingsWords = Words['settings']

const fieldOf: Record<string, BrandField> = { name: 'name', timeZone: 'timeZone', locales: 'locales', allowedOrigins: 'origins' }

/** What can be said before anything is sent. */
export const earlyFailure = ({ name, locales, origins }: BrandValues, { brand: words }: SettingsWords): BrandFailure | null => {
  const wrong = wrongOrigin(origins)
  const fields: BrandFailure['fields'] = {
    ...(name.trim() === '' && { name: words.nameMissing }),
    ...(locales.length === 0 && { locales: words.localesMissing }),
    ...(wrong !== undefined && { origins: fill(words.originWrong, { origin: wrong }) }),
  }
  return Object.keys(fields).length > 0 ? { form: null, fields } : null
}

export const failureOf = (error: unknown, words: SettingsWords): BrandFailure => {
  if (!(error instanceof Refusal)) throw error
  const fields = Object.fromEntries(
    error.errors.flatMap(({ pointer, detail }) => {
      const field = fieldOf[pointer.split('/')[1] ?? '']
      return field ? [[field, fill(words.brand.refused, { detail })]] : []
    }),
  )
  return { fields, form: Object.keys(fields).length > 0 ? null : refusalText(error, words.failures) }
}

/** From what the brand is to what it becomes; refused when somebody was quicker. */
export const saveBrand = (base: WireBrand, values: BrandValues): Promise<WireBrand> =>
  call<typeof changeBrand>({
    method: 'PATCH',
    path: '/brands/{slug}',
    params: { slug: base.slug },
    body: changeOf(valuesOf(base), values),
    ifMatch: base.version,
  })

export type LastChange = { name: string | null; at: string }

/** The brand as it is by now, and who made it so. */
export const readTheirs = async (slug: string): Promise<{ theirs: WireBrand; by: LastChange | null }> => {
  const [theirs, facts] = await Promise.all([
    call<typeof getBrand>({ method: 'GET', path: '/brands/{slug}', params: { slug } }),
    call<typeof listFacts>({ method: 'GET', path: '/audit', query: { type: 'brand.changed', limit: 1 }, brand: slug }),
  ])
  const [fact] = facts.data
  return { theirs, by: fact ? { name: fact.actor.name, at: fact.at } : null }
}
