import { expect, test } from 'vitest'
import { everyWord } from '@/app/words'
import { locales } from '@/components/words'
import { problemCodes, problemEntry } from '@/lib/core/problem'

test.each(locales)('every problem is explained in %s, and nothing that is no problem', (locale) => {
  expect(Object.keys(everyWord[locale].problems).toSorted()).toEqual([...problemCodes].toSorted())
  for (const code of problemCodes) {
    expect({ code, ...everyWord[locale].problems[code] }).toEqual({
      code,
      title: expect.stringMatching(/\S[^.]$/),
      happened: expect.stringMatching(/\.$/),
      remedy: expect.stringMatching(/\.$/),
    })
  }
})

test('the page of a problem has the title that the API gives it', () => {
  for (const code of problemCodes) expect(everyWord.en.problems[code].title).toBe(problemEntry(code).title)
})
