import { type Clock, momentText } from '@/components/ui/moment'
import { answerText } from '@/components/webhooks/delivery-text'
import { toldText } from '@/components/webhooks/event-text'
import { type Outcome, outcomeOf, type WireAttempt } from '@/components/webhooks/health'
import { hostOf, pathOf, sinceOf, type Standing, standingOf } from '@/components/webhooks/standing'
import { fill, type Words } from '@/components/words'
import type { WireWebhook } from '@/lib/webhooks/contract'

/** A webhook in words, for its row. */
export type ShownWebhook = {
  id: string
  host: string
  path: string
  description: string | null
  told: string
  standing: Standing
  since: string | null
  outcomes: Outcome[]
  last: { text: string; isTaken: boolean } | null
}

type Said = Clock & { words: Words['webhooks'] }

const lastOf = (attempts: readonly WireAttempt[], said: Said): ShownWebhook['last'] => {
  const last = attempts.at(-1)
  if (!last) return null
  const text = fill(said.words.lastAt, { answer: answerText(last, said.words), time: momentText(new Date(last.at), said) })
  return { text, isTaken: last.error === null }
}

export const shownWebhook = (webhook: WireWebhook, attempts: readonly WireAttempt[], said: Said): ShownWebhook => {
  const { words, locale } = said
  const since = sinceOf(webhook)
  return {
    id: webhook.id,
    host: hostOf(webhook.url),
    path: pathOf(webhook.url),
    description: webhook.description,
    told: toldText(webhook.types, words, locale),
    standing: standingOf(webhook),
    since: since && fill(words.since, { time: momentText(new Date(since), said) }),
    outcomes: attempts.map(outcomeOf),
    last: lastOf(attempts, said),
  }
}
