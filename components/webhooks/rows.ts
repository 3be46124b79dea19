import type { WireDelivery } from '@/lib/webhooks/deliveries/contract'

export type DeliveryQuery = {
  limit: number
  cursor?: string | undefined
  state?: WireDelivery['state'] | undefined
  type?: WireDelivery['type'] | undefined
}
export type DeliveryPage = { data: readonly WireDelivery[]; nextCursor: string | null }

/** How many deliveries were given up; more than that when not all of them were counted. */
export type Failed = { count: number; isMore: boolean }

export const failedOf = ({ data, nextCursor }: DeliveryPage): Failed => ({ count: data.length, isMore: nextCursor !== null })

export type Merged = {
  rows: readonly WireDelivery[]
  /** What has come since the rows were taken, newest first. */
  fresh: readonly WireDelivery[]
  nextCursor: string | null
}

/**
 * The rows stay where they stand and show what they are now; what is new waits beside them. Ids rise with time.
 * A row that the newest look should have shown and did not is not of this view any more.
 */
export const mergePages = (held: DeliveryPage, live: DeliveryPage): Merged => {
  const now = new Map(live.data.map((one) => [one.id, one]))
  const oldestLooked = live.nextCursor === null ? '' : (live.data.at(-1)?.id ?? '')
  const kept = held.data.flatMap((one) => now.get(one.id) ?? (one.id >= oldestLooked ? [] : one))
  const known = new Set(held.data.map(({ id }) => id))
  const oldestHeld = held.data.at(-1)?.id ?? ''
  const unknown = live.data.filter(({ id }) => !known.has(id))
  const fresh = unknown.filter(({ id }) => id > oldestHeld)
  const older = unknown.filter(({ id }) => id < oldestHeld)
  return { rows: [...kept, ...older], fresh, nextCursor: fresh.length > 0 ? held.nextCursor : live.nextCursor }
}
