import { createHash, hkdfSync, timingSafeEqual } from 'node:crypto'
import { env } from '@/lib/core/env'

const derived = new Map<string, Uint8Array>()

/** One secret is configured; each use has its own, derived from it, so that none can stand in for another. */
export const derivedSecret = (purpose: 'session' | 'tokens' | 'idempotency' | 'webhooks'): Uint8Array => {
  const known = derived.get(purpose)
  if (known) return known
  const made = new Uint8Array(hkdfSync('sha256', env().TIRA_SECRET, 'tira', purpose, 32))
  derived.set(purpose, made)
  return made
}

export const sha256 = (text: string): Uint8Array => createHash('sha256').update(text).digest()

export const sameBytes = (one: Uint8Array, other: Uint8Array) => one.length === other.length && timingSafeEqual(one, other)
