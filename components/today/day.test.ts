import { expect, test } from 'vitest'
import type { Week } from '@/lib/stores/rules'
import { barsOf, nextToOpen, storeDay } from './day'

const closed: Week = { monday: [], tuesday: [], wednesday: [], thursday: [], friday: [], saturday: [], sunday: [] }
const late: Week = {
  ...closed,
  friday: [
    { opens: '08:00', closes: '13:00' },
    { opens: '18:00', closes: '01:00' },
  ],
}
const store = (name: string, openingHours: Week | null) => ({ id: name, name, address: null, timeZone: 'Europe/Madrid', openingHours })

const inMadrid = (time: string) => ({ at: new Date(time), timeZone: 'Europe/Madrid' })
const friday = inMadrid('2026-11-20T12:00:00Z')

test('a day has its periods in their places, and the running one is marked', () => {
  const { bars } = storeDay(store('Verdi', late), inMadrid('2026-11-20T10:00:00Z'))

  expect(bars).toEqual([
    { x: 10, width: 25, isNow: true },
    { x: 60, width: 35, isNow: false },
  ])
})

test('at one in the night the bar of last evening still runs', () => {
  const { bars, state } = storeDay(store('Verdi', late), inMadrid('2026-11-20T23:30:00Z'))

  expect(state).toEqual({ open: true, until: '01:00' })
  expect(bars.filter((bar) => bar.isNow)).toEqual([{ x: 60, width: 35, isNow: true }])
})

test('nothing is drawn outside the axis', () => {
  const [before, after, later] = ['2026-11-18', '2026-11-22', '2026-11-23'].map((day) => new Date(day))

  expect(before && after && barsOf([{ from: before, to: after }], friday)).toEqual([{ x: 0, width: 100, isNow: true }])
  expect(after && later && barsOf([{ from: after, to: later }], friday)).toEqual([])
})

test('the next to open is the earliest of those that open today', () => {
  const early: Week = { ...closed, friday: [{ opens: '16:00', closes: '20:00' }] }
  const days = [store('Late', late), store('Early', early), store('Closed', closed), store('Unsaid', null)].map((one) =>
    storeDay(one, friday),
  )

  expect(nextToOpen(days)).toEqual({ name: 'Early', at: '16:00' })
})

test('on the day that the clocks are changed, every bar stands at the hour that is on the door', () => {
  const daily = { opens: '08:00', closes: '20:00' }
  const always: Week = { ...closed, saturday: [daily], sunday: [daily], monday: [daily] }
  const atEight = { x: 10, width: 60 }

  for (const time of [
    '2026-03-28T23:30:00Z',
    '2026-03-29T00:30:00Z',
    '2026-03-29T05:00:00Z',
    '2026-10-25T00:30:00Z',
    '2026-10-25T09:00:00Z',
  ])
    expect(storeDay(store('Verdi', always), inMadrid(time)).bars).toEqual([expect.objectContaining(atEight)])
})

test('a store of another zone is drawn on the clock of the brand, also when only its own clocks are changed', () => {
  const newYork = { ...store('Hudson', { ...closed, sunday: [{ opens: '08:00', closes: '12:00' }] }), timeZone: 'America/New_York' }
  const hourOf = (time: string) => storeDay(newYork, inMadrid(time)).bars.map(({ x }) => 6 + (x / 100) * 20)

  expect(hourOf('2026-03-01T06:30:00Z')).toEqual([14])
  expect(hourOf('2026-03-08T06:30:00Z')).toEqual([13])
  expect(hourOf('2026-03-08T12:30:00Z')).toEqual([13])
})
