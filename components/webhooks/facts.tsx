import type { ReactNode } from 'react'
import { Code } from '@/components/ui/code'
import { type Clock, dayText, momentText } from '@/components/ui/moment'
import { eventText } from '@/components/webhooks/event-text'
import { fill, type Words } from '@/components/words'
import type { WireWebhook } from '@/lib/webhooks/contract'

type FactsProps = { webhook: WireWebhook; words: Words['webhooks']; copy: { copy: string; copied: string }; clock: Clock }

const ToldList = ({ webhook: { types }, words }: Pick<FactsProps, 'webhook' | 'words'>) =>
  types.length === 0 ? (
    words.everything
  ) : (
    <ul>
      {types.map((type) => (
        <li key={type}>{eventText(type, words.events)}</li>
      ))}
    </ul>
  )

/** What somebody wrote of it, and how its messages are signed. */
export const Facts = ({ webhook, words, copy, clock }: FactsProps) => {
  const { facts } = words
  const { previousUntil } = webhook
  const isOverlapping = previousUntil !== null && Date.parse(previousUntil) > clock.now.getTime()
  const parts: [string, ReactNode][] = [
    [
      facts.url,
      <div key="url">
        <Code words={copy}>{webhook.url}</Code>
        {webhook.description && <p className="break-words text-ink2">{webhook.description}</p>}
      </div>,
    ],
    [facts.told, <ToldList key="told" webhook={webhook} words={words} />],
    [facts.secret, isOverlapping ? fill(facts.twoSecrets, { time: momentText(new Date(previousUntil), clock) }) : facts.oneSecret],
    [facts.made, dayText(new Date(webhook.createdAt), clock)],
  ]
  return (
    <dl className="grid gap-x-6 gap-y-3 text-sm sm:grid-cols-2 lg:grid-cols-[minmax(0,5fr)_minmax(0,4fr)_minmax(0,3fr)_auto]">
      {parts.map(([term, text]) => (
        <div key={term} className="min-w-0">
          <dt className="mb-0.5 text-2xs font-[600] text-ink3">{term}</dt>
          <dd className="num">{text}</dd>
        </div>
      ))}
    </dl>
  )
}
