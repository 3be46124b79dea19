import { weekText } from '@/components/stores/week-text'
import { positionText } from '@/components/stores/opening-text'
import { fill, type Words } from '@/components/words'
import type { Place, Week } from '@/lib/stores/rules'

type AuditWords = Words['audit']

/** Words of a key that may be unknown, since facts outlive the page that speaks of them. */
const wordOf = (words: Record<string, string>, key: string): string | undefined => (Object.hasOwn(words, key) ? words[key] : undefined)

const keyOf = (type: string) => type.replace('.', '-')

export const typeName = (type: string, words: AuditWords): string => wordOf(words.types, keyOf(type)) ?? type

export type Piece = { kind: 'actor' | 'subject' | 'plain'; text: string }

type Said = { type: string; actor: string; subject: string | null; role: unknown }

/** The sentence in its pieces, so that who and what can be set apart from the words between them. */
export const sentenceOf = ({ type, actor, subject, role }: Said, words: AuditWords): Piece[] => {
  const template = wordOf(words.sentences, keyOf(type)) ?? fill(words.other, { type })
  const values = { actor, subject: subject ?? words.something }
  const roleName = wordOf(words.roles, String(role)) ?? String(role)
  return fill(template, { role: roleName })
    .split(/(\{\w+\})/)
    .filter(Boolean)
    .map((part): Piece => {
      if (part === '{actor}') return { kind: 'actor', text: values.actor }
      if (part === '{subject}') return { kind: 'subject', text: values.subject }
      return { kind: 'plain', text: part }
    })
}

export type Actor = { kind: 'person' | 'key' | 'system'; name: string }

export const actorOf = ({ kind, name }: { kind: string; name: string | null }, words: AuditWords): Actor => {
  if (kind === 'system') return { kind: 'system', name: words.system }
  if (kind === 'key') return { kind: 'key', name: name ?? words.aKey }
  return { kind: 'person', name: name ?? words.somebody }
}

export type Change = { field: string; before: string; after: string }

/** Values that have a shape of their own; who reads the facts checks it. */
export type Shapes = { weekOf: (value: unknown) => Week | null; placeOf: (value: unknown) => Place | null }

const plainText = (value: unknown): string => {
  if (Array.isArray(value)) return value.map(plainText).join(', ')
  return typeof value === 'object' ? JSON.stringify(value) : String(value)
}

const valueText = (field: string, value: unknown, shapes: Shapes, words: AuditWords, locale: string): string => {
  const week = field === 'openingHours' ? shapes.weekOf(value) : null
  if (week) return weekText(week, words.closed, locale)
  const place = field === 'position' ? shapes.placeOf(value) : null
  if (place) return positionText(place)
  if (value === null || value === undefined || value === '') return field === 'openingHours' ? words.noHours : words.nothing
  if (field === 'role') return wordOf(words.roles, String(value)) ?? String(value)
  return plainText(value)
}

type Values = Record<string, unknown>

export const changesOf = (
  changes: { before: Values; after: Values } | null,
  { shapes, words, locale }: { shapes: Shapes; words: AuditWords; locale: string },
): Change[] =>
  Object.keys(changes?.after ?? {}).map((field) => ({
    field: wordOf(words.fields, field) ?? field,
    before: valueText(field, changes?.before[field], shapes, words, locale),
    after: valueText(field, changes?.after[field], shapes, words, locale),
  }))
