import { useSyncExternalStore } from 'react'

/** One thing that is on the screen once: it is made in one place and shown in another. */
export const newShownOnce = <Value>() => {
  let shown: Value | null = null
  const listeners = new Set<() => void>()
  const show = (next: Value | null): void => {
    shown = next
    for (const listener of listeners) listener()
  }
  const subscribe = (listener: () => void) => {
    listeners.add(listener)
    return () => void listeners.delete(listener)
  }
  const useShown = (): Value | null =>
    useSyncExternalStore(
      subscribe,
      () => shown,
      () => null,
    )
  return { show, useShown }
}
