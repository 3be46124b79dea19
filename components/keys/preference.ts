import { useSyncExternalStore } from 'react'

const name = 'single-keys'
const changed = 'tira:single-keys'

export const singleKeysAreOn = () => {
  try {
    return localStorage.getItem(name) !== 'off'
  } catch {
    return true
  }
}

export const switchSingleKeys = (on: boolean) => {
  try {
    localStorage.setItem(name, on ? 'on' : 'off')
  } catch {
    // A browser that refuses storage keeps the default; nothing is lost but the choice.
  }
  dispatchEvent(new Event(changed))
}

const subscribe = (listener: () => void) => {
  addEventListener(changed, listener)
  addEventListener('storage', listener)
  return () => {
    removeEventListener(changed, listener)
    removeEventListener('storage', listener)
  }
}

export const useSingleKeys = () => useSyncExternalStore(subscribe, singleKeysAreOn, () => true)
