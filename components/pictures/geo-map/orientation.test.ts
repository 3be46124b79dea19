import fc from 'fast-check'
import { expect, test } from 'vitest'
import { viewFrame, worldSize } from './geometry'
import { degreesText, graticuleLines } from './graticule'
import { isChord, mapIntent, pinStep } from './keyboard'
import { decimalsAt, graticuleStep, metresPerPixel, scaleBar } from './orientation'
import { tileUrl, tileZoom, visibleTiles } from './tiles'

const barcelona = { latitude: 41.4036, longitude: 2.1744 }
const size = { width: 800, height: 500 }
const key = (name: string, held: Partial<Record<'shiftKey' | 'ctrlKey', boolean>> = {}) => ({
  key: name,
  shiftKey: false,
  altKey: false,
  ctrlKey: false,
  metaKey: false,
  ...held,
})

test('the scale bar has a round length and uses its room', () => {
  fc.assert(
    fc.property(fc.double({ min: 0.01, max: 200_000, noNaN: true }), (metresEachPixel) => {
      const { metres, pixels } = scaleBar(metresEachPixel, 96)
      expect(pixels).toBeLessThanOrEqual(96 + 1e-6)
      expect(pixels).toBeGreaterThan(96 / 2.51)
      expect([1, 2, 5]).toContain(Number(String(metres.toExponential(6)).slice(0, 8)))
    }),
  )
})

test('a pixel is shorter away from the equator', () => {
  const atEquator = metresPerPixel(viewFrame({ center: { latitude: 0, longitude: 0 }, zoom: 10 }, size))
  const here = metresPerPixel(viewFrame({ center: barcelona, zoom: 10 }, size))
  expect(atEquator).toBeCloseTo(152.7, 1)
  expect(here / atEquator).toBeCloseTo(Math.cos((41.4036 * Math.PI) / 180), 6)
})

test('the graticule is neither crowded nor empty', () => {
  for (let zoom = 2; zoom <= 19; zoom += 0.25) {
    const spacing = (graticuleStep(2 ** zoom) / 360) * worldSize * 2 ** zoom
    expect(spacing).toBeGreaterThanOrEqual(120)
    expect(spacing).toBeLessThanOrEqual(400)
  }
})

test('meridians keep their names beyond the date line', () => {
  const frame = viewFrame({ center: { latitude: 0, longitude: 179 }, zoom: 5 }, size)
  const names = graticuleLines(frame)
    .filter(({ axis }) => axis === 'meridian')
    .map(({ degrees }) => degreesText(degrees, frame.scale))
  expect(names).toEqual(['170°', '180°', '-170°'])
})

test('coordinates have the decimals that a pixel can tell apart', () => {
  expect(decimalsAt(1)).toBe(1)
  expect(decimalsAt(2 ** 12)).toBe(4)
  expect(decimalsAt(2 ** 20)).toBe(6)
})

test('tiles cover the view and wrap around the world', () => {
  const frame = viewFrame({ center: { latitude: 0, longitude: 180 }, zoom: 3 }, size)
  const tiles = visibleTiles(frame, tileZoom(frame.scale))
  expect(new Set(tiles.map(({ column }) => column))).toEqual(new Set([6, 7, 8, 9]))
  expect(tileUrl('https://tiles.test/{z}/{x}/{y}.png', { zoom: 3, column: 9, row: 4 })).toBe('https://tiles.test/3/1/4.png')
  expect(tileUrl('https://tiles.test/{z}/{x}/{y}.png', { zoom: 3, column: -1, row: 4 })).toBe('https://tiles.test/3/7/4.png')
})

test('keys say what they mean', () => {
  expect(mapIntent(key('ArrowRight'))).toEqual({ pan: { x: 80, y: 0 } })
  expect(mapIntent(key('ArrowUp', { shiftKey: true }))).toEqual({ pan: { x: 0, y: -240 } })
  expect(mapIntent(key('+'))).toEqual({ zoom: 2 })
  expect(mapIntent(key('-'))).toEqual({ zoom: 0.5 })
  expect(mapIntent(key('0'))).toBe('fit')
  expect(mapIntent(key('a'))).toBeNull()
  expect(pinStep(key('ArrowDown'))).toEqual({ x: 0, y: 8 })
  expect(pinStep(key('ArrowDown', { shiftKey: true }))).toEqual({ x: 0, y: 1 })
})

test('chords stay with the browser', () => {
  expect(isChord(key('+', { ctrlKey: true }))).toBe(true)
  expect(mapIntent(key('+', { ctrlKey: true }))).toBeNull()
  expect(mapIntent(key('ArrowLeft', { ctrlKey: true }))).toBeNull()
})
