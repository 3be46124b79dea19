import { saidRefusal } from '@/components/live/said-refusal'
import type { Words } from '@/components/words'
import type { changeApiKey, createApiKey, revokeApiKey, rotateApiKey } from '@/lib/brands/api-keys/contract'
import { call, type Refusal } from '@/lib/http/client'
import type { WireAnswer, WireBody } from '@/lib/http/operation'

export type MadeKey = WireAnswer<typeof createApiKey>
export type NewKey = WireBody<typeof createApiKey>

type Known = { id: string; version: number }

export const makeKey = (brand: string, key: NewKey): Promise<MadeKey> =>
  call<typeof createApiKey>({ method: 'POST', path: '/api-keys', body: key, brand })

export const renameKey = (brand: string, { id, version }: Known, name: string): Promise<WireAnswer<typeof changeApiKey>> =>
  call<typeof changeApiKey>({ method: 'PATCH', path: '/api-keys/{id}', params: { id }, body: { name }, brand, ifMatch: version })

export const rotateKey = (brand: string, { id }: Known): Promise<MadeKey> =>
  call<typeof rotateApiKey>({ method: 'POST', path: '/api-keys/{id}/rotation', params: { id }, brand })

/** Without the version: whoever typed the name means this key, whatever was changed about it. */
export const revokeKey = async (brand: string, { id }: Known): Promise<void> => {
  await call<typeof revokeApiKey>({ method: 'DELETE', path: '/api-keys/{id}', params: { id }, brand })
}

export const refusalText = (refusal: Refusal, words: Words['keys']['failures']): string =>
  saidRefusal(refusal, words, { 'version-conflict': words.conflict, 'key-revoked': words.revoked })
