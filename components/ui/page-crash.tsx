'use client'

import { useEffect, useState, useSyncExternalStore } from 'react'
import { databaseNow } from '@/components/live/use-return'
import { buttonClasses } from '@/components/ui/button-look'
import { DatabaseAway } from '@/components/ui/database-away'
import { PageError } from '@/components/ui/page-error'
import en from '@/components/words/en/errors.json'
import es from '@/components/words/es/errors.json'

const never = () => () => undefined
const documentLanguage = () => document.documentElement.lang || navigator.language
const serverLanguage = () => 'en'

const digestOf = (error: unknown): string | undefined =>
  error instanceof Error && 'digest' in error && typeof error.digest === 'string' ? error.digest : undefined

/** The root layout notes the request that drew the document; after a move within the page that is no longer the one that failed. */
const documentRequest = (): string | undefined => {
  const [drawn] = performance.getEntriesByType('navigation')
  return drawn?.name === location.href ? document.documentElement.dataset.request : undefined
}
const noRequest = () => undefined

export const useErrorWords = () => (useSyncExternalStore(never, documentLanguage, serverLanguage).startsWith('es') ? es : en)

/** Nothing is said before it is known which of the two it is. */
const useIsAway = (error: unknown): boolean | undefined => {
  const [isAway, setIsAway] = useState<boolean>()
  useEffect(() => {
    let left = false
    void databaseNow().then((seen) => left || setIsAway(seen === 'away'))
    return () => {
      left = true
    }
  }, [error])
  return isAway
}

export const PageCrash = ({ error, onRetry }: { error: unknown; onRetry: () => void }) => {
  const words = useErrorWords()
  const requestId = useSyncExternalStore(never, documentRequest, noRequest)
  const id = requestId ?? digestOf(error)
  const isAway = useIsAway(error)
  if (isAway === undefined) return null
  if (isAway) return <DatabaseAway words={words} onBack={onRetry} />
  return (
    <PageError
      status="500"
      title={words.crashTitle}
      text={words.crashText}
      action={
        <button type="button" className={buttonClasses({ variant: 'primary', size: 48 })} onClick={onRetry}>
          {words.retry}
        </button>
      }
      request={id ? { id, label: requestId ? words.request : words.digest, words } : undefined}
    />
  )
}
