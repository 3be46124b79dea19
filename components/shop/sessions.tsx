import { deviceName } from '@/components/shop/device'
import type { RefusalWords } from '@/components/shop/refusal-text'
import { SessionList } from '@/components/shop/session-list'
import type { Locale, Words } from '@/components/words'
import type { Session } from '@/lib/accounts/contract'

const mostShown = 20

type SessionsProps = {
  sessions: Session[]
  locale: Locale
  timeZone: string
  words: { sessions: Words['shop']['sessions'] } & RefusalWords
}

/** The one that asks first, then the newest. */
export const Sessions = ({ sessions, locale, timeZone, words }: SessionsProps) => {
  const format = new Intl.DateTimeFormat(locale, { dateStyle: 'medium', timeStyle: 'short', timeZone })
  const ordered = [...sessions.filter(({ current }) => current), ...sessions.filter(({ current }) => !current)]
  const listed = ordered.slice(0, mostShown).map((session) => ({
    id: session.id,
    current: session.current,
    device: deviceName(session, words.sessions),
    since: format.format(session.createdAt),
  }))
  return <SessionList sessions={listed} hidden={ordered.length - listed.length} words={words} />
}
