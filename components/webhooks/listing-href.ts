import { hrefWith } from '@/components/ui/query'
import type { WireDelivery } from '@/lib/webhooks/deliveries/contract'
import type { DeliveryState } from '@/lib/webhooks/deliveries/rules'
import { isWebhookType } from '@/lib/webhooks/rules'

/** In the order of their tabs. */
export const views = ['all', 'waiting', 'delivered', 'failed'] as const
export type View = (typeof views)[number]

export type DeliveryListing = { view: View; type: WireDelivery['type'] | undefined }

export const listingNamed = (view: string | undefined, type: string | undefined): DeliveryListing => ({
  view: views.find((one) => one === view) ?? 'all',
  type: type !== undefined && isWebhookType(type) ? type : undefined,
})

const states: Record<View, DeliveryState | undefined> = { all: undefined, waiting: 'pending', delivered: 'succeeded', failed: 'failed' }

export const stateOfView = (view: View): DeliveryState | undefined => states[view]

export const viewAfter = (view: View): View => views[(views.indexOf(view) + 1) % views.length] ?? 'all'

type More = Record<string, string | null | undefined>

export const deliveriesHref = (path: string, { view, type }: DeliveryListing, more: More = {}): string =>
  hrefWith(path, { view: view === 'all' ? null : view, type, ...more })
