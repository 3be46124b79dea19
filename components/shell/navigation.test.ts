import { expect, test } from 'vitest'

import { hrefOf, isCurrent, navigation } from '@/components/shell/navigation'
import en from '@/components/words/en/shell.json'
import es from '@/components/words/es/shell.json'

test('no two pages answer to the same key or stand at the same address', () => {
  expect(new Set(navigation.map((item) => item.go)).size).toBe(navigation.length)
  expect(new Set(navigation.map((item) => item.path)).size).toBe(navigation.length)
})

test('every page has its name in both languages', () => {
  for (const { key } of navigation) {
    expect(en.nav[key]).toBeTruthy()
    expect(es.nav[key]).toBeTruthy()
  }
})

test('a page is current below its address, and Today only at its own', () => {
  expect(isCurrent('/console/lumen/stores/1', 'lumen', 'stores')).toBe(true)
  expect(isCurrent('/console/lumen/stores-old', 'lumen', 'stores')).toBe(false)
  expect(isCurrent('/console/lumen', 'lumen', '')).toBe(true)
  expect(isCurrent('/console/lumen/stores', 'lumen', '')).toBe(false)
})

test('an absolute path leaves the brand', () => {
  expect(hrefOf('lumen', '/reference')).toBe('/reference')
  expect(hrefOf('lumen', '/till/{brand}')).toBe('/till/lumen')
  expect(hrefOf('lumen', 'audit')).toBe('/console/lumen/audit')
})
