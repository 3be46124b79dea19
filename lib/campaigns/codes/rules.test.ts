import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  alphabet,
  checkCharacterOf,
  codeStateAt,
  expiresAt,
  fewestGuesses,
  guessingOf,
  isPatternFit,
  isSpelledRight,
  isTooGuessable,
  lengthFor,
  mostCodesOf,
  newCodes,
  normalFormOf,
  type Style,
} from './rules'

const prefixes = fc.option(fc.stringMatching(/^[A-Z0-9]([A-Z0-9-]{0,14}[A-Z0-9])?$/), { nil: null })
const lengths = fc.integer({ min: 4, max: 24 })
const plain = fc.record({ length: lengths, prefix: prefixes, pattern: fc.constant(null) })
const plainStyle: Style = { length: 10, prefix: null, pattern: null }

const oneOf = (style: Style) => {
  const [made] = newCodes(style, 1)
  if (!made) throw new Error('no code was made')
  return made
}

const replaced = (text: string, at: number, character: string) => text.slice(0, at) + character + text.slice(at + 1)

describe('a typing error is noticed without a look-up:', () => {
  test('every wrong character of the alphabet at every place, prefix and check character included', () => {
    fc.assert(
      fc.property(plain, (style) => {
        const { matchKey } = oneOf(style)
        const letters = [...matchKey].filter((character) => alphabet.includes(character)).length
        const noticed = [...matchKey].flatMap((right, at) =>
          alphabet.includes(right)
            ? [...alphabet].filter((wrong) => wrong !== right && !isSpelledRight(replaced(matchKey, at, wrong)))
            : [],
        )
        expect(noticed).toHaveLength(letters * (alphabet.length - 1))
      }),
      { numRuns: 30 },
    )
  })

  test('every two neighbours that changed places', () => {
    fc.assert(
      fc.property(lengths, (length) => {
        const { matchKey } = oneOf({ ...plainStyle, length })
        for (let at = 0; at + 1 < matchKey.length; at += 1) {
          const [one, other] = [matchKey.charAt(at), matchKey.charAt(at + 1)]
          if (one === other) continue
          expect(isSpelledRight(replaced(replaced(matchKey, at, other), at + 1, one))).toBe(false)
        }
      }),
    )
  })

  test.each(['0', '1'])('a look-alike %s in the place of any character but one', (lookAlike) => {
    const { matchKey } = oneOf(plainStyle)
    const sharing = lookAlike === '0' ? 'M' : 'W'

    const passed = [...matchKey].filter((_, at) => isSpelledRight(replaced(matchKey, at, lookAlike)))

    expect(passed.every((right) => right === sharing)).toBe(true)
  })

  test.each(['', ' ', 'A', 'AB!C', 'ñandú', '2\u0000'])('%j is no code', (text) => expect(isSpelledRight(text)).toBe(false))
})

describe('codes that are made', () => {
  test('have their prefix, their length and their check character, and nothing that looks like something else', () => {
    fc.assert(
      fc.property(plain, (style) => {
        const { code, matchKey } = oneOf(style)
        const body = style.prefix === null ? code : code.slice(style.prefix.length + 1)
        expect(code.startsWith(style.prefix === null ? '' : `${style.prefix}-`)).toBe(true)
        expect(body).toMatch(new RegExp(`^[${alphabet}]{${style.length + 1}}$`))
        expect(matchKey).toBe(normalFormOf(code))
        expect(checkCharacterOf(matchKey.slice(0, -1))).toBe(matchKey.at(-1))
        expect(isSpelledRight(code)).toBe(true)
      }),
    )
  })

  test('are grouped as the pattern says', () => {
    const { code, matchKey } = oneOf({ length: 10, prefix: 'VIP', pattern: '####-####-###' })

    expect(code).toMatch(/^VIP-[2-9A-Z]{4}-[2-9A-Z]{4}-[2-9A-Z]{3}$/)
    expect(matchKey).toBe(normalFormOf(code))
  })

  test('are found in every spelling of theirs', () => {
    fc.assert(
      fc.property(plain, fc.constantFrom('-', ' ', '–', '.', '_', '/', '\u00a0', '\u200b', '\t'), (style, separator) => {
        const { code, matchKey } = oneOf(style)
        const spelled = [...code.toLowerCase()].join(separator).replaceAll('0', 'o').replaceAll('1', 'l')
        expect(normalFormOf(spelled)).toBe(matchKey)
      }),
    )
  })

  test('are different: of two hundred thousand none comes twice', () => {
    const made = new Set(newCodes(plainStyle, 200_000).map(({ matchKey }) => matchKey))

    expect(made.size).toBe(200_000)
  })

  test('hold every character as often as any other', () => {
    const count = new Map([...alphabet].map((character) => [character, 0]))
    for (const { matchKey } of newCodes(plainStyle, 100_000))
      for (const character of matchKey) count.set(character, (count.get(character) ?? 0) + 1)

    const expected = (100_000 * 11) / alphabet.length
    const chiSquare = [...count.values()].reduce((sum, seen) => sum + (seen - expected) ** 2 / expected, 0)
    expect(count.size).toBe(alphabet.length)
    expect(chiSquare).toBeLessThan(100)
  })
})

test.each([
  ['####-####-###', 10, true],
  ['###########', 10, true],
  ['####-####-##', 10, false],
  ['####-####-####', 10, false],
  ['-####-####-###', 10, false],
  ['####--####-###', 10, false],
  ['####-####-###-', 10, false],
  [null, 10, true],
])('the pattern %s for %i characters: %s', (pattern, length, isFit) => expect(isPatternFit({ pattern, length })).toBe(isFit))

describe('how easy a set is to guess', () => {
  test('is told by what a guesser does not know: the check character adds nothing', () => {
    expect(guessingOf({ length: 4 }, 10)).toEqual({ keyspace: 31 ** 4, oneIn: 92_352 })
    expect(guessingOf({ length: 10 }, 1_000_000)).toEqual({ keyspace: 31 ** 10, oneIn: 819_628_286 })
  })

  test('names a length that would do, and no longer one', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 2_000_000_000 }), (codes) => {
        const length = lengthFor(codes)
        expect(isTooGuessable(guessingOf({ length }, codes))).toBe(false)
        expect(length === 4 || isTooGuessable(guessingOf({ length: length - 1 }, codes))).toBe(true)
      }),
    )
  })

  test('names the most codes that a length bears', () => {
    fc.assert(
      fc.property(fc.integer({ min: 4, max: 9 }), (length) => {
        const most = mostCodesOf({ length })
        expect(guessingOf({ length }, most).oneIn).toBeGreaterThanOrEqual(fewestGuesses)
        expect(isTooGuessable(guessingOf({ length }, most + 1))).toBe(true)
      }),
    )
  })
})

describe('the state of a code', () => {
  const now = new Date('2026-11-20T12:00:00Z')
  const [past, later] = [new Date(now.getTime() - 1), new Date(now.getTime() + 1)]
  const free = { voidedAt: null, claim: null, campaignEndsAt: null }
  const claim = { usedAt: null, expiresAt: null }

  test.each([
    ['available', free],
    ['claimed', { ...free, claim }],
    ['redeemed', { ...free, claim: { ...claim, usedAt: past }, campaignEndsAt: past }],
    ['void', { voidedAt: past, claim, campaignEndsAt: past }],
    ['expired', { ...free, claim: { ...claim, expiresAt: now } }],
    ['claimed', { ...free, claim: { ...claim, expiresAt: later }, campaignEndsAt: later }],
    ['expired', { ...free, campaignEndsAt: now }],
    ['expired', { ...free, claim: { ...claim, expiresAt: later }, campaignEndsAt: past }],
  ] as const)('is %s', (state, marks) => expect(codeStateAt(marks, now)).toBe(state))

  test('ends with whatever comes first, its own time or the end of the campaign', () => {
    expect(expiresAt({ claim: { ...claim, expiresAt: later }, campaignEndsAt: past })).toEqual(past)
    expect(expiresAt({ claim: { ...claim, expiresAt: past }, campaignEndsAt: later })).toEqual(past)
    expect(expiresAt(free)).toBeNull()
  })
})
