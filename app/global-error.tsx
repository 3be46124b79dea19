'use client'

import '@/app/globals.css'
import { fontClasses } from '@/components/ui/fonts'
import { PageCrash, useErrorWords } from '@/components/ui/page-crash'

export default function GlobalError({ error, retry }: { error: unknown; retry: () => void }) {
  const words = useErrorWords()
  return (
    <html lang={words.language} className={fontClasses}>
      <body>
        <title>{words.crashTitle}</title>
        <PageCrash error={error} onRetry={retry} />
      </body>
    </html>
  )
}
