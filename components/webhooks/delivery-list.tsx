'use client'

import { useRouter } from 'next/navigation'
import { type KeyboardEvent, type ReactNode, useRef } from 'react'
import { useKeys } from '@/components/keys/registry'
import { Empty } from '@/components/ui/empty'
import { Kbd } from '@/components/ui/kbd'
import type { Clock } from '@/components/ui/moment'
import { Pager } from '@/components/ui/pager'
import { pageTrail } from '@/components/ui/query'
import { useRowKeys } from '@/components/ui/row-keys'
import { TextLink } from '@/components/ui/text-link'
import { DeliveryTable } from '@/components/webhooks/delivery-table'
import { deliveriesHref, type DeliveryListing, viewAfter } from '@/components/webhooks/listing-href'
import type { DeliveryPage, DeliveryQuery } from '@/components/webhooks/rows'
import { useRows } from '@/components/webhooks/use-rows'
import { type Reading, useDeliveries } from '@/components/webhooks/use-webhook'
import { fill, type Words } from '@/components/words'

export type DeliveryListProps = {
  reading: Reading
  query: DeliveryQuery
  initial: DeliveryPage
  path: string
  listing: DeliveryListing
  place: { cursor: string | undefined; trail: string | undefined }
  peek: string | undefined
  /** The delivery that was asked for on this page. */
  ownId: string | null
  words: Words['webhooks']
  clock: Clock
}

const FreshBar = ({ count, most, onTake, words }: { count: number; most: number; onTake: () => void; words: Words['webhooks'] }) => (
  <button
    type="button"
    onClick={onTake}
    className="flex h-9 w-full items-center justify-center gap-2 rounded-md border border-dashed border-cobalt bg-cobalt2/50 text-sm font-[600] text-cobalt hover:bg-cobalt2"
  >
    {fill(count < most ? words.deliveries.fresh : words.deliveries.freshMany, { count })}
    <Kbd>N</Kbd>
  </button>
)

const Nothing = ({
  isFiltered,
  path,
  words: { deliveries },
}: {
  isFiltered: boolean
  path: string
  words: Words['webhooks']
}): ReactNode => (
  <div className="rounded-lg border border-line bg-paper">
    {isFiltered ? (
      <Empty title={deliveries.noneTitle} text={deliveries.none} action={<TextLink href={path}>{deliveries.showAll}</TextLink>} />
    ) : (
      <Empty title={deliveries.emptyTitle} text={deliveries.empty} />
    )}
  </div>
)

const useListKeys = ({ path, listing, words }: DeliveryListProps, freshCount: number, take: () => void) => {
  const router = useRouter()
  const table = useRef<HTMLDivElement>(null)
  const moveRow = useRowKeys(table, words)
  const nextView = () => router.push(deliveriesHref(path, { ...listing, view: viewAfter(listing.view) }), { scroll: false })
  useKeys([
    { keys: 'v', label: words.deliveries.nextView, group: 'page', run: nextView },
    ...(freshCount > 0
      ? [{ keys: 'n', label: fill(words.deliveries.fresh, { count: freshCount }), group: 'page' as const, run: take }]
      : []),
  ])
  const onKeyDown = (event: KeyboardEvent<HTMLElement>) => {
    moveRow(event)
    if (event.key !== ' ' || !(event.target instanceof HTMLElement) || !event.target.dataset.row) return
    event.preventDefault()
    event.target.click()
  }
  return { table, onKeyDown }
}

const DeliveryPager = ({ path, listing, place, words, nextCursor }: DeliveryListProps & { nextCursor: string | null }) => {
  const { back, forward } = pageTrail(place)
  const { newer, older, pages, kept } = words.deliveries
  return (
    <Pager
      label={pages}
      back={back && { href: deliveriesHref(path, listing, back), text: newer }}
      forward={nextCursor === null ? null : { href: deliveriesHref(path, listing, forward(nextCursor)), text: older }}
      words={{ back: newer, forward: older }}
    >
      {kept}
    </Pager>
  )
}

/** The deliveries, as they are now. */
export const DeliveryList = (props: DeliveryListProps) => {
  const { reading, query, initial, path, listing, place, peek, ownId, words, clock } = props
  const { page, lookedAt } = useDeliveries(reading, query, initial)
  const { rows, fresh, nextCursor, take } = useRows(page, ownId)
  const { table, onKeyDown } = useListKeys(props, fresh.length, take)
  const isFiltered = listing.view !== 'all' || listing.type !== undefined || place.cursor !== undefined
  return (
    <div className="space-y-4">
      <div role="status" className="empty:hidden">
        {fresh.length > 0 && <FreshBar count={fresh.length} most={query.limit} onTake={take} words={words} />}
      </div>
      {rows.length > 0 ? (
        <DeliveryTable
          ref={table}
          deliveries={rows}
          selectedId={peek}
          hrefOf={(id) => deliveriesHref(path, listing, { ...place, peek: id })}
          words={words}
          clock={{ ...clock, now: new Date(lookedAt) }}
          onKeyDown={onKeyDown}
        />
      ) : (
        <Nothing isFiltered={isFiltered} path={path} words={words} />
      )}
      {(rows.length > 0 || place.cursor !== undefined) && <DeliveryPager {...props} nextCursor={nextCursor} />}
    </div>
  )
}
