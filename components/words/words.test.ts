import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { fill, locales } from '@/components/words'

const folder = import.meta.dirname

const flatten = (value: unknown, path = ''): [string, string][] =>
  typeof value === 'object' && value !== null
    ? Object.entries(value).flatMap(([key, inner]) => flatten(inner, path === '' ? key : `${path}.${key}`))
    : [[path, String(value)]]

const read = (locale: string, file: string) => flatten(JSON.parse(readFileSync(join(folder, locale, file), 'utf8')))

const namespaces = readdirSync(join(folder, 'en')).toSorted()

const placeholders = (text: string) => (text.match(/\{\w+/g) ?? []).toSorted()

test('every namespace exists in both languages', () => {
  expect(readdirSync(join(folder, 'es')).toSorted()).toEqual(namespaces)
})

test.each(namespaces)('%s says the same things in both languages', (file) => {
  const english = new Map(read('en', file))
  const spanish = new Map(read('es', file))

  expect([...spanish.keys()].toSorted()).toEqual([...english.keys()].toSorted())
  for (const [key, text] of english) {
    expect({ key, placeholders: placeholders(spanish.get(key) ?? '') }).toEqual({ key, placeholders: placeholders(text) })
  }
})

test.each(locales.flatMap((locale) => namespaces.map((file) => [locale, file] as const)))(
  '%s/%s speaks like a shop assistant',
  (locale, file) => {
    const wrong = read(locale, file).filter(
      ([, text]) => text.trim() === '' || /[!¡]|\b(successfully|please|oops|correctamente|por favor|con éxito|ups)\b/i.test(text),
    )

    expect(wrong).toEqual([])
  },
)

test('fill puts values into their places and leaves unknown places as they are', () => {
  expect(fill('{count} left in {place}', { count: 3 })).toBe('3 left in {place}')
})
