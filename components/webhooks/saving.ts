import type { Failure } from '@/components/editor/use-editor-form'
import { saidRefusal } from '@/components/live/said-refusal'
import type { Words } from '@/components/words'
import { call, Refusal } from '@/lib/http/client'
import type { WireAnswer } from '@/lib/http/operation'
import type { changeWebhook, createWebhook, deleteWebhook, getWebhook, rotateWebhook, WireWebhook } from '@/lib/webhooks/contract'
import type { replayDelivery, replayWebhook, testWebhook, WireDelivery } from '@/lib/webhooks/deliveries/contract'
import type { WebhookType } from '@/lib/webhooks/rules'

export type MadeWebhook = WireAnswer<typeof createWebhook>

/** What one writes of a webhook. */
export type Told = { url: string; description: string | null; types: WebhookType[] }

/** From what it is to what it becomes; refused when somebody was quicker. */
export const saveWebhook = (
  brand: string,
  { id, version }: WireWebhook,
  body: Partial<Told>,
  idempotencyKey: string = crypto.randomUUID(),
): Promise<WireWebhook> =>
  call<typeof changeWebhook>({ method: 'PATCH', path: '/webhooks/{id}', params: { id }, body, brand, ifMatch: version, idempotencyKey })

/** Without the version: on is on, whatever else was changed meanwhile. */
export const turn = (brand: string, id: string, enabled: boolean): Promise<WireWebhook> =>
  call<typeof changeWebhook>({ method: 'PATCH', path: '/webhooks/{id}', params: { id }, body: { enabled }, brand })

export const readWebhook = (brand: string, id: string): Promise<WireWebhook> =>
  call<typeof getWebhook>({ method: 'GET', path: '/webhooks/{id}', params: { id }, brand })

export const rotateSecret = (brand: string, id: string): Promise<MadeWebhook> =>
  call<typeof rotateWebhook>({ method: 'POST', path: '/webhooks/{id}/rotation', params: { id }, brand })

/** An answer that is given again comes without its secret, and nobody has seen that: then it gets another. */
export const addWebhook = async (brand: string, body: Told, idempotencyKey: string): Promise<MadeWebhook> => {
  const made = await call<typeof createWebhook>({ method: 'POST', path: '/webhooks', body, brand, idempotencyKey })
  return made.secret ? made : rotateSecret(brand, made.id)
}

/** Without the version: whoever typed its name means this one. */
export const removeWebhook = async (brand: string, id: string): Promise<void> => {
  await call<typeof deleteWebhook>({ method: 'DELETE', path: '/webhooks/{id}', params: { id }, brand })
}

export const sendTest = (brand: string, id: string): Promise<WireDelivery> =>
  call<typeof testWebhook>({ method: 'POST', path: '/webhooks/{id}/test', params: { id }, brand })

export const replayOne = (brand: string, id: string): Promise<WireDelivery> =>
  call<typeof replayDelivery>({ method: 'POST', path: '/deliveries/{id}/replay', params: { id }, brand })

export type ReplayAsked = { since: string; onlyFailed: boolean }

/** How many are sent again. */
export const replaySince = async (brand: string, id: string, body: ReplayAsked): Promise<number> =>
  (await call<typeof replayWebhook>({ method: 'POST', path: '/webhooks/{id}/replays', params: { id }, body, brand })).count

type FailureWords = Words['webhooks']['failures']

export const refusalText = (refusal: Refusal, words: FailureWords): string =>
  saidRefusal(refusal, words, {
    'too-many-webhooks': words.tooMany,
    'webhook-disabled': words.disabled,
    'version-conflict': words.undoConflict,
  })

export type FormField = 'url' | 'types' | 'description'
export type FormFailure = Failure<FormField>

const ofUrl = (code: string, words: FailureWords): string =>
  ({ scheme: words.scheme, credentials: words.credentials, port: words.port, address: words.unreachable })[code] ?? words.url

export const formFields = ['url', 'description', 'types'] as const satisfies readonly FormField[]

/** What went wrong, at the field where it belongs; whatever fits no field is said below the form. */
export const formFailureOf = (error: unknown, words: FailureWords): FormFailure => {
  if (!(error instanceof Refusal)) throw error
  const fields: FormFailure['fields'] = {}
  for (const { pointer, code } of error.errors) {
    if (pointer === '/url') fields.url = ofUrl(code, words)
    if (pointer.startsWith('/types')) fields.types = words.types
    if (pointer === '/description') fields.description = words.description
  }
  return Object.keys(fields).length > 0 ? { fields, form: null } : { fields, form: refusalText(error, words) }
}
