import { createElement, useSyncExternalStore } from 'react'

import { opening } from '@/components/keys/opening'

type Palette = (typeof import('@/components/shell/palette/palette'))['Palette']

const { open, useIsOpen } = opening()
const listeners = new Set<() => void>()
let palette: Palette | null = null
let fetching: Promise<void> | null = null

/** Fetches the palette's code ahead of its opening; a second call is free, and one that failed is tried again. */
export const loadPalette = () => {
  fetching ??= import('@/components/shell/palette/palette').then(
    (module) => {
      palette = module.Palette
      for (const listener of listeners) listener()
    },
    () => {
      fetching = null
    },
  )
}

export const openPalette = (isOpen = true) => {
  loadPalette()
  open(isOpen)
}

const subscribe = (listener: () => void) => {
  listeners.add(listener)
  return () => void listeners.delete(listener)
}

/** The palette while it is open. Not by `lazy`: React holds a resolved boundary back for 300 ms, and it has to be there within 60. */
export const useOpenPalette = () => {
  const loaded = useSyncExternalStore(
    subscribe,
    () => palette,
    () => null,
  )
  return useIsOpen() && loaded ? createElement(loaded) : null
}
