import { useSyncExternalStore } from 'react'

const minuteMilliseconds = 60_000

const subscribe = (listener: () => void) => {
  let timer: ReturnType<typeof setTimeout>
  const wait = () => {
    timer = setTimeout(
      () => {
        listener()
        wait()
      },
      minuteMilliseconds - (Date.now() % minuteMilliseconds),
    )
  }
  wait()
  document.addEventListener('visibilitychange', listener)
  return () => {
    clearTimeout(timer)
    document.removeEventListener('visibilitychange', listener)
  }
}

const current = () => Math.floor(Date.now() / minuteMilliseconds) * minuteMilliseconds

/** The running minute; while a page comes to life it is the one that the server drew. */
export const useMinute = (drawnAt: string) => useSyncExternalStore(subscribe, current, () => Date.parse(drawnAt))

export const clockTime = (locale: string, timeZone: string, at: number) =>
  new Intl.DateTimeFormat(locale, { hour: '2-digit', minute: '2-digit', hourCycle: 'h23', timeZone }).format(at)

export const cityOf = (timeZone: string) => (timeZone.split('/').at(-1) ?? timeZone).replaceAll('_', ' ')
