import { expect, test } from 'vitest'
import { actorOf, changesOf, type Piece, sentenceOf, typeName } from '@/components/audit/sentence'
import en from '@/components/words/en/audit.json'
import es from '@/components/words/es/audit.json'
import { catalogue } from '@/lib/events/catalogue'

const text = (pieces: Piece[]) => pieces.map((piece) => piece.text).join('')
const shapes = { weekOf: () => null, placeOf: () => null }

test('says who did what to what, in both languages', () => {
  const said = { type: 'store.created', actor: 'Marta', subject: 'Verdi', role: undefined }

  expect(text(sentenceOf(said, en))).toBe('Marta added the store Verdi')
  expect(text(sentenceOf(said, es))).toBe('Marta añadió la tienda Verdi')
  expect(sentenceOf(said, en).map((piece) => piece.kind)).toEqual(['actor', 'plain', 'subject'])
})

test('a role is said in words, and a name with braces stays what it is', () => {
  const said = { type: 'member.added', actor: '{subject}', subject: 'Ana', role: 'viewer' }

  expect(text(sentenceOf(said, es))).toBe('{subject} añadió a Ana al equipo como lector')
})

test('a fact of later days falls back to its name', () => {
  expect(text(sentenceOf({ type: 'moon.landed', actor: 'Nil', subject: null, role: undefined }, en))).toBe('Nil: moon.landed')
  expect(typeName('moon.landed', en)).toBe('moon.landed')
  expect(typeName('constructor', en)).toBe('constructor')
})

test.each([en, es])('every fact of a brand has a sentence and a name', (words) => {
  const types = Object.entries(catalogue).flatMap(([type, noun]) =>
    ['campaign', 'batch', 'code', 'redemption', 'store', 'member', 'apiKey', 'webhook', 'brand', 'job', 'run'].includes(noun) ? [type] : [],
  )
  const keys = types.map((type) => type.replace('.', '-')).toSorted()

  expect(Object.keys(words.sentences).toSorted()).toEqual(keys)
  expect(Object.keys(words.types).toSorted()).toEqual(keys)
})

test('whoever has no name any more is somebody', () => {
  expect(actorOf({ kind: 'member', name: null }, en)).toEqual({ kind: 'person', name: 'Somebody' })
  expect(actorOf({ kind: 'key', name: null }, en)).toEqual({ kind: 'key', name: 'An API key' })
  expect(actorOf({ kind: 'system', name: 'demo' }, en)).toEqual({ kind: 'system', name: 'Tira' })
})

test('before and after are said field by field', () => {
  const changes = {
    before: { name: 'Verdi', address: null, fresh: 1 },
    after: { name: 'Verdi 2', address: 'Carrer de Verdi', fresh: [1, 2] },
  }

  expect(changesOf(changes, { shapes, words: en, locale: 'en' })).toEqual([
    { field: 'Name', before: 'Verdi', after: 'Verdi 2' },
    { field: 'Address', before: 'nothing', after: 'Carrer de Verdi' },
    { field: 'fresh', before: '1', after: '1, 2' },
  ])
  expect(changesOf(null, { shapes, words: en, locale: 'en' })).toEqual([])
})
