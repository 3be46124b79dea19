import { expect, test } from 'vitest'
import { changeOf, differingFields, mergedOnto, originsOf, wrongOrigin, type BrandValues } from '@/components/settings/brand-values'

const lumen: BrandValues = { name: 'Lumen', timeZone: 'Europe/Madrid', locales: ['en', 'es'], origins: 'https://lumen.example' }

test('only what differs is sent, and spaces and order do not differ', () => {
  expect(changeOf(lumen, { ...lumen, name: ' Lumen ', locales: ['es', 'en'], origins: '\n https://lumen.example \n' })).toEqual({})
  expect(changeOf(lumen, { ...lumen, name: 'Lumen 2', locales: ['es'], origins: '' })).toEqual({
    name: 'Lumen 2',
    locales: ['es'],
    allowedOrigins: [],
  })
  expect(differingFields(lumen, { ...lumen, timeZone: 'UTC', origins: 'https://a.example' })).toEqual(['timeZone', 'origins'])
})

test('origins stand one per line, each once', () => {
  expect(originsOf('https://a.example\r\n\nhttps://b.example\nhttps://a.example')).toEqual(['https://a.example', 'https://b.example'])
})

test('the first line that is no origin is named', () => {
  expect(wrongOrigin('https://a.example\nhttps://b.example/shop\nhttp://c.example')).toBe('https://b.example/shop')
  expect(wrongOrigin('https://a.example:8443\nhttp://localhost:3000')).toBeUndefined()
})

test('what I wrote goes onto what others saved meanwhile, field by field', () => {
  const theirs = { ...lumen, name: 'Theirs', timeZone: 'UTC' }

  expect(mergedOnto(theirs, { ...lumen, name: 'Mine' }, lumen)).toEqual({ ...lumen, name: 'Mine', timeZone: 'UTC' })
})
