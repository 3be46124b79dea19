import type { FormFailure, Told } from '@/components/webhooks/saving'
import type { Words } from '@/components/words'
import type { WebhookType } from '@/lib/webhooks/rules'

export type WebhookValues = { url: string; description: string; isEverything: boolean; types: WebhookType[] }

export const longestDescription = 200

export const newValues: WebhookValues = { url: '', description: '', isEverything: true, types: [] }

export const valuesOf = ({ url, description, types }: Told): WebhookValues => ({
  url,
  description: description ?? '',
  isEverything: types.length === 0,
  types,
})

export const toldOf = ({ url, description, isEverything, types }: WebhookValues): Told => ({
  url: url.trim(),
  description: description.trim() || null,
  types: isEverything ? [] : [...types],
})

const isSame = (one: readonly string[], other: readonly string[]) =>
  one.length === other.length && one.every((type) => other.includes(type))

/** Only what differs, so that what somebody else changes beside it stays theirs. */
export const changeOf = (before: Told, after: Told): Partial<Told> => ({
  ...(before.url !== after.url && { url: after.url }),
  ...(before.description !== after.description && { description: after.description }),
  ...(!isSame(before.types, after.types) && { types: after.types }),
})

/** What I changed, onto what they saved. */
export const mergedOnto = ({ url, description, types }: Told, mine: Told, base: Told): WebhookValues =>
  valuesOf({ url, description, types, ...changeOf(base, mine) })

/** What can be said before anything is sent. */
export const earlyFailure = (values: WebhookValues, words: Words['webhooks']['failures']): FormFailure | null => {
  const fields: FormFailure['fields'] = {
    ...(!URL.canParse(values.url.trim()) && { url: words.url }),
    ...(!values.isEverything && values.types.length === 0 && { types: words.types }),
  }
  return Object.keys(fields).length > 0 ? { fields, form: null } : null
}
