'use client'

import { useRouter } from 'next/navigation'
import { useRef, useTransition } from 'react'
import { useKeys } from '@/components/keys/registry'
import { Select } from '@/components/ui/select'
import { eventText } from '@/components/webhooks/event-text'
import { deliveriesHref, type DeliveryListing } from '@/components/webhooks/listing-href'
import type { Words } from '@/components/words'
import { isWebhookType, webhookTypes } from '@/lib/webhooks/rules'

type EventFilterProps = { path: string; listing: DeliveryListing; words: Words['webhooks'] }

export const EventFilter = ({ path, listing, words }: EventFilterProps) => {
  const router = useRouter()
  const [isPending, startTransition] = useTransition()
  const field = useRef<HTMLSelectElement>(null)
  useKeys([{ keys: 'f', label: words.deliveries.event, group: 'page', run: () => field.current?.focus() }])
  const choose = (value: string) => {
    const type = isWebhookType(value) ? value : undefined
    startTransition(() => router.replace(deliveriesHref(path, { ...listing, type }), { scroll: false }))
  }
  return (
    <label aria-busy={isPending} className="min-w-0 basis-[240px] max-sm:basis-full">
      <span className="sr-only">{words.deliveries.event}</span>
      <Select ref={field} value={listing.type ?? ''} onChange={({ target }) => choose(target.value)}>
        <option value="">{words.deliveries.everyEvent}</option>
        {webhookTypes.map((type) => (
          <option key={type} value={type}>
            {eventText(type, words.events)}
          </option>
        ))}
      </Select>
    </label>
  )
}
