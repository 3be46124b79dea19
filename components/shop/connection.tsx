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

type Standing = 'connected' | 'offline' | 'unanswered'

/** A page that was kept though there is a network: the server broke, or let it wait. */
const standing = (): Standing => {
  if (!navigator.onLine) return 'offline'
  return keptAt() === null ? 'connected' : 'unanswered'
}

const useStanding = () => useSyncExternalStore(listen, standing, () => 'connected' as const)

const useIsKept = (person: string | null, isOffline: boolean): boolean => {
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

const reload = () => location.reload()

/** Says that there is no connection, and what opens all the same. */
export const Connection = ({ person, locale, words }: ConnectionProps) => {
  const now = useStanding()
  const opens = useIsKept(person, now === 'offline')
  useEffect(() => {
    forgetOthers(person).catch(() => undefined)
  }, [person])
  const said = { connected: '', offline: opens ? words.opens : words.none, unanswered: words.slow }[now]
  return (
    <div className={now === 'connected' ? undefined : 'bg-ink px-5 pt-[env(safe-area-inset-top)] text-sm font-[600] text-paper'}>
      <div className="flex min-h-11 items-center justify-center gap-2.5 not-has-[p:not(:empty)]:sr-only">
        <WifiOff aria-hidden="true" strokeWidth={1.75} className="size-4 shrink-0" />
        <p role="status">{said && `${said} ${seenText(words, locale)}`.trim()}</p>
        {now === 'unanswered' && (
          <button type="button" onClick={reload} className="min-h-11 shrink-0 px-2 underline underline-offset-2">
            {words.again}
          </button>
        )}
      </div>
    </div>
  )
}
