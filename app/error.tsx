'use client'

import { PageCrash } from '@/components/ui/page-crash'

export default function ErrorPage({ error, retry }: { error: unknown; retry: () => void }) {
  return <PageCrash error={error} onRetry={retry} />
}
