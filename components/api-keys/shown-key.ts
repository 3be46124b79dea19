import { mayText, scopeText, sentence } from '@/components/api-keys/scope-text'
import { fill, type Locale, type Words } from '@/components/words'
import type { ApiKey } from '@/lib/brands/api-keys/contract'

export type KeyState = keyof Words['keys']['states']

/** A key in words, for its row and its panel. */
export type ShownKey = {
  id: string
  name: string
  prefix: string
  version: number
  state: KeyState
  may: string
  sentences: string[]
  made: string
  lastUsed: string | null
  expires: string | null
  revoked: string | null
  /** That the secret from before still works, and until when. */
  previous: string | null
}

type Said = { words: Words['keys']; locale: Locale; timeZone: string; now: Date }

const styleOf = (locale: Locale) => (locale === 'en' ? 'en-GB' : locale)

export const dayText = (at: Date, { locale, timeZone, now }: Omit<Said, 'words'>): string => {
  const isThisYear = Math.abs(at.getTime() - now.getTime()) < 180 * 24 * 60 * 60 * 1_000
  const year = isThisYear ? {} : { year: 'numeric' as const }
  return new Intl.DateTimeFormat(styleOf(locale), { day: 'numeric', month: 'short', ...year, timeZone }).format(at)
}

export const momentText = (at: Date, said: Omit<Said, 'words'>): string => {
  const { locale, timeZone, now } = said
  const time = new Intl.DateTimeFormat(styleOf(locale), { hour: '2-digit', minute: '2-digit', hourCycle: 'h23', timeZone }).format(at)
  const day = dayText(at, said)
  return day === dayText(now, said) ? time : `${day}, ${time}`
}

export const keyStateAt = ({ revokedAt, expiresAt, previousUntil }: ApiKey, now: Date): KeyState => {
  if (revokedAt) return 'revoked'
  if (expiresAt && expiresAt <= now) return 'expired'
  return previousUntil ? 'rotated' : 'active'
}

export const shownKey = (key: ApiKey, said: Said): ShownKey => {
  const { words, locale, now } = said
  const state = keyStateAt(key, now)
  return {
    id: key.id,
    name: key.name,
    prefix: key.prefix,
    version: key.version,
    state,
    may: mayText(key.scopes, words, locale),
    sentences: key.scopes.map((scope) => sentence(scopeText(scope, words))),
    made: dayText(key.createdAt, said),
    lastUsed: key.lastUsedAt && momentText(key.lastUsedAt, said),
    expires: key.expiresAt && momentText(key.expiresAt, said),
    revoked: key.revokedAt && momentText(key.revokedAt, said),
    previous: state === 'rotated' && key.previousUntil ? fill(words.panel.previous, { time: momentText(key.previousUntil, said) }) : null,
  }
}
