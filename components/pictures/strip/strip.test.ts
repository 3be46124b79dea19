import fc from 'fast-check'
import { expect, test } from 'vitest'
import { type StripPart, stubsOf } from './strip'

const states = ['redeemed', 'claimed', 'available', 'expired', 'void'] as const
const parts = fc.tuple(...states.map((state) => fc.nat(1_000_000).map((count): StripPart => ({ state, count }))))

test('a strip is always whole, and shows everything that there is and nothing that there is not', () => {
  fc.assert(
    fc.property(parts, fc.integer({ min: 5, max: 60 }), (given, stubs) => {
      const shown = stubsOf(given, stubs)
      const held = given.filter(({ count }) => count > 0).map(({ state }) => state)

      expect(shown).toHaveLength(held.length > 0 ? stubs : 0)
      expect([...new Set(shown)]).toEqual(held)
    }),
  )
})
