'use client'

import type { ReactNode } from 'react'
import { Button } from '@/components/ui/button'
import { type Clock, momentText } from '@/components/ui/moment'
import { replayAll } from '@/components/webhooks/changing'
import { answerText } from '@/components/webhooks/delivery-text'
import { hostOf, sinceOf, type Standing, standingOf } from '@/components/webhooks/standing'
import type { Endpoint, Reading } from '@/components/webhooks/use-webhook'
import { fill, type Words } from '@/components/words'

type StandingNoteProps = { endpoint: Endpoint; reading: Reading; mayWrite: boolean; words: Words['webhooks']; clock: Clock }

const ReplayFailed = ({ endpoint: { webhook, failed }, reading, words }: StandingNoteProps) => (
  <Button onClick={() => void replayAll(reading, { since: webhook.createdAt, onlyFailed: true }, words)}>
    {failed.isMore ? words.notes.replayAll : fill(words.notes.replay, { count: failed.count })}
  </Button>
)

const textOf = (standing: Standing, { endpoint: { webhook, attempts, failed }, words: { notes, ...words }, clock }: StandingNoteProps) => {
  const since = sinceOf(webhook)
  const time = since === null ? '' : momentText(new Date(since), clock)
  const last = attempts.at(-1)
  const lost = failed.count > 0 ? [fill(notes.failedText, { count: `${failed.count}${failed.isMore ? '+' : ''}` })] : []
  const answer = last ? answerText(last, { ...words, notes }) : ''
  const said: Record<Standing, string[]> = {
    on: [],
    failing: [fill(notes.failingText, { time, answer }), ...lost],
    off: [fill(notes.offText, { time })],
    gone: [fill(notes.goneText, { time })],
    givenUp: [fill(notes.givenUpText, { time }), ...lost],
  }
  return said[standing].join(' ')
}

const Note = ({ isBad, title, children }: { isBad: boolean; title: string; children: ReactNode }) => (
  <div role="note" className={`mb-5 border-l-[3px] pl-3 text-sm ${isBad ? 'border-tomato' : 'border-edge'}`}>
    <p className={`font-[650] break-words ${isBad ? 'text-tomato' : ''}`}>{title}</p>
    {children}
  </div>
)

/** Attempts are read more often than the endpoint itself. */
const hasRecovered = ({ attempts }: Endpoint) => attempts.at(-1)?.error === null

/** That it does not work: since when, what it said last, and what helps. */
export const StandingNote = (props: StandingNoteProps) => {
  const { endpoint, mayWrite, words } = props
  const { webhook, failed } = endpoint
  const standing = standingOf(webhook)
  if (standing === 'on' || (standing === 'failing' && hasRecovered(endpoint))) return null
  return (
    <Note isBad={standing !== 'off'} title={fill(words.notes[standing], { host: hostOf(webhook.url) })}>
      <p className="num text-ink2">{textOf(standing, props)}</p>
      {mayWrite && webhook.enabled && failed.count > 0 && (
        <div className="mt-2">
          <ReplayFailed {...props} />
        </div>
      )}
    </Note>
  )
}
