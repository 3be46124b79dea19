import { useSyncExternalStore } from 'react'

/** Whether something floating is open, for those who open it from afar. */
export const opening = () => {
  let isOpen = false
  const listeners = new Set<() => void>()
  const open = (value = true) => {
    isOpen = value
    for (const listener of listeners) listener()
  }
  const subscribe = (listener: () => void) => {
    listeners.add(listener)
    return () => void listeners.delete(listener)
  }
  const useIsOpen = () =>
    useSyncExternalStore(
      subscribe,
      () => isOpen,
      () => false,
    )
  return { open, useIsOpen }
}

export const { open: openKeys, useIsOpen: useKeysAreOpen } = opening()
