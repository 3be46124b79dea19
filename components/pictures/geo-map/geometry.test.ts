import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  centredFrame,
  centreOf,
  fittedFrame,
  type Frame,
  isInside,
  mercatorLimit,
  nearestCopy,
  pannedFrame,
  type Position,
  positionAt,
  project,
  scaleLimits,
  screenPosition,
  unproject,
  viewFrame,
  worldSize,
  zoomedFrame,
} from './geometry'

const barcelona = { latitude: 41.4036, longitude: 2.1744 }
const size = { width: 800, height: 500 }

const anyPosition = fc.record({
  latitude: fc.double({ min: -85, max: 85, noNaN: true }),
  longitude: fc.double({ min: -180, max: 179.999, noNaN: true }),
})
const anySize = fc.record({ width: fc.integer({ min: 200, max: 2000 }), height: fc.integer({ min: 200, max: 1200 }) })

const degreesApart = (one: number, other: number) => Math.abs(one - other - 360 * Math.round((one - other) / 360))

describe('projection', () => {
  test('comes back to where it started', () => {
    fc.assert(
      fc.property(anyPosition, (position) => {
        const back = unproject(project(position))
        expect(back.latitude).toBeCloseTo(position.latitude, 9)
        expect(degreesApart(back.longitude, position.longitude)).toBeLessThan(1e-9)
      }),
    )
  })

  test('is the one that raster tiles use', () => {
    expect(project({ latitude: 0, longitude: 0 })).toEqual({ x: 128, y: 128 })
    const { x, y } = project(barcelona)
    expect([Math.floor((x / worldSize) * 2 ** 15), Math.floor((y / worldSize) * 2 ** 15)]).toEqual([16581, 12236])
  })

  test('takes the poles and the date line', () => {
    expect(project({ latitude: 90, longitude: 180 }).y).toBeCloseTo(0, 6)
    expect(project({ latitude: -90, longitude: -180 }).y).toBeCloseTo(worldSize, 6)
    expect(unproject({ x: 0, y: -1000 }).latitude).toBe(mercatorLimit)
  })

  test('brings positions of any world copy back within ±180', () => {
    fc.assert(
      fc.property(anyPosition, fc.integer({ min: -5, max: 5 }), (position, turns) => {
        const { x, y } = project(position)
        const { longitude } = unproject({ x: x + turns * worldSize, y })
        expect(longitude).toBeGreaterThanOrEqual(-180)
        expect(longitude).toBeLessThanOrEqual(180)
      }),
    )
  })
})

describe('frames', () => {
  test('a pixel and the position under it are the same at any zoom', () => {
    fc.assert(
      fc.property(anyPosition, fc.double({ min: 3, max: 19, noNaN: true }), anySize, (center, zoom, anyViewSize) => {
        const frame = viewFrame({ center, zoom }, anyViewSize)
        const pixel = { x: anyViewSize.width / 3, y: anyViewSize.height / 4 }
        const back = screenPosition(frame, positionAt(frame, pixel))
        expect(back.x).toBeCloseTo(pixel.x, 2)
        expect(back.y).toBeCloseTo(pixel.y, 2)
      }),
    )
  })

  test('never look beyond the poles', () => {
    fc.assert(
      fc.property(anyPosition, fc.double({ min: 0, max: 20, noNaN: true }), anySize, (center, zoom, anyViewSize) => {
        const { y, scale, height } = viewFrame({ center, zoom }, anyViewSize)
        const worldHeight = worldSize * scale
        if (worldHeight > height) {
          expect(y).toBeLessThanOrEqual(1e-6)
          expect(y + worldHeight).toBeGreaterThanOrEqual(height - 1e-6)
        } else expect(y).toBeCloseTo((height - worldHeight) / 2)
      }),
    )
  })

  test('zoom about their centre, within the limits', () => {
    const frame = viewFrame({ center: barcelona, zoom: 12 }, size)
    const closer = zoomedFrame(frame, 2)
    expect(closer.scale).toBe(2 ** 13)
    expect(centreOf(closer).x).toBeCloseTo(centreOf(frame).x, 9)
    expect(zoomedFrame(frame, 1e9).scale).toBe(scaleLimits(size)[1])
    expect(zoomedFrame(frame, 1e-9).scale).toBe(scaleLimits(size)[0])
  })

  test('pan east without end', () => {
    let frame: Frame = centredFrame(project(barcelona), 8, size)
    for (let count = 0; count < 50; count++) frame = pannedFrame(frame, { x: 240, y: 0 })
    const { x } = screenPosition(frame, barcelona)
    expect(Math.abs(x - size.width / 2)).toBeLessThanOrEqual((worldSize * frame.scale) / 2 + 1e-6)
    expect(unproject(centreOf(frame)).latitude).toBeCloseTo(barcelona.latitude, 6)
  })
})

describe('fitting', () => {
  const shows = (frame: Frame, position: Position) => isInside(frame, screenPosition(frame, position), 0)

  test('shows every position, wherever they lie', () => {
    fc.assert(
      fc.property(fc.array(anyPosition, { minLength: 1, maxLength: 20 }), anySize, (positions, anyViewSize) => {
        const frame = fittedFrame(positions, anyViewSize)
        const [smallest] = scaleLimits(anyViewSize)
        if (frame.scale > smallest) expect(positions.every((position) => shows(frame, position))).toBe(true)
      }),
    )
  })

  test('crosses the date line rather than going around the world', () => {
    const fiji = { latitude: -17.7, longitude: 178 }
    const samoa = { latitude: -13.8, longitude: -172 }
    const frame = fittedFrame([fiji, samoa], size)
    expect(frame.scale).toBeGreaterThan(32)
    expect(shows(frame, fiji) && shows(frame, samoa)).toBe(true)
  })

  test('shows a single place with its neighbourhood, and the whole world when there is nothing', () => {
    expect(fittedFrame([barcelona], size).scale).toBe(2 ** 15)
    expect(fittedFrame([], size).scale).toBe(scaleLimits(size)[0])
  })

  test('nearestCopy is never more than half a world away', () => {
    fc.assert(
      fc.property(fc.double({ min: 0, max: 256, noNaN: true }), fc.double({ min: -5000, max: 5000, noNaN: true }), (x, around) => {
        expect(Math.abs(nearestCopy(x, around) - around)).toBeLessThanOrEqual(worldSize / 2 + 1e-6)
      }),
    )
  })
})
