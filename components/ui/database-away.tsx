'use client'

import { useSyncExternalStore } from 'react'
import { type Seen, useReturn } from '@/components/live/use-return'
import { buttonClasses } from '@/components/ui/button-look'
import { PageError } from '@/components/ui/page-error'
import { fill, type Words } from '@/components/words'

type DatabaseAwayProps = {
  words: Pick<Words['errors'], 'language' | 'awayTitle' | 'awayText' | 'awaySince' | 'awayStill' | 'awayBack' | 'awayOffline' | 'awayLook'>
  since?: string | undefined
  onBack?: () => void
}

const never = () => () => undefined

/** Only the browser knows its person's clock. */
const useClockText = (instant: string | undefined, language: string): string | null =>
  useSyncExternalStore(
    never,
    () => (instant === undefined ? null : new Date(instant).toLocaleTimeString(language)),
    () => null,
  )

const reload = () => location.reload()

/** The whole page while the database is away: it looks by itself whether that is over, and goes on where the person was. */
export const DatabaseAway = ({ words, since, onBack = reload }: DatabaseAwayProps) => {
  const { seen, lookedAt, lookNow } = useReturn(true, onBack)
  const time = useClockText(since, words.language)
  const said: Record<Seen, string> = {
    away: lookedAt ? fill(words.awayStill, { time: lookedAt.toLocaleTimeString(words.language) }) : '',
    offline: words.awayOffline,
    back: words.awayBack,
  }
  return (
    <PageError
      status="503"
      title={words.awayTitle}
      text={
        <>
          <p className="text-pretty">{words.awayText}</p>
          {time === null ? null : <p className="tabular-nums">{fill(words.awaySince, { time })}</p>}
          <p role="status" className="min-h-6 tabular-nums">
            {said[seen]}
          </p>
        </>
      }
      action={
        <button type="button" className={buttonClasses({ variant: 'primary', size: 48 })} onClick={lookNow}>
          {words.awayLook}
        </button>
      }
    />
  )
}
