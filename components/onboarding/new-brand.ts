import { call, Refusal } from '@/lib/http/client'
import type { createBrand } from '@/lib/brands/contract'
import type { Locale, Words } from '@/components/words'

export type NewBrand = { name: string; slug: string; currency: string; timeZone: string; locales: Locale[] }
export type NewBrandErrors = Partial<Record<keyof NewBrand | 'form', string>>

type BrandWords = Words['onboarding']['newBrand']

const shortestSlug = 3

/** What can be said before the server is asked. */
export const missingIn = (brand: NewBrand, words: BrandWords): NewBrandErrors => ({
  ...(brand.name.trim() ? {} : { name: words.nameMissing }),
  ...(brand.slug.length >= shortestSlug ? {} : { slug: words.slugMissing }),
  ...(brand.locales.length > 0 ? {} : { locales: words.localesMissing }),
})

const fields = ['name', 'slug', 'currency', 'timeZone', 'locales'] as const satisfies readonly (keyof NewBrand)[]

export const errorsOf = (refusal: Refusal, words: BrandWords): NewBrandErrors => {
  if (refusal.code === 'slug-taken') return { slug: words.slugTaken }
  if (refusal.status === 0 || refusal.status >= 500) return { form: words.away }
  const named = fields.flatMap((field) => {
    const error = refusal.errors.find(({ pointer }) => pointer.split('/')[1] === field)
    return error ? [[field, error.detail] as const] : []
  })
  return named.length > 0 ? Object.fromEntries(named) : { form: `${words.refused} ${refusal.message}` }
}

/** The errors that keep the brand from being made; none when it was. */
export const make = async (brand: NewBrand, words: BrandWords): Promise<NewBrandErrors | null> => {
  try {
    await call<typeof createBrand>({ method: 'POST', path: '/brands', body: { ...brand, name: brand.name.trim() } })
    return null
  } catch (error) {
    if (error instanceof Refusal) return errorsOf(error, words)
    throw error
  }
}
