import { expect, test } from 'vitest'

import { errorsOf, missingIn, type NewBrand } from '@/components/onboarding/new-brand'
import { newBrand as words } from '@/components/words/en/onboarding.json'
import { Refusal } from '@/lib/http/client'

const brand: NewBrand = { name: 'Lumen', slug: 'lumen', currency: 'EUR', timeZone: 'Europe/Madrid', locales: ['es'] }

test('says what is missing before it asks the server', () => {
  expect(missingIn(brand, words)).toEqual({})
  expect(Object.keys(missingIn({ ...brand, name: '  ', slug: '', locales: [] }, words))).toEqual(['name', 'slug', 'locales'])
})

test('puts each refusal beside the field that its pointer names', () => {
  const refusal = new Refusal({
    code: 'invalid',
    status: 422,
    detail: 'Some fields are not valid',
    errors: [{ pointer: '/locales/0', code: 'invalid', detail: 'Not a language' }],
  })

  expect(errorsOf(refusal, words)).toEqual({ locales: 'Not a language' })
})

test('a taken short name is said in the words of the reader', () => {
  expect(errorsOf(new Refusal({ code: 'slug-taken', status: 409, detail: 'taken' }), words)).toEqual({ slug: words.slugTaken })
})

test('a server that is away, and a refusal without a field, stand above the button', () => {
  expect(errorsOf(new Refusal({ code: 'offline', status: 0, detail: 'No connection.' }), words)).toEqual({ form: words.away })
  expect(errorsOf(new Refusal({ code: 'rate-limited', status: 429, detail: 'Too many requests' }), words).form).toContain(
    'Too many requests',
  )
})
