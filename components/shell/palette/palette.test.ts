import { expect, test } from 'vitest'

import { matches } from '@/components/shell/palette/matching'
import { readRecent, withRecent } from '@/components/shell/palette/recent'

const entry = (id: string) => ({ id, label: id.toUpperCase() })

test('finds a word by its beginning, whatever the accents', () => {
  expect(matches('Plaça del Sol, Gràcia', 'gracia')).toBe(true)
  expect(matches('Plaça del Sol, Gràcia', 'SOL pla')).toBe(true)
  expect(matches('Plaça del Sol, Gràcia', 'aça')).toBe(false)
})

test('an empty question matches everything', () => {
  expect(matches('Today', '  ')).toBe(true)
})

test('the newest comes first, once, and five are kept', () => {
  const five = ['a', 'b', 'c', 'd', 'e'].map(entry)

  expect(withRecent(five, entry('c')).map(({ id }) => id)).toEqual(['c', 'a', 'b', 'd', 'e'])
  expect(withRecent(five, entry('f')).map(({ id }) => id)).toEqual(['f', 'a', 'b', 'c', 'd'])
})

test('what another hand wrote into the storage is left out', () => {
  expect(readRecent('{broken')).toEqual([])
  expect(readRecent('{"id":"a"}')).toEqual([])
  expect(readRecent('[{"id":"a","label":"A"},{"id":1},null]')).toEqual([entry('a')])
})
