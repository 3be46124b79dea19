import fc from 'fast-check'
import { expect, test } from 'vitest'
import { readWallTime, wallTimeOf } from './wall-time'

const madrid = 'Europe/Madrid'

test.each([
  [{ day: '2026-11-24', time: '23:59' }, 'last', { at: '2026-11-24T22:59:00.000Z' }],
  [{ day: '2026-11-24', time: '' }, 'first', { at: '2026-11-23T23:00:00.000Z' }],
  [{ day: '2026-11-24', time: '' }, 'last', { at: '2026-11-24T22:59:00.000Z' }],
  [{ day: '', time: '' }, 'last', { at: null }],
  [{ day: '', time: '10:00' }, 'first', { wrong: 'day' }],
  [{ day: '2026-02-30', time: '10:00' }, 'first', { wrong: 'day' }],
  [{ day: '2026-03-29', time: '02:30' }, 'first', { wrong: 'gap' }],
  [{ day: '2026-03-29', time: '03:00' }, 'first', { at: '2026-03-29T01:00:00.000Z' }],
  [{ day: '2026-10-25', time: '02:30' }, 'first', { at: '2026-10-25T00:30:00.000Z' }],
] as const)('%j, as the %s, is %j in Madrid', (wall, end, read) => {
  expect(readWallTime(wall, madrid, end)).toEqual(read)
})

test('what is shown of an instant is read as an instant that shows the same', () => {
  const zones = fc.constantFrom('Europe/Madrid', 'America/New_York', 'Asia/Kathmandu', 'Australia/Lord_Howe', 'UTC')
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 60_000_000 }), zones, (minutes, timeZone) => {
      const shown = wallTimeOf(new Date(minutes * 60_000).toISOString(), timeZone)
      const read = readWallTime(shown, timeZone, 'first')

      expect('at' in read && wallTimeOf(read.at, timeZone)).toEqual(shown)
    }),
  )
})
