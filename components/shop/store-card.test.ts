import { expect, test } from 'vitest'

import { distanceText, openingText } from '@/components/shop/store-card'
import en from '@/components/words/en/shop.json'
import es from '@/components/words/es/shop.json'

test('says until when it is open, or when it opens', () => {
  expect(openingText({ open: true, until: '20:00' }, en.near, 'en')).toBe('Open until 20:00')
  expect(openingText({ open: false, opens: { weekday: 'friday', at: '08:00', today: true } }, en.near, 'en')).toBe('Opens at 08:00')
  expect(openingText({ open: false, opens: null }, en.near, 'en')).toBe('Closed')
})

test('names the day in the language of the reader', () => {
  const onMonday = { open: false as const, opens: { weekday: 'monday' as const, at: '09:30', today: false } }

  expect(openingText(onMonday, en.near, 'en')).toBe('Opens on Monday at 09:30')
  expect(openingText(onMonday, es.near, 'es')).toBe('Abre el lunes a las 09:30')
})

test('a far store is said in kilometres, near ones with one decimal', () => {
  expect(distanceText(8_240, 'en')).toBe('8.2 km')
  expect(distanceText(81_900, 'es')).toBe('82 km')
})
