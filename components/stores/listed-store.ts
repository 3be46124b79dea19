import { openingOf, type Opening } from '@/components/stores/opening-text'
import type { Words } from '@/components/words'
import type { Place, Week } from '@/lib/stores/rules'

export type ListedStore = {
  id: string
  name: string
  address: string | null
  online: boolean
  position: Place | null
  opening: Opening | null
}

type Known = Omit<ListedStore, 'opening'> & { openingHours: Week | null; timeZone: string }

export const listedStore = (store: Known, said: { now: Date; words: Words['stores']['list']; locale: string }): ListedStore => ({
  id: store.id,
  name: store.name,
  address: store.address,
  online: store.online,
  position: store.position,
  opening: openingOf(store, said),
})
