import { expect, test } from 'vitest'

import { placeText, readPlace } from '@/components/shop/place'

test('a place comes back as it was kept, to eleven metres', () => {
  const sol = { latitude: 41.40123456, longitude: 2.15, label: 'Plaça del Sol, 4' }

  expect(readPlace(placeText(sol))).toEqual({ latitude: 41.4012, longitude: 2.15, label: 'Plaça del Sol, 4' })
  expect(readPlace(placeText({ ...sol, latitude: -33.5, label: null }))).toEqual({ latitude: -33.5, longitude: 2.15, label: null })
})

test('what is no place on earth is none', () => {
  for (const text of [undefined, '', 'here', '91.0000,0.0000', '0.0000,181.0000', '1,2', 'NaN,NaN']) expect(readPlace(text)).toBeNull()
})
