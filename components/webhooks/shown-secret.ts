import { useEffect, useSyncExternalStore } from 'react'
import type { MadeWebhook } from '@/components/webhooks/saving'

export type ShownSecret = { webhook: MadeWebhook; how: 'made' | 'rotated' }

let shown: ShownSecret | null = null
const listeners = new Set<() => void>()

/** The one secret that is on the screen: it is made on one page and shown on the next. */
export const showSecret = (next: ShownSecret | null): void => {
  shown = next
  for (const listener of listeners) listener()
}

const subscribe = (listener: () => void) => {
  listeners.add(listener)
  return () => void listeners.delete(listener)
}

let leaving: ReturnType<typeof setTimeout> | undefined

/** Forgotten with the page that shows it. A moment later, because React in development mounts everything twice. */
export const useShownSecret = (webhookId: string): ShownSecret | null => {
  useEffect(() => {
    clearTimeout(leaving)
    return () => {
      leaving = setTimeout(() => showSecret(null))
    }
  }, [])
  const now = useSyncExternalStore(
    subscribe,
    () => shown,
    () => null,
  )
  return now?.webhook.id === webhookId ? now : null
}
