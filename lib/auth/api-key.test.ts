import fc from 'fast-check'
import { expect, test } from 'vitest'
import { makeApiKey, readApiKey } from './api-key'

test('is read back as the id and the hash that are kept, and the hash holds nothing of the secret', () => {
  const { publicId, key, hash } = makeApiKey()

  expect(key).toMatch(/^tira_[0-9A-Za-z]{12}_[0-9A-Za-z]{38}$/)
  expect(readApiKey(key)).toEqual({ publicId, hash })
  expect(Buffer.from(hash).toString()).not.toContain(key.slice(18, 40))
})

test('no two are alike', () => {
  expect(new Set(Array.from({ length: 1_000 }, () => makeApiKey().key)).size).toBe(1_000)
})

test('one wrong letter, two that changed places, or a missing one is found without asking the database', () => {
  const { key } = makeApiKey()
  const letters = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz'
  const place = fc.integer({ min: 5, max: key.length - 1 })

  fc.assert(
    fc.property(place, fc.constantFrom(...letters), (at, letter) => {
      const typed = key.slice(0, at) + letter + key.slice(at + 1)
      expect(typed === key || readApiKey(typed) === null).toBe(true)
    }),
  )
  fc.assert(
    fc.property(fc.integer({ min: 5, max: key.length - 2 }), (at) => {
      const typed = key.slice(0, at) + key.charAt(at + 1) + key.charAt(at) + key.slice(at + 2)
      expect(typed === key || readApiKey(typed) === null).toBe(true)
    }),
  )
  fc.assert(fc.property(place, (at) => void expect(readApiKey(key.slice(0, at) + key.slice(at + 1))).toBeNull()))
})

test('whatever else is sent as a key is none, and nothing throws', () => {
  fc.assert(
    fc.property(
      fc.oneof(
        fc.string(),
        fc.string().map((text) => `tira_${text}`),
      ),
      (text) => void expect(readApiKey(text)).toBeNull(),
    ),
  )
})
