'use client'

import { Screen } from '@/components/shell/screen'
import { useFrame } from '@/components/shell/shell-frame'
import { ListFailure } from '@/components/ui/list-failure'

export default function WebhooksError({ error, retry }: { error: unknown; retry: () => void }) {
  const { locale, words } = useFrame()
  return (
    <Screen title={words.nav.webhooks}>
      <ListFailure error={error} onRetry={retry} locale={locale} />
    </Screen>
  )
}
