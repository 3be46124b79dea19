import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { everyWord } from '@/app/words'
import { locales } from '@/components/words'

test.each(locales)('every file of words/%s reaches the pages', (locale) => {
  const files = readdirSync(join(import.meta.dirname, '../components/words', locale))

  expect(Object.keys(everyWord[locale]).toSorted()).toEqual(files.map((file) => file.replace('.json', '')).toSorted())
})
