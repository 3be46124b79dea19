import { expect, test } from 'vitest'
import { blankStore, changeOf, differingFields, mergedOnto, newStoreOf, placeValues, valuesOf } from '@/components/stores/store-values'
import { firstWeek, withPeriod, changePeriod } from '@/components/stores/week'

const verdi = valuesOf({
  id: '01900000-0000-7000-8000-000000000000',
  name: 'Verdi',
  online: false,
  position: { latitude: 41.40389, longitude: 2.15727 },
  address: 'Carrer de Verdi, 40',
  timeZone: 'Europe/Madrid',
  openingHours: firstWeek(),
  version: 3,
  createdAt: '2026-11-20T10:00:00.000Z',
  updatedAt: '2026-11-20T10:00:00.000Z',
})

test('a form that was only looked at changes nothing', () => {
  expect(changeOf(verdi, { ...verdi })).toEqual({})
  expect(changeOf(verdi, { ...verdi, name: ' Verdi ', place: { latitude: '41.40389', longitude: '2.157270' } })).toEqual({})
})

test('only what differs is sent, and what was emptied is cleared', () => {
  expect(changeOf(verdi, { ...verdi, name: 'Verdi 2' })).toEqual({ name: 'Verdi 2' })
  expect(changeOf(verdi, { ...verdi, address: ' ', place: placeValues(null), openingHours: null })).toEqual({
    address: null,
    position: null,
    openingHours: null,
  })
})

test('hours are sent as they are meant, not as they were typed', () => {
  const typed = changePeriod(withPeriod(firstWeek(), 'monday'), 'monday', 1, { opens: '21', closes: '1' })
  const { openingHours } = changeOf(verdi, { ...verdi, openingHours: typed })

  expect(openingHours?.monday[1]).toEqual({ opens: '21:00', closes: '01:00' })
})

test('a new store is sent whole', () => {
  expect(newStoreOf({ ...blankStore('Europe/Madrid'), name: ' Joanic ', place: { latitude: '41,4', longitude: '2.1' } })).toEqual({
    name: 'Joanic',
    address: null,
    position: { latitude: 41.4, longitude: 2.1 },
    timeZone: 'Europe/Madrid',
    openingHours: null,
  })
})

test('onto what they saved I put only what I touched', () => {
  const mine = { ...verdi, name: 'Mine' }
  const theirs = { ...verdi, name: 'Theirs', address: 'Elsewhere' }
  const merged = mergedOnto(theirs, mine, verdi)

  expect(merged).toEqual({ ...theirs, name: 'Mine' })
  expect(differingFields(theirs, merged)).toEqual(['name'])
})
