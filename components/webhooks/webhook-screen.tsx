'use client'

import { RotateCcw } from 'lucide-react'
import { type ReactNode, useState } from 'react'
import { clockTime } from '@/components/shell/city-clock'
import { Screen } from '@/components/shell/screen'
import { useFrame } from '@/components/shell/shell-frame'
import { Button } from '@/components/ui/button'
import { classes } from '@/components/ui/classes'
import { type Clock, momentText } from '@/components/ui/moment'
import { Tear } from '@/components/ui/tear'
import { DeliveryList } from '@/components/webhooks/delivery-list'
import { DeliveryGone, DeliveryPanel } from '@/components/webhooks/delivery-panel'
import { DeliveryViews } from '@/components/webhooks/delivery-views'
import { EventFilter } from '@/components/webhooks/event-filter'
import { Facts } from '@/components/webhooks/facts'
import { Health } from '@/components/webhooks/health-view'
import { deliveriesHref, type DeliveryListing } from '@/components/webhooks/listing-href'
import type { DeliveryPage, DeliveryQuery } from '@/components/webhooks/rows'
import { SecretPanel } from '@/components/webhooks/secret-panel'
import { hostOf, sinceOf, standingOf } from '@/components/webhooks/standing'
import { StandingMark } from '@/components/webhooks/standing-mark'
import { StandingNote } from '@/components/webhooks/standing-note'
import { TestLine } from '@/components/webhooks/test-line'
import { type Endpoint, type Reading, useEndpoint } from '@/components/webhooks/use-webhook'
import { useTest } from '@/components/webhooks/use-test'
import { WebhookActions } from '@/components/webhooks/webhook-actions'
import { type Asked, WebhookDialogs } from '@/components/webhooks/webhook-dialogs'
import { fill, type Words } from '@/components/words'
import type { WireDeliveryStory } from '@/lib/webhooks/deliveries/contract'

export type WebhookScreenProps = {
  initial: Endpoint & { page: DeliveryPage; story: WireDeliveryStory | null }
  readAt: string
  asked: {
    listing: DeliveryListing
    place: { cursor: string | undefined; trail: string | undefined }
    query: DeliveryQuery
    peek: string | undefined
  }
  mayWrite: boolean
  words: { webhooks: Words['webhooks']; common: Words['common'] }
}

type Living = {
  endpoint: ReturnType<typeof useEndpoint>
  reading: Reading
  test: ReturnType<typeof useTest>
  path: string
  clock: Clock
}

const useLiving = ({ initial, readAt, words }: WebhookScreenProps): Living => {
  const { brand, locale } = useFrame()
  const reading: Reading = { brand: brand.slug, id: initial.webhook.id, readAt }
  const test = useTest(reading, words.webhooks)
  const endpoint = useEndpoint(reading, initial, test.isBusy)
  const clock = { locale, timeZone: brand.timeZone, now: new Date(readAt) }
  return { endpoint, reading, test, path: `/console/${brand.slug}/webhooks/${initial.webhook.id}`, clock }
}

type PartProps = WebhookScreenProps & { living: Living }

const Peek = ({ initial, asked, mayWrite, words, living }: PartProps) => {
  const { endpoint, reading, path, clock } = living
  const closeHref = deliveriesHref(path, asked.listing, asked.place)
  if (!initial.story) return <DeliveryGone closeHref={closeHref} words={words.webhooks} />
  return (
    <DeliveryPanel
      key={initial.story.id}
      initial={initial.story}
      reading={reading}
      closeHref={closeHref}
      mayReplay={mayWrite && (endpoint.webhook.enabled || null)}
      words={words.webhooks}
      copy={words.common}
      clock={clock}
    />
  )
}

const Deliveries = (props: PartProps & { onAsk: (asked: Asked) => void }) => {
  const { initial, asked, mayWrite, words, living, onAsk } = props
  const { endpoint, reading, test, path, clock } = living
  const { deliveries } = words.webhooks
  const { listing, place, query, peek } = asked
  const isPeeking = peek !== undefined
  const list = { path, listing, words: words.webhooks }
  return (
    <section aria-labelledby="deliveries" className={classes('mt-7', isPeeking && 'max-xl:mt-0')}>
      <div className={classes(isPeeking && 'max-xl:hidden')}>
        <div className="mb-2 flex flex-wrap items-center gap-3">
          <h2 id="deliveries" className="mr-auto text-lg font-[650] tracking-[-.01em]">
            {deliveries.title}
          </h2>
          <EventFilter {...list} />
          {mayWrite && endpoint.webhook.enabled && (
            <Button size={36} icon={<RotateCcw aria-hidden="true" />} onClick={() => onAsk('replay')}>
              {deliveries.replaySince}
            </Button>
          )}
        </div>
        <DeliveryViews path={path} listing={listing} words={deliveries.views} />
      </div>
      <div className={classes('mt-4', isPeeking && 'max-xl:mt-0 gap-5 xl:grid xl:grid-cols-[minmax(0,1fr)_440px] xl:items-start')}>
        <div className={classes('min-w-0', isPeeking && 'max-xl:hidden')}>
          <DeliveryList
            {...list}
            key={deliveriesHref(path, listing, place)}
            reading={reading}
            query={query}
            initial={initial.page}
            place={place}
            peek={peek}
            ownId={'id' in test.seen ? test.seen.id : null}
            clock={clock}
          />
        </div>
        {isPeeking && (
          <div className="max-xl:max-w-[720px] xl:sticky xl:top-18 xl:max-h-[calc(100dvh-88px)] xl:overflow-y-auto">
            <Peek {...props} />
          </div>
        )}
      </div>
    </section>
  )
}

/** On phones the bar above has no room for either, on tablets none for how it stands. */
const NameBelowBar = ({ name, children }: { name: string; children: ReactNode }) => (
  <div className="mb-4 text-xs xl:hidden">
    <p aria-hidden="true" className="mb-1 text-lg font-[700] tracking-[-.015em] break-words md:hidden">
      {name}
    </p>
    {children}
  </div>
)

const Top = ({ asked, mayWrite, words, living }: PartProps) => {
  const { endpoint, reading, test, path, clock } = living
  const { webhook, attempts, staleSince } = endpoint
  const host = hostOf(webhook.url)
  return (
    <div className={classes(asked.peek !== undefined && 'max-xl:hidden')}>
      <SecretPanel webhookId={webhook.id} words={words.webhooks} copy={words.common} />
      <StandingNote endpoint={endpoint} reading={reading} mayWrite={mayWrite} words={words.webhooks} clock={clock} />
      <TestLine
        seen={test.seen}
        host={host}
        hrefOf={(id) => deliveriesHref(path, asked.listing, { peek: id })}
        words={words.webhooks}
        clock={clock}
      />
      <div className="rounded-lg border border-line bg-paper p-4">
        <Health attempts={attempts} words={words.webhooks} locale={clock.locale} />
        <Tear className="my-4" />
        <Facts webhook={webhook} words={words.webhooks} copy={words.common} clock={clock} />
      </div>
      <p role="status" className="text-xs text-ink2 not-empty:mt-3">
        {staleSince !== null && fill(words.webhooks.deliveries.stale, { time: clockTime(clock.locale, clock.timeZone, staleSince) })}
      </p>
    </div>
  )
}

export const WebhookScreen = (props: WebhookScreenProps) => {
  const { mayWrite, words } = props
  const living = useLiving(props)
  const [asking, setAsking] = useState<Asked | null>(null)
  const { endpoint, reading, test, path, clock } = living
  const { webhook } = endpoint
  const since = sinceOf(webhook)
  const state = (
    <span className="flex items-center gap-3">
      <StandingMark standing={standingOf(webhook)} words={words.webhooks} className="font-[550]" />
      {since && <span className="num truncate">{fill(words.webhooks.since, { time: momentText(new Date(since), clock) })}</span>}
    </span>
  )
  return (
    <Screen
      title={hostOf(webhook.url)}
      subtitle={<span className="max-xl:hidden">{state}</span>}
      actions={mayWrite && <WebhookActions webhook={webhook} reading={reading} test={test} words={words.webhooks} onAsk={setAsking} />}
    >
      <NameBelowBar name={hostOf(webhook.url)}>{state}</NameBelowBar>
      <Top {...props} living={living} />
      <Deliveries {...props} living={living} onAsk={setAsking} />
      {asking && (
        <WebhookDialogs
          asked={asking}
          webhook={webhook}
          reading={reading}
          path={path.slice(0, path.lastIndexOf('/'))}
          words={words.webhooks}
          common={words.common}
          clock={clock}
          onClose={() => setAsking(null)}
        />
      )}
    </Screen>
  )
}
