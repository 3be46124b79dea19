import type { Locale, Words } from '@/components/words'
import type { Scope } from '@/lib/auth/permissions'

type KeyWords = Words['keys']
type ScopeKey = keyof KeyWords['scopes']

/** What a key can be given today, in the groups in which one thinks of it. A scope without an operation is not offered. */
export const scopeGroups = {
  codes: ['campaigns:read', 'campaigns:write', 'codes:read', 'codes:write'],
  customers: ['claims:read', 'claims:write', 'redemptions:read', 'redemptions:write', 'tokens:issue'],
  stores: ['stores:read', 'stores:write'],
  listening: ['events:read', 'webhooks:read', 'webhooks:write', 'jobs:read', 'jobs:write', 'audit:read'],
} as const satisfies Record<keyof KeyWords['groups'], readonly Scope[]>

export const offeredScopes: readonly Scope[] = Object.values(scopeGroups).flat()

export type Preset = Exclude<keyof KeyWords['presets'], 'label'>

export const presets: Record<Exclude<Preset, 'own'>, readonly Scope[]> = {
  shopSystem: [
    'campaigns:read',
    'codes:read',
    'claims:read',
    'claims:write',
    'redemptions:read',
    'redemptions:write',
    'tokens:issue',
    'events:read',
  ],
  till: ['codes:read', 'redemptions:write'],
  readOnly: offeredScopes.filter((scope) => scope.endsWith(':read')),
}

const isSame = (one: readonly string[], other: readonly string[]) =>
  one.length === other.length && one.every((scope) => other.includes(scope))

const named = ['shopSystem', 'till', 'readOnly'] as const

export const presetOf = (chosen: readonly string[]): Preset => named.find((preset) => isSame(presets[preset], chosen)) ?? 'own'

const keyOf = (scope: string) => scope.replace(/[-:](\w)/g, (_, letter: string) => letter.toUpperCase())

const isKnown = (key: string, scopes: KeyWords['scopes']): key is ScopeKey => Object.hasOwn(scopes, key)

/** A scope as the end of a sentence that begins with “may”; one that has no words yet shows its name. */
export const scopeText = (scope: string, { scopes }: Pick<KeyWords, 'scopes'>): string => {
  const key = keyOf(scope)
  return isKnown(key, scopes) ? scopes[key] : scope
}

export const sentence = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1)

const mostSaid = 2

/** What weighs most comes first: what changes something, before what only looks. */
export const mayText = (scopes: readonly string[], words: Pick<KeyWords, 'scopes' | 'more'>, locale: Locale): string => {
  const weighty = [...scopes].sort((one, other) => Number(one.endsWith(':read')) - Number(other.endsWith(':read')))
  const isLong = weighty.length > mostSaid + 1
  const said = weighty.slice(0, isLong ? mostSaid : undefined).map((scope) => scopeText(scope, words))
  const rest = isLong ? [words.more.replace('{count}', String(weighty.length - mostSaid))] : []
  return sentence(new Intl.ListFormat(locale, { type: 'conjunction' }).format([...said, ...rest]))
}
