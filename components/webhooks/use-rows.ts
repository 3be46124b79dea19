import { useState } from 'react'
import { type DeliveryPage, type Merged, mergePages } from '@/components/webhooks/rows'

/** New rows wait until somebody takes them, unless there is nothing yet that they could push away, or they were asked for here. */
export const useRows = (live: DeliveryPage, ownId: string | null): Merged & { take: () => void } => {
  const [held, setHeld] = useState(live)
  const merged = mergePages(held, live)
  const take = () => setHeld(live)
  const isWanted = merged.rows.length === 0 || merged.fresh.some(({ id }) => id === ownId)
  if (merged.fresh.length > 0 && isWanted) take()
  return { ...merged, take }
}
