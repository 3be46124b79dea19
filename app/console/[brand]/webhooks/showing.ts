import { redirect } from 'next/navigation'
import { z } from 'zod'
import { queryText, type SearchParams } from '@/components/ui/query'
import { shownAttempts } from '@/components/webhooks/health'
import { deliveriesHref, listingNamed, stateOfView } from '@/components/webhooks/listing-href'
import { type DeliveryPage, type DeliveryQuery, type Failed, failedOf } from '@/components/webhooks/rows'
import type { BrandCtx } from '@/lib/core/ctx'
import { isUuid } from '@/lib/core/id'
import { Problem } from '@/lib/core/problem'
import { Delivery, DeliveryStory, type WireDeliveryStory } from '@/lib/webhooks/deliveries/contract'
import { getDelivery, listDeliveries } from '@/lib/webhooks/deliveries/queries'

const rows = 50

export const askedOf = (params: SearchParams) => {
  const listing = listingNamed(queryText(params, 'view'), queryText(params, 'type'))
  const place = { cursor: queryText(params, 'cursor'), trail: queryText(params, 'trail') }
  const query: DeliveryQuery = { limit: rows, cursor: place.cursor, state: stateOfView(listing.view), type: listing.type }
  return { listing, place, query, peek: queryText(params, 'peek') }
}

type Asked = ReturnType<typeof askedOf>

const shown = async (ctx: BrandCtx, webhookId: string, query: DeliveryQuery): Promise<DeliveryPage> => {
  const { data, nextCursor } = await listDeliveries(ctx, webhookId, query)
  return { data: data.map((delivery) => z.encode(Delivery, delivery)), nextCursor }
}

/** A cursor that was cut short on its way here leads to the first page. */
export const deliveriesShown = (ctx: BrandCtx, webhookId: string, { query, listing }: Asked, path: string): Promise<DeliveryPage> =>
  shown(ctx, webhookId, query).catch((error: unknown) => {
    if (error instanceof Problem && error.code === 'invalid') redirect(deliveriesHref(path, listing))
    throw error
  })

export const failedShown = async (ctx: BrandCtx, webhookId: string): Promise<Failed> =>
  failedOf(await shown(ctx, webhookId, { limit: shownAttempts, state: 'failed' }))

/** The delivery that is looked at; one of another webhook is not there. */
export const storyShown = async (ctx: BrandCtx, webhookId: string, id: string | undefined): Promise<WireDeliveryStory | null> => {
  if (id === undefined || !isUuid(id)) return null
  const story = await getDelivery(ctx, id).catch((error: unknown) => {
    if (error instanceof Problem && error.code === 'not-found') return null
    throw error
  })
  return story?.webhookId === webhookId ? z.encode(DeliveryStory, story) : null
}
