'use client'

import { RotateCw } from 'lucide-react'
import { type ReactNode, useState } from 'react'
import { Button } from '@/components/ui/button'
import { Code } from '@/components/ui/code'
import type { Clock } from '@/components/ui/moment'
import { PeekClose } from '@/components/ui/peek-close'
import { Tear } from '@/components/ui/tear'
import { AttemptView } from '@/components/webhooks/attempt-view'
import { CopyText } from '@/components/webhooks/copy-text'
import { replayDelivery } from '@/components/webhooks/changing'
import { DeliveryMark } from '@/components/webhooks/delivery-mark'
import { preciseText, prettyText } from '@/components/webhooks/delivery-text'
import { eventText } from '@/components/webhooks/event-text'
import { type Reading, useStory } from '@/components/webhooks/use-webhook'
import type { Words } from '@/components/words'
import type { WireDeliveryStory } from '@/lib/webhooks/deliveries/contract'

type DeliveryPanelProps = {
  initial: WireDeliveryStory
  reading: Reading
  closeHref: string
  /** Null where nothing is sent, because the webhook is off; false for whoever may not. */
  mayReplay: boolean | null
  words: Words['webhooks']
  copy: { copy: string; copied: string }
  clock: Clock
}

type PartProps = Pick<DeliveryPanelProps, 'words' | 'copy' | 'clock'> & { story: WireDeliveryStory }

const Facts = ({ story, words: { panel }, clock }: Omit<PartProps, 'copy'>) => {
  const { state, sequence, createdAt, nextAttemptAt, finishedAt } = story
  const lines: [string, string | null][] = [
    [panel.sequence, sequence === null ? null : String(sequence)],
    [panel.happened, preciseText(createdAt, clock)],
    [state === 'failed' ? panel.givenUp : panel.arrived, finishedAt && preciseText(finishedAt, clock)],
    [panel.next, nextAttemptAt && preciseText(nextAttemptAt, clock)],
  ]
  return (
    <dl className="mt-3 grid grid-cols-[112px_minmax(0,1fr)] gap-x-3 gap-y-1.5 text-sm">
      {lines.map(
        ([term, text]) =>
          text !== null && (
            <div key={term} className="contents">
              <dt className="text-ink3">{term}</dt>
              <dd className="num">{text}</dd>
            </div>
          ),
      )}
    </dl>
  )
}

const Part = ({ title, aside, children }: { title: string; aside?: ReactNode; children: ReactNode }) => (
  <section className="mt-4">
    <Tear className="mb-4" />
    <div className="mb-2 flex items-center justify-between gap-3">
      <h3 className="text-xs font-[600] text-ink3">{title}</h3>
      {aside}
    </div>
    {children}
  </section>
)

const Body = ({ story: { body }, words: { panel }, copy }: Omit<PartProps, 'clock'>) => (
  <Part title={panel.body} aside={body !== null && <CopyText text={body} words={copy} />}>
    {body === null ? (
      <p className="text-sm text-ink2">{panel.noText}</p>
    ) : (
      <>
        <pre tabIndex={0} className="code max-h-80 overflow-auto rounded-md bg-ink/4 p-3 text-[12px] break-all whitespace-pre-wrap">
          {prettyText(body)}
        </pre>
        <p className="mt-1 text-2xs text-ink3">{panel.bodyHint}</p>
      </>
    )}
  </Part>
)

const Attempts = ({ story: { attempts }, words, clock }: Omit<PartProps, 'copy'>) => (
  <Part title={words.panel.attempts}>
    {attempts.length === 0 && <p className="text-sm text-ink2">{words.panel.noAttempt}</p>}
    {attempts.toReversed().map((attempt, at) => (
      <AttemptView
        key={attempt.ordinal}
        attempt={attempt}
        before={attempts[attempts.length - at - 2]}
        isOpen={at === 0}
        words={words}
        clock={clock}
      />
    ))}
  </Part>
)

const Replay = ({ story, reading, words }: { story: WireDeliveryStory; reading: Reading; words: Words['webhooks'] }) => {
  const [isBusy, setIsBusy] = useState(false)
  const replay = () => {
    setIsBusy(true)
    void replayDelivery(reading, story.id, words).finally(() => setIsBusy(false))
  }
  return (
    <Button icon={<RotateCw aria-hidden="true" />} aria-keyshortcuts="r" busy={isBusy} onClick={replay}>
      {story.state === 'pending' ? words.panel.tryNow : words.panel.replay}
    </Button>
  )
}

/** One event on its way: what is sent, each attempt with what came back, and when the next one is. */
export const DeliveryPanel = ({ initial, reading, closeHref, mayReplay, words, copy, clock }: DeliveryPanelProps) => {
  const story = useStory(reading, initial)
  return (
    <section aria-labelledby="delivery" className="rounded-lg border border-line bg-paper p-4">
      <div className="flex items-start justify-between gap-3 text-sm">
        <DeliveryMark delivery={story} words={words.deliveries} />
        <PeekClose href={closeHref} label={words.panel.close} />
      </div>
      <h2 id="delivery" className="mt-1 text-lg font-[650] tracking-[-.01em] text-balance">
        {eventText(story.type, words.events)}
      </h2>
      <p className="code text-[12.5px] text-ink2">{story.type}</p>
      <Code words={copy} className="text-2xs">
        {story.eventId}
      </Code>
      <Facts story={story} words={words} clock={clock} />
      {mayReplay !== false && (
        <div className="mt-4">
          {mayReplay ? <Replay story={story} reading={reading} words={words} /> : <p className="text-xs text-ink3">{words.panel.off}</p>}
        </div>
      )}
      <Attempts story={story} words={words} clock={clock} />
      <Body story={story} words={words} copy={copy} />
    </section>
  )
}

export const DeliveryGone = ({ closeHref, words }: { closeHref: string; words: Words['webhooks'] }) => (
  <section aria-labelledby="delivery" className="rounded-lg border border-line bg-paper p-4">
    <div className="flex items-start justify-between gap-3">
      <h2 id="delivery" className="text-lg font-[650] tracking-[-.01em]">
        {words.goneTitle}
      </h2>
      <PeekClose href={closeHref} label={words.panel.close} />
    </div>
    <p className="mt-1 text-sm text-ink2">{words.gone}</p>
  </section>
)
