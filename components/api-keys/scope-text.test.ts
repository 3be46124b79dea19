import { expect, test } from 'vitest'
import en from '@/components/words/en/keys.json'
import es from '@/components/words/es/keys.json'
import { scopes } from '@/lib/auth/permissions'
import { mayText, offeredScopes, presetOf, presets, scopeText } from './scope-text'

test('every scope that a key may have is said in words, in both languages', () => {
  const unsaid = scopes.filter((scope) => scopeText(scope, en) === scope || scopeText(scope, es) === scope)

  expect(unsaid).toEqual([])
})

test('few are said one by one, many by the weightiest and their number', () => {
  expect(mayText(['codes:read'], en, 'en')).toBe('Look up codes')
  expect(mayText(['codes:read', 'redemptions:write'], en, 'en')).toBe('Redeem codes and look up codes')
  expect(mayText(['codes:read', 'claims:read', 'claims:write', 'tokens:issue'], en, 'en')).toBe(
    'Claim codes for customers, sign customers in to their own pages, and 2 more',
  )
  expect(mayText(['codes:read', 'claims:read', 'claims:write', 'events:read'], es, 'es')).toBe(
    'Pedir códigos para clientes, consultar códigos y 2 cosas más',
  )
})

test('a set is known again whatever its order, and one more makes it a choice of one’s own', () => {
  expect(presetOf(presets.till.toReversed())).toBe('till')
  expect(presetOf([...presets.till, 'claims:read'])).toBe('own')
  expect(presetOf([])).toBe('own')
})

test('looking is all that read only may do', () => {
  expect(presets.readOnly.length).toBeGreaterThan(5)
  expect(presets.readOnly.every((scope) => scope.endsWith(':read'))).toBe(true)
  expect(offeredScopes).toEqual(expect.arrayContaining([...presets.shopSystem]))
})
