import { useSyncExternalStore } from 'react'

export type ThemeChoice = 'system' | 'light' | 'dark'

const yearSeconds = 31_536_000
const changed = 'tira:theme'

const write = (name: string, value: string, maxAgeSeconds: number) => {
  document.cookie = `${name}=${value}; path=/; max-age=${maxAgeSeconds}; samesite=lax`
}

export const chooseLocale = (locale: string) => write('locale', locale, yearSeconds)

export const chooseTheme = (choice: ThemeChoice) => {
  if (choice === 'system') {
    write('theme', '', 0)
    delete document.documentElement.dataset.theme
  } else {
    write('theme', choice, yearSeconds)
    document.documentElement.dataset.theme = choice
  }
  dispatchEvent(new Event(changed))
}

const current = (): ThemeChoice => {
  const theme = document.documentElement.dataset.theme
  return theme === 'light' || theme === 'dark' ? theme : 'system'
}

const subscribe = (listener: () => void) => {
  addEventListener(changed, listener)
  return () => removeEventListener(changed, listener)
}

export const useThemeChoice = (drawn: 'light' | 'dark' | null) => useSyncExternalStore(subscribe, current, () => drawn ?? 'system')
