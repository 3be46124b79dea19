import { expect, test } from 'vitest'
import { matchingOptions } from '@/components/ui/combobox-search'

const options = [
  { value: 'Europe/Madrid', label: 'Europe/Madrid' },
  { value: 'America/Bogota', label: 'América/Bogotá' },
  { value: 'America/New_York', label: 'America/New York' },
]
const found = (query: string, most = 10) => matchingOptions(options, query, most).map(({ value }) => value)

test('finds by the beginning of any word, whatever the accents and order', () => {
  expect(found('bogota')).toEqual(['America/Bogota'])
  expect(found('york ame')).toEqual(['America/New_York'])
  expect(found('america/new')).toEqual(['America/New_York'])
  expect(found('drid')).toEqual([])
})

test('without words everything is found, up to the most', () => {
  expect(found(' ')).toHaveLength(3)
  expect(found('', 2)).toEqual(['Europe/Madrid', 'America/Bogota'])
})
