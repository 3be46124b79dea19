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
