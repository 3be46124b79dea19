import { expect, test } from 'vitest'
import type { Week } from '@/lib/stores/rules'
import { barsOf, nextToOpen, onAxis, storeDay } from './day'

const closed: Week = { monday: [], tuesday: [], wednesday: [], thursday: [], friday: [], saturday: [], sunday: [] }
const late: Week = {
  ...closed,
  friday: [
    { opens: '08:00', closes: '13:00' },
    { opens: '18:00', closes: '01:00' },
  ],
}
const store = (name: string, openingHours: Week | null) => ({ id: name, name, address: null, timeZone: 'Europe/Madrid', openingHours })

const friday = new Date('2026-11-20T12:00:00Z')
const oneInTheAfternoon = 13 * 60

test('a day has its periods in their places, and the running one is marked', () => {
  const at = new Date('2026-11-20T10:00:00Z')

  const { bars } = storeDay(store('Verdi', late), at, 11 * 60)

  expect(bars).toEqual([
    { x: 10, width: 25, isNow: true },
    { x: 60, width: 35, isNow: false },
  ])
})

test('at one in the night the bar of last evening still runs', () => {
  const night = new Date('2026-11-20T23:30:00Z')

  const { bars, state } = storeDay(store('Verdi', late), night, onAxis(30))

  expect(state).toEqual({ open: true, until: '01:00' })
  expect(bars.filter((bar) => bar.isNow)).toEqual([{ x: 60, width: 35, isNow: true }])
})

test('nothing is drawn outside the axis', () => {
  expect(barsOf([{ from: -3_000, to: 3_000 }], 720)).toEqual([{ x: 0, width: 100, isNow: true }])
  expect(barsOf([{ from: 2_000, to: 2_100 }], 720)).toEqual([])
})

test('the next to open is the earliest of those that open today', () => {
  const early: Week = { ...closed, friday: [{ opens: '16:00', closes: '20:00' }] }
  const days = [store('Late', late), store('Early', early), store('Closed', closed), store('Unsaid', null)].map((one) =>
    storeDay(one, friday, oneInTheAfternoon),
  )

  expect(nextToOpen(days)).toEqual({ name: 'Early', at: '16:00' })
})
