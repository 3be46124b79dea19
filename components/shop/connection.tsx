'use client'

import { WifiOff } from 'lucide-react'
import { useEffect, useState, useSyncExternalStore } from 'react'

import { forgetOthers, isKept, keptAt } from '@/components/tickets/keeping'
import { momentText } from '@/components/ui/moment'
import { fill, type Locale, type Words } from '@/components/words'

const listen = (onChange: () => void) => {
  addEventListener('online', onChange)
  addEventListener('offline', onChange)
  return () => {
    removeEventListener('online', onChange)
    removeEventListener('offline', onChange)
  }
}

/** A page that was kept is one without a connection too, whatever the browser thinks of its network. */
const useIsOffline = () =>
  useSyncExternalStore(
    listen,
    () => !navigator.onLine || keptAt() !== null,
    () => false,
  )

const useIsKept = (person: string | null, isOffline: boolean) => {
  const [found, setFound] = useState(false)
  useEffect(() => {
    if (isOffline && person !== null) void isKept(person).then(setFound)
  }, [isOffline, person])
  return isOffline && found
}

const seenText = (words: Words['shop']['offline'], locale: Locale) => {
  const at = keptAt()
  if (at === null) return ''
  const { timeZone } = Intl.DateTimeFormat().resolvedOptions()
  return fill(words.seen, { time: momentText(at, { locale, timeZone, now: new Date() }) })
}

type ConnectionProps = { person: string | null; locale: Locale; words: Words['shop']['offline'] }

/** Says that there is no connection, and what opens all the same. */
export const Connection = ({ person, locale, words }: ConnectionProps) => {
  const isOffline = useIsOffline()
  const opens = useIsKept(person, isOffline)
  useEffect(() => {
    forgetOthers(person).catch(() => undefined)
  }, [person])
  return (
    <div role="status">
      {isOffline && (
        <p className="flex items-center justify-center gap-2.5 bg-ink px-5 py-2.5 pt-[max(env(safe-area-inset-top),10px)] text-sm font-[600] text-paper">
          <WifiOff aria-hidden="true" strokeWidth={1.75} className="size-4 shrink-0" />
          <span>
            {opens ? words.opens : words.none} {seenText(words, locale)}
          </span>
        </p>
      )}
    </div>
  )
}
