import { readPlace } from '@/components/stores/place-text'
import { tidyWeek } from '@/components/stores/week'
import type { WireBody } from '@/lib/http/operation'
import type { changeStore, createStore, WireStore } from '@/lib/stores/contract'
import type { Week } from '@/lib/stores/rules'

/** The store as it is written in the form: numbers are still text, hours may be half typed. */
export type StoreValues = {
  name: string
  address: string
  place: { latitude: string; longitude: string }
  timeZone: string
  openingHours: Week | null
}

export type StoreField = keyof StoreValues

export const storeFields: readonly StoreField[] = ['name', 'address', 'place', 'timeZone', 'openingHours']

export const placeValues = (position: { latitude: number; longitude: number } | null): StoreValues['place'] =>
  position ? { latitude: String(position.latitude), longitude: String(position.longitude) } : { latitude: '', longitude: '' }

export const blankStore = (timeZone: string): StoreValues => ({
  name: '',
  address: '',
  place: placeValues(null),
  timeZone,
  openingHours: null,
})

export const valuesOf = (store: WireStore): StoreValues => ({
  name: store.name,
  address: store.address ?? '',
  place: placeValues(store.position),
  timeZone: store.timeZone,
  openingHours: store.openingHours,
})

const positionOf = ({ place }: StoreValues) => {
  const read = readPlace(place)
  return 'place' in read ? read.place : null
}

const wireOf = (values: StoreValues) => ({
  name: values.name.trim(),
  address: values.address.trim() || null,
  position: positionOf(values),
  timeZone: values.timeZone,
  openingHours: values.openingHours && tidyWeek(values.openingHours),
})

export const newStoreOf = (values: StoreValues): WireBody<typeof createStore> => wireOf(values)

type Change = WireBody<typeof changeStore>

/** Only what differs is sent: what somebody else changed beside it stays. */
export const changeOf = (before: StoreValues, after: StoreValues): Change => {
  const [was, is] = [wireOf(before), wireOf(after)]
  const differs = (member: keyof Change) => JSON.stringify(was[member]) !== JSON.stringify(is[member])
  return {
    ...(differs('name') && { name: is.name }),
    ...(differs('address') && { address: is.address }),
    ...(differs('position') && { position: is.position }),
    ...(differs('timeZone') && { timeZone: is.timeZone }),
    ...(differs('openingHours') && { openingHours: is.openingHours }),
  }
}

const memberOf: Record<StoreField, keyof Change> = {
  name: 'name',
  address: 'address',
  place: 'position',
  timeZone: 'timeZone',
  openingHours: 'openingHours',
}

export const differingFields = (before: StoreValues, after: StoreValues): StoreField[] => {
  const change = changeOf(before, after)
  return storeFields.filter((field) => memberOf[field] in change)
}

/** What I wrote, onto what they saved: fields that I left alone become theirs. */
export const mergedOnto = (theirs: StoreValues, mine: StoreValues, base: StoreValues): StoreValues => {
  const touched = new Set(differingFields(base, mine))
  return {
    name: touched.has('name') ? mine.name : theirs.name,
    address: touched.has('address') ? mine.address : theirs.address,
    place: touched.has('place') ? mine.place : theirs.place,
    timeZone: touched.has('timeZone') ? mine.timeZone : theirs.timeZone,
    openingHours: touched.has('openingHours') ? mine.openingHours : theirs.openingHours,
  }
}
