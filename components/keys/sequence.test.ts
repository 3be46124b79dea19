import { expect, test } from 'vitest'

import { isSingle, keyCaps, step, strokeOf } from '@/components/keys/sequence'

const press = (key: string, held: Partial<Record<'ctrlKey' | 'metaKey' | 'altKey', boolean>> = {}) =>
  strokeOf({ key, ctrlKey: false, metaKey: false, altKey: false, ...held })

test('reads Ctrl and Command as one modifier and leaves Alt to the browser', () => {
  expect(press('k', { ctrlKey: true })).toBe('mod+k')
  expect(press('K', { metaKey: true })).toBe('mod+k')
  expect(press('k', { altKey: true })).toBeNull()
})

test('reads a character as itself, and no key that types nothing', () => {
  expect(press('?')).toBe('?')
  expect(press('G')).toBe('g')
  expect(press('Escape')).toBeNull()
  expect(press(' ')).toBeNull()
})

test('waits after G when something is bound behind it, and then finds it', () => {
  const bound = ['g t', 'g s', 'c']

  expect(step(null, 'g', bound)).toEqual({ waitingFor: 'g' })
  expect(step('g', 's', bound)).toEqual({ found: 'g s' })
})

test('a sequence that breaks off lets the stroke stand for itself', () => {
  const bound = ['g t', 'c']

  expect(step('g', 'c', bound)).toEqual({ found: 'c' })
  expect(step('g', 'x', bound)).toBeNull()
  expect(step('g', 'g', bound)).toEqual({ waitingFor: 'g' })
})

test('a key bound alone wins over one that would wait', () => {
  expect(step(null, 'g', ['g', 'g t'])).toEqual({ found: 'g' })
})

test('only keys with a modifier go on working when single keys are off', () => {
  expect(isSingle('g t')).toBe(true)
  expect(isSingle('?')).toBe(true)
  expect(isSingle('mod+k')).toBe(false)
})

test('names the modifier as the keyboard in front of the person does', () => {
  expect(keyCaps('mod+k', 'MacIntel')).toEqual(['⌘', 'K'])
  expect(keyCaps('mod+k', 'Linux x86_64')).toEqual(['Ctrl', 'K'])
  expect(keyCaps('g t', 'Win32')).toEqual(['G', 'T'])
})
