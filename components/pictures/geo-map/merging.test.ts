import fc from 'fast-check'
import { expect, test } from 'vitest'
import { maximumScale } from './geometry'
import { type GeoMarker, mergedSpots, namedSpots } from './merging'

const anyMarkers = fc
  .array(
    fc.record({
      latitude: fc.double({ min: 41.3, max: 41.5, noNaN: true }),
      longitude: fc.double({ min: 2.1, max: 2.3, noNaN: true }),
      tag: fc.option(fc.constantFrom('3', '42', '120'), { nil: undefined }),
    }),
    { maxLength: 60 },
  )
  .map((places): GeoMarker[] =>
    places.map(({ latitude, longitude, tag }, index) => ({
      id: `m${index}`,
      label: `Store ${index}`,
      position: { latitude, longitude },
      tag,
    })),
  )
const anyScale = fc.integer({ min: 0, max: 20 }).map((zoom) => 2 ** zoom)
const at = (id: string, latitude: number, longitude: number, tag?: string): GeoMarker => ({
  id,
  label: id,
  position: { latitude, longitude },
  tag,
})

test('every marker is in exactly one spot', () => {
  fc.assert(
    fc.property(anyMarkers, anyScale, (markers, scale) => {
      const ids = mergedSpots(markers, scale, 128, 'm0').flatMap((spot) => spot.markers.map(({ id }) => id))
      expect([...ids].sort()).toEqual(markers.map(({ id }) => id).sort())
    }),
  )
})

test('no two spots can be hit at the same pixel', () => {
  fc.assert(
    fc.property(anyMarkers, anyScale, (markers, scale) => {
      const centres = mergedSpots(markers, scale, 128).map(({ point }) => point)
      for (const [index, one] of centres.entries()) {
        for (const other of centres.slice(index + 1)) {
          expect(Math.max(Math.abs(one.x - other.x), Math.abs(one.y - other.y)) * scale).toBeGreaterThan(11)
        }
      }
    }),
  )
})

test('tags merge when they would overlap, and part when one zooms in', () => {
  const markers = [at('sol', 41.4024, 2.1572, '46'), at('verdi', 41.4037, 2.1567, '22')]
  expect(mergedSpots(markers, 2 ** 10, 128)).toHaveLength(1)
  expect(mergedSpots(markers, 2 ** 18, 128)).toHaveLength(2)
})

test('places at the same spot stay together at any zoom', () => {
  const markers = [at('ground-floor', 41.4, 2.16), at('first-floor', 41.4, 2.16)]
  expect(mergedSpots(markers, maximumScale, 128)).toHaveLength(1)
})

test('the selected marker stays by itself, above the others', () => {
  const markers = [at('a', 41.4, 2.16), at('b', 41.4, 2.16), at('c', 41.4, 2.16)]
  const spots = mergedSpots(markers, 2, 128, 'b')
  expect(spots.map((spot) => spot.markers.map(({ id }) => id))).toEqual([['a', 'c'], ['b']])
})

test('neighbours across the date line merge too', () => {
  const markers = [at('west', -17, 179.99), at('east', -17, -179.99)]
  expect(mergedSpots(markers, 2 ** 5, 256)).toHaveLength(1)
  expect(mergedSpots(markers, 2 ** 5, 0)).toHaveLength(1)
})

test('a name stands where it hides nothing, and gives way where it would', () => {
  const apart = mergedSpots([at('Verdi', 41.4, 2.1), at('Joanic', 41.4, 2.2)], 2 ** 12, 128)
  const close = mergedSpots([at('A long name of a store', 41.4, 2.16), at('Joanic', 41.4, 2.165)], 2 ** 13, 128)

  expect([...namedSpots(apart, 2 ** 12).keys()].sort()).toEqual(['Joanic', 'Verdi'])
  expect([...namedSpots(close, 2 ** 13)]).toEqual([
    ['A long name of a store', 'left'],
    ['Joanic', 'right'],
  ])
})

test('merged spots and tags have no name beside them', () => {
  expect(namedSpots(mergedSpots([at('one', 41.4, 2.1), at('other', 41.4, 2.1)], 2 ** 10, 128), 2 ** 10).size).toBe(0)
  expect(namedSpots(mergedSpots([at('one', 41.4, 2.1, '46')], 2 ** 10, 128), 2 ** 10).size).toBe(0)
})

test('a name that the edge would cut stands on the other side, or not at all', () => {
  const [spot] = mergedSpots([at('Poblenou', 41.4, 2.2)], 2 ** 12, 128)
  const x = (spot?.point.x ?? 0) * 2 ** 12

  expect(namedSpots(spot ? [spot] : [], 2 ** 12, { left: x - 300, right: x + 20 }).get('Poblenou')).toBe('left')
  expect(namedSpots(spot ? [spot] : [], 2 ** 12, { left: x - 20, right: x + 20 }).size).toBe(0)
})
