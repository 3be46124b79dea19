import { expect, test } from 'vitest'
import { hrefWith, pageTrail, queryText } from '@/components/ui/query'

test('reads one value of the address, and none from blanks', () => {
  expect(queryText({ q: ['verdi', 'sol'] }, 'q')).toBe('verdi')
  expect(queryText({ q: '  ' }, 'q')).toBeUndefined()
  expect(queryText({}, 'q')).toBeUndefined()
})

test('an address says only what was asked', () => {
  expect(hrefWith('/stores', { q: 'a&b', sort: null, cursor: undefined })).toBe('/stores?q=a%26b')
  expect(hrefWith('/stores', { q: '' })).toBe('/stores')
})

test('going forward and back again ends where it began', () => {
  const first = pageTrail({ cursor: undefined, trail: undefined })
  const second = first.forward('one')
  const third = pageTrail({ cursor: second.cursor, trail: second.trail ?? undefined }).forward('two')
  const fourth = pageTrail({ cursor: third.cursor, trail: third.trail ?? undefined }).forward('three')

  expect(first.back).toBeNull()
  expect(fourth).toEqual({ cursor: 'three', trail: 'one~two' })
  const toThird = pageTrail({ cursor: fourth.cursor, trail: fourth.trail ?? undefined }).back
  expect(toThird).toEqual({ cursor: 'two', trail: 'one' })
  const toSecond = pageTrail({ cursor: 'two', trail: 'one' }).back
  expect(toSecond).toEqual({ cursor: 'one', trail: null })
  expect(pageTrail({ cursor: 'one', trail: undefined }).back).toEqual({ cursor: null, trail: null })
})
