'use client'

import { useRouter } from 'next/navigation'
import { useRef, useState, useTransition } from 'react'

import { refusalText, type RefusalWords } from '@/components/shop/refusal-text'
import { Button } from '@/components/ui/button'
import { toast } from '@/components/ui/toast'
import { fill, type Words } from '@/components/words'
import type { endSession, endSessions } from '@/lib/accounts/contract'
import { call, Refusal } from '@/lib/http/client'

export type ListedSession = { id: string; current: boolean; device: string; since: string }

type SessionWords = Words['shop']['sessions']
type SessionListProps = { sessions: ListedSession[]; hidden: number; words: { sessions: SessionWords } & RefusalWords }

const useEnding = ({ sessions, words }: SessionListProps) => {
  const router = useRouter()
  const list = useRef<HTMLUListElement>(null)
  const [ended, setEnded] = useState<readonly string[]>([])
  const [busy, setBusy] = useState<string>()
  const [, startReading] = useTransition()

  const gone = (ids: readonly string[], text: string) => {
    setEnded([...ended, ...ids])
    list.current?.focus()
    toast.note(text)
    startReading(() => router.refresh())
  }

  const trying = async (what: string, work: () => Promise<void>) => {
    if (busy) return
    setBusy(what)
    try {
      await work()
    } catch (error) {
      toast.error(refusalText(error, words))
    } finally {
      setBusy(undefined)
    }
  }

  const end = ({ id, device }: ListedSession) =>
    trying(id, async () => {
      const alreadyGone = await call<typeof endSession>({ method: 'DELETE', path: '/me/sessions/{id}', params: { id } }).catch(
        (error: unknown) => {
          if (error instanceof Refusal && error.code === 'not-found') return true
          throw error
        },
      )
      gone([id], fill(alreadyGone ? words.sessions.gone : words.sessions.ended, { device }))
    })

  const endAll = () =>
    trying('all', async () => {
      await call<typeof endSessions>({ method: 'DELETE', path: '/me/sessions' })
      const others = sessions.filter(({ current }) => !current).map(({ id }) => id)
      gone(others, words.sessions.endedAll)
    })

  return { list, busy, left: sessions.filter(({ id }) => !ended.includes(id)), end, endAll }
}

type RowProps = { session: ListedSession; busy: boolean; words: SessionWords; onEnd: () => void }

const Row = ({ session: { device, since, current }, busy, words, onEnd }: RowProps) => (
  <li className="flex min-h-16 items-center justify-between gap-4 px-4 py-2">
    <span className="min-w-0">
      <span className="block font-[600] wrap-anywhere">{device}</span>
      <span className="block text-sm text-ink2">{fill(words.since, { time: since })}</span>
    </span>
    {current ? (
      <span className="shrink-0 text-sm font-[600] text-spruce">{words.this}</span>
    ) : (
      <Button
        size={36}
        busy={busy}
        onClick={onEnd}
        aria-label={`${words.end}: ${fill(words.endOf, { device, time: since })}`}
        className="h-11"
      >
        {words.end}
      </Button>
    )}
  </li>
)

export const SessionList = (props: SessionListProps) => {
  const words = props.words.sessions
  const { list, busy, left, end, endAll } = useEnding(props)
  const hasOthers = left.some(({ current }) => !current)
  return (
    <>
      <ul
        ref={list}
        tabIndex={-1}
        aria-label={words.title}
        className="divide-y divide-line overflow-hidden rounded-xl border border-line bg-paper"
      >
        {left.map((session) => (
          <Row key={session.id} session={session} busy={busy === session.id} words={words} onEnd={() => void end(session)} />
        ))}
      </ul>
      {hasOthers && (
        <>
          {props.hidden > 0 && <p className="mt-2 text-sm text-ink2">{fill(words.more, { count: props.hidden })}</p>}
          <Button size={48} busy={busy === 'all'} onClick={() => void endAll()} className="mt-3 w-full">
            {words.endAll}
          </Button>
          <p className="mt-2 text-sm text-ink2">{words.endAllHint}</p>
        </>
      )}
    </>
  )
}
