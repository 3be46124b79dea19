import type { ReactNode } from 'react'
import { Code } from '@/components/ui/code'
import { type Clock, dayText, momentText } from '@/components/ui/moment'
import { eventText } from '@/components/webhooks/event-text'
import { fill, type Words } from '@/components/words'
import type { WireWebhook } from '@/lib/webhooks/contract'

type FactsCardProps = { webhook: WireWebhook; words: Words['webhooks']; copy: { copy: string; copied: string }; clock: Clock }

const ToldList = ({ webhook: { types }, words }: Pick<FactsCardProps, 'webhook' | 'words'>) =>
  types.length === 0 ? (
    words.everything
  ) : (
    <ul className="space-y-0.5">
      {types.map((type) => (
        <li key={type}>{eventText(type, words.events)}</li>
      ))}
    </ul>
  )

export const FactsCard = ({ webhook, words, copy, clock }: FactsCardProps) => {
  const { facts } = words
  const { previousUntil } = webhook
  const isOverlapping = previousUntil !== null && Date.parse(previousUntil) > clock.now.getTime()
  const lines: [string, ReactNode][] = [
    [
      facts.url,
      <Code key="url" words={copy}>
        {webhook.url}
      </Code>,
    ],
    [facts.description, webhook.description],
    [facts.told, <ToldList key="told" webhook={webhook} words={words} />],
    [facts.secret, isOverlapping ? fill(facts.twoSecrets, { time: momentText(new Date(previousUntil), clock) }) : facts.oneSecret],
    [facts.made, dayText(new Date(webhook.createdAt), clock)],
  ]
  return (
    <section aria-labelledby="facts" className="rounded-lg border border-line bg-paper p-4">
      <h2 id="facts" className="mb-3 text-xs font-[600] text-ink3">
        {facts.title}
      </h2>
      <dl className="grid grid-cols-[92px_minmax(0,1fr)] gap-x-3 gap-y-1.5 text-sm">
        {lines.map(
          ([term, text]) =>
            text && (
              <div key={term} className="contents">
                <dt className="text-ink3">{term}</dt>
                <dd className="num break-words">{text}</dd>
              </div>
            ),
        )}
      </dl>
    </section>
  )
}
