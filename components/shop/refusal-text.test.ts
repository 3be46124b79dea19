import { expect, test } from 'vitest'
import { refusalText } from '@/components/shop/refusal-text'
import auth from '@/components/words/en/auth.json'
import shop from '@/components/words/en/shop.json'
import { Refusal } from '@/lib/http/client'

const words = { refused: shop.refused, auth }

const said = (code: string, retryAfterSeconds: number | null = null) =>
  refusalText(new Refusal({ code, status: 400, detail: 'Not for people.', retryAfterSeconds }), words)

test('a throttle says how long it lasts', () => {
  expect(said('rate-limited', 12)).toBe('Too many tries. The next one is possible in 12 seconds.')
  expect(said('rate-limited', 600)).toBe('Too many tries. The next one is possible in 10 minutes.')
})

test('what is known is said, what is not is our fault, and never in the words for programs', () => {
  expect(said('offline')).toBe(shop.refused.offline)
  expect(said('unauthenticated')).toBe(shop.refused.unauthenticated)
  expect(said('cross-site')).toBe(shop.refused.failed)
})

test('a fault of the page itself is not dressed up as a refusal', () => {
  expect(() => refusalText(new TypeError('x is not a function'), words)).toThrow(TypeError)
})
