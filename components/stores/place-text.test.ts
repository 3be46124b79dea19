import { expect, test } from 'vitest'
import { readDegrees, readPair, readPlace } from '@/components/stores/place-text'

test.each([
  ['41.40, 2.15', '41.4', '2.15'],
  ['41.40,2.15', '41.4', '2.15'],
  ['41,40; 2,15', '41.4', '2.15'],
  ['41,40 2,15', '41.4', '2.15'],
  [' (41.40338 2.17403) ', '41.40338', '2.17403'],
  ['-33.8568, 151.2153', '-33.8568', '151.2153'],
  ['−33.8568, 151.2153', '-33.8568', '151.2153'],
])('%j is a place', (text, latitude, longitude) => {
  expect(readPair(text)).toEqual({ latitude, longitude })
})

test.each(['41.40', '41,40', '-2,15', 'Plaça del Sol, 14', '41.4, 2.1, 3', '', '41.4, x'])('%j is no pair', (text) => {
  expect(readPair(text)).toBeNull()
})

test('degrees take a point or a comma and nothing else', () => {
  expect(readDegrees('41,40117')).toBe(41.40117)
  expect(readDegrees('-2')).toBe(-2)
  expect(readDegrees('2.15 E')).toBeNull()
  expect(readDegrees('1e3')).toBeNull()
})

test('both numbers or neither, within the world', () => {
  expect(readPlace({ latitude: '', longitude: ' ' })).toEqual({ place: null })
  expect(readPlace({ latitude: '41.4', longitude: '' })).toEqual({ wrong: 'pair' })
  expect(readPlace({ latitude: '41.4, 2.15', longitude: '' })).toEqual({ place: { latitude: 41.4, longitude: 2.15 } })
  expect(readPlace({ latitude: '', longitude: '41,4; 2,15' })).toEqual({ place: { latitude: 41.4, longitude: 2.15 } })
  expect(readPlace({ latitude: '41,4', longitude: '2,15' })).toEqual({ place: { latitude: 41.4, longitude: 2.15 } })
  expect(readPlace({ latitude: '91', longitude: '2' })).toEqual({ wrong: 'position' })
  expect(readPlace({ latitude: 'north', longitude: '2' })).toEqual({ wrong: 'position' })
  expect(readPlace({ latitude: '41.4', longitude: '-180' })).toEqual({ place: { latitude: 41.4, longitude: -180 } })
})
