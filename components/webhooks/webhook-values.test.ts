import { expect, test } from 'vitest'
import en from '@/components/words/en/webhooks.json'
import { changeOf, earlyFailure, mergedOnto, newValues, toldOf, valuesOf } from './webhook-values'

const told = { url: 'https://shop.example/tira', description: 'The shop', types: ['code.claimed' as const] }

test('what is written is what is read again, and everything is no list at all', () => {
  expect(toldOf(valuesOf(told))).toEqual(told)
  expect(toldOf({ ...valuesOf(told), isEverything: true, description: '  ' })).toEqual({ ...told, types: [], description: null })
})

test('only what differs is sent; events in another order do not', () => {
  const types = ['code.claimed' as const, 'code.redeemed' as const]

  expect(changeOf({ ...told, types }, { ...told, types: types.toReversed() })).toEqual({})
  expect(changeOf(told, { ...told, description: null, types: [] })).toEqual({ description: null, types: [] })
})

test('what I did not touch is theirs, what I changed is mine', () => {
  const theirs = { ...told, url: 'https://new.example/tira', description: 'Theirs' }

  expect(mergedOnto(theirs, { ...told, description: 'Mine' }, told)).toEqual(valuesOf({ ...theirs, description: 'Mine' }))
})

test('half an address, and a choice of nothing, are said before anything is sent', () => {
  expect(earlyFailure({ ...newValues, url: 'shop' }, en.failures)?.fields).toEqual({ url: en.failures.url })
  expect(earlyFailure({ ...valuesOf(told), types: [] }, en.failures)?.fields).toEqual({ types: en.failures.types })
  expect(earlyFailure(valuesOf(told), en.failures)).toBeNull()
})
