import { mayText, scopeText, sentence } from '@/components/api-keys/scope-text'
import { type Clock, dayText, momentText } from '@/components/ui/moment'
import { fill, type Words } from '@/components/words'
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

type Said = Clock & { words: Words['keys'] }

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
