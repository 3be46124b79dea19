import { useSyncExternalStore } from 'react'
import type { MadeKey } from '@/components/api-keys/saving'

export type ShownSecret = { key: MadeKey; how: 'made' | 'rotated' }

let shown: ShownSecret | null = null
const listeners = new Set<() => void>()

/** The one secret that is on the screen: it is made in a dialog or a panel and shown above the list. */
export const showSecret = (next: ShownSecret | null): void => {
  shown = next
  for (const listener of listeners) listener()
}

const subscribe = (listener: () => void) => {
  listeners.add(listener)
  return () => void listeners.delete(listener)
}

export const useShownSecret = (): ShownSecret | null =>
  useSyncExternalStore(
    subscribe,
    () => shown,
    () => null,
  )
