'use client'

import { useCallback, useEffect, useEffectEvent, useRef, useState } from 'react'

export type Seen = 'away' | 'offline' | 'back'

const firstMilliseconds = 1_000
const longestMilliseconds = 10_000

/** Whether the database answers, as the server says it: an error loses its reason on the way to the browser. */
export const databaseNow = async (): Promise<Seen> => {
  const answer = await fetch('/api/health/ready', { cache: 'no-store' }).catch(() => null)
  if (!answer) return 'offline'
  const health: { database?: string } = await answer.json().catch(() => ({}))
  return health.database === 'ok' ? 'back' : 'away'
}

// Not all browsers at the same moment.
const scattered = (milliseconds: number) => milliseconds * (0.75 + Math.random() / 2)

type Return = { seen: Seen; lookedAt: Date | null; lookNow: () => void }

/** Looks again and again, ever less often, whether the database is back, and goes on when it is. */
export const useReturn = (isAwaited: boolean, onBack: () => void): Return => {
  const [seen, setSeen] = useState<Seen>('away')
  const [lookedAt, setLookedAt] = useState<Date | null>(null)
  const goOn = useEffectEvent(onBack)
  const look = useRef<() => Promise<void>>(async () => undefined)
  useEffect(() => {
    if (!isAwaited) return
    let isOver = false
    let pause = firstMilliseconds
    let timer: ReturnType<typeof setTimeout>
    const lookOnce = async () => {
      clearTimeout(timer)
      const found = await databaseNow()
      if (isOver) return
      setSeen(found)
      if (found === 'back') return goOn()
      clearTimeout(timer)
      timer = setTimeout(lookOnce, scattered(pause))
      pause = Math.min(pause * 1.5, longestMilliseconds)
    }
    timer = setTimeout(lookOnce, scattered(pause))
    look.current = lookOnce
    window.addEventListener('online', lookOnce)
    return () => {
      isOver = true
      clearTimeout(timer)
      window.removeEventListener('online', lookOnce)
    }
  }, [isAwaited])
  const lookNow = useCallback(() => void look.current().then(() => setLookedAt(new Date())), [])
  return { seen, lookedAt, lookNow }
}
