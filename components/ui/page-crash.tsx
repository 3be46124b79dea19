'use client'

import { useSyncExternalStore } from 'react'
import { buttonClasses } from '@/components/ui/button-look'
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

export const PageCrash = ({ error, onRetry }: { error: unknown; onRetry: () => void }) => {
  const words = useErrorWords()
  const requestId = useSyncExternalStore(never, documentRequest, noRequest)
  const id = requestId ?? digestOf(error)
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
