import type { Words } from '@/components/words'
import type { WireWebhook } from '@/lib/webhooks/contract'

export type Standing = keyof Words['webhooks']['standings']

type Asked = Pick<WireWebhook, 'enabled' | 'disabledReason'> & { failingSince: string | Date | null }

const stopped = { asked: 'off', gone: 'gone', failing: 'givenUp' } as const

export const standingOf = ({ enabled, disabledReason, failingSince }: Asked): Standing => {
  if (!enabled) return stopped[disabledReason ?? 'asked']
  return failingSince === null ? 'on' : 'failing'
}

/** Since when it stands so; null where nothing has happened to it. */
export const sinceOf = (webhook: Pick<WireWebhook, 'enabled' | 'disabledAt' | 'failingSince'>): string | null =>
  webhook.enabled ? webhook.failingSince : webhook.disabledAt

/** Whoever turned it off knows; of everything else somebody should hear. */
export const needsLook = (webhook: Asked): boolean => !['on', 'off'].includes(standingOf(webhook))

/** What tells two endpoints of one host apart. */
export const pathOf = (url: string): string => {
  const { pathname, search } = URL.canParse(url) ? new URL(url) : { pathname: '', search: '' }
  return pathname === '/' ? search : `${pathname}${search}`
}

export const hostOf = (url: string): string => (URL.canParse(url) ? new URL(url).host : url)
