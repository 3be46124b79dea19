import type { Failure } from '@/components/editor/use-editor-form'
import { saidRefusal } from '@/components/live/said-refusal'
import { readPlace } from '@/components/stores/place-text'
import { changeOf, newStoreOf, type StoreField, type StoreValues, valuesOf } from '@/components/stores/store-values'
import { weekProblem } from '@/components/stores/week'
import { fill, type Words } from '@/components/words'
import { call, Refusal } from '@/lib/http/client'
import type { changeStore, createStore, deleteStore, getStore, WireStore } from '@/lib/stores/contract'

type FailureWords = Words['stores']['failures']

const fieldOf: Record<string, StoreField> = {
  name: 'name',
  address: 'address',
  position: 'place',
  timeZone: 'timeZone',
  openingHours: 'openingHours',
}

type StoreFailure = Failure<StoreField>

const fieldFailures = ({ errors }: Refusal, words: FailureWords): StoreFailure['fields'] =>
  Object.fromEntries(
    errors.flatMap(({ pointer, detail }) => {
      const field = fieldOf[pointer.split('/')[1] ?? '']
      if (!field) return []
      return [[field, field === 'place' ? words.position : fill(words[field], { detail })]]
    }),
  )

/** What went wrong, at the field where it belongs; whatever fits no field is said above the form. */
export const failureOf = (error: unknown, words: FailureWords): StoreFailure => {
  if (!(error instanceof Refusal)) throw error
  const fields = fieldFailures(error, words)
  return { fields, form: Object.keys(fields).length > 0 ? null : saidRefusal(error, words) }
}

/** What can be said before anything is sent. */
export const earlyFailure = (
  values: StoreValues,
  { failures, hours }: Pick<Words['stores'], 'failures' | 'hours'>,
): StoreFailure | null => {
  const place = readPlace(values.place)
  const wrongHours = values.openingHours && weekProblem(values.openingHours)
  const fields: StoreFailure['fields'] = {
    ...(values.name.trim() === '' && { name: failures.name }),
    ...('wrong' in place && { place: failures[place.wrong] }),
    ...(wrongHours && { openingHours: wrongHours.kind === 'time' ? hours.wrongTime : hours.overlap }),
  }
  return Object.keys(fields).length > 0 ? { form: null, fields } : null
}

export const addStore = (brand: string, values: StoreValues, idempotencyKey: string): Promise<WireStore> =>
  call<typeof createStore>({ method: 'POST', path: '/stores', body: newStoreOf(values), brand, idempotencyKey })

/** From what the store is to what it becomes; refused when somebody was quicker. */
export const saveStore = (
  brand: string,
  base: WireStore,
  values: StoreValues,
  idempotencyKey: string = crypto.randomUUID(),
): Promise<WireStore> =>
  call<typeof changeStore>({
    method: 'PATCH',
    path: '/stores/{id}',
    params: { id: base.id },
    body: changeOf(valuesOf(base), values),
    brand,
    ifMatch: base.version,
    idempotencyKey,
  })

export const readStore = (brand: string, id: string): Promise<WireStore> =>
  call<typeof getStore>({ method: 'GET', path: '/stores/{id}', params: { id }, brand })

export const removeStore = async (brand: string, { id, version }: WireStore): Promise<void> => {
  await call<typeof deleteStore>({ method: 'DELETE', path: '/stores/{id}', params: { id }, brand, ifMatch: version })
}
