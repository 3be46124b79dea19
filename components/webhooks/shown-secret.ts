import { useEffect } from 'react'
import { newShownOnce } from '@/components/ui/shown-once'
import type { MadeWebhook } from '@/components/webhooks/saving'

export type ShownSecret = { webhook: MadeWebhook; how: 'made' | 'rotated' }

/** The one secret that is on the screen: it is made on one page and shown on the next. */
const { show, useShown } = newShownOnce<ShownSecret>()
export const showSecret = show

let leaving: ReturnType<typeof setTimeout> | undefined

/** Forgotten with the page that shows it. A moment later, because React in development mounts everything twice. */
export const useShownSecret = (webhookId: string): ShownSecret | null => {
  useEffect(() => {
    clearTimeout(leaving)
    return () => {
      leaving = setTimeout(() => showSecret(null))
    }
  }, [])
  const now = useShown()
  return now?.webhook.id === webhookId ? now : null
}
