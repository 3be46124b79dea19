export const codeStates = ['available', 'claimed', 'redeemed', 'void', 'expired'] as const
export type CodeState = (typeof codeStates)[number]

export const codeActions = ['void', 'extend'] as const
export type CodeAction = (typeof codeActions)[number]

/** Which codes are asked for; nothing said, all of them. */
export type CodeFilter = {
  q?: string | undefined
  state?: CodeState | undefined
  campaignId?: string | undefined
  batchId?: string | undefined
  /** Who has it: a customer's ref, or a shopper's id. */
  shopper?: string | undefined
}

type Marks = {
  voidedAt: Date | null
  /** Null when nobody has claimed it. */
  claim: { usedAt: Date | null; expiresAt: Date | null } | null
  campaignEndsAt: Date | null
}

/** A claim of its own time may end before its campaign, and not after it. */
export const expiresAt = ({ claim, campaignEndsAt }: Pick<Marks, 'claim' | 'campaignEndsAt'>): Date | null => {
  const ends = [claim?.expiresAt ?? null, campaignEndsAt].filter((at) => at !== null)
  return ends.length === 0 ? null : new Date(Math.min(...ends.map((at) => at.getTime())))
}

export const codeStateAt = (code: Marks, now: Date): CodeState => {
  if (code.voidedAt) return 'void'
  if (code.claim?.usedAt) return 'redeemed'
  const ends = expiresAt(code)
  if (ends && ends <= now) return 'expired'
  return code.claim ? 'claimed' : 'available'
}

/** Without the look-alikes 0, O, 1, I and L. A prime number of characters, which is why one check character catches so much. */
export const alphabet = '23456789ABCDEFGHJKMNPQRSTUVWXYZ'
const size = alphabet.length

/** Nobody takes an M for a zero or a W for a one: these share their values, since a prefix may hold both. */
const valueOf: Record<string, number> = Object.fromEntries([...alphabet].map((character, value) => [character, value]))
valueOf['0'] = alphabet.indexOf('M')
valueOf['1'] = alphabet.indexOf('W')

/** Spaces, all dashes, dots, underscores, slashes, colons, and what cannot be seen. */
const separators = /[\s\p{Pd}\p{Cf}_.:/\\]/gu

/** What all spellings of a generated code have in common. */
export const normalFormOf = (text: string): string => text.replace(separators, '').toUpperCase().replace(/O/g, '0').replace(/[IL]/g, '1')

const root = 3
const after = (sum: number, value: number): number => (sum * root + value) % size
const sumOf = (normalForm: string): number => [...normalForm].reduce((sum, character) => after(sum, valueOf[character] ?? 0), 0)
const checkValue = (sum: number): number => (size - ((sum * root) % size)) % size

export const checkCharacterOf = (normalForm: string): string => alphabet.charAt(checkValue(sumOf(normalForm)))

/**
 * Whether a code can be one that was generated: a wrong character and two neighbours that changed places are noticed without a look-up.
 * Each place weighs a power of a primitive root, which is never 0 and never the weight of the place beside it.
 */
export const isSpelledRight = (text: string): boolean => {
  const normalForm = normalFormOf(text)
  return normalForm.length > 1 && /^[0-9A-Z]+$/.test(normalForm) && sumOf(normalForm) === 0
}

export type Style = { length: number; prefix: string | null; pattern: string | null }

/** A pattern has a place for each random character and one for the check character, and groups them. */
export const isPatternFit = ({ length, pattern }: Pick<Style, 'length' | 'pattern'>): boolean =>
  pattern === null || (pattern.split('#').length - 2 === length && /^#+(-#+)*$/.test(pattern))

type Group = { from: number; to: number }

const groupsOf = (pattern: string | null): Group[] => {
  const ends = (pattern ?? '').split('-').map((group, at, groups) => groups.slice(0, at + 1).join('').length)
  return ends.map((to, at) => ({ from: ends[at - 1] ?? 0, to: pattern === null ? Infinity : to }))
}

const shaped = (characters: string, groups: Group[]): string => {
  let code = ''
  for (const { from, to } of groups) code += from === 0 ? characters.slice(from, to) : `-${characters.slice(from, to)}`
  return code
}

const mostBytesAtOnce = 65_536

/** Values of the alphabet, each as likely as any other: of five bits those above it are thrown away. */
const makeDraw = (wanted: number) => {
  const bytes = new Uint8Array(Math.min(mostBytesAtOnce, wanted))
  let next = bytes.length
  return (): number => {
    for (;;) {
      if (next === bytes.length) {
        crypto.getRandomValues(bytes)
        next = 0
      }
      const value = (bytes[next++] ?? 0) & 31
      if (value < size) return value
    }
  }
}

export type NewCode = { code: string; matchKey: string }

/** Cryptographically random, each with its check character. That none is there already is the database's to say. */
export const newCodes = ({ length, prefix, pattern }: Style, count: number): NewCode[] => {
  const draw = makeDraw(count * length)
  const [shownPrefix, keyPrefix] = prefix === null ? ['', ''] : [`${prefix}-`, normalFormOf(prefix)]
  const [start, groups] = [sumOf(keyPrefix), groupsOf(pattern)]
  return Array.from({ length: count }, () => {
    let sum = start
    let characters = ''
    for (let place = 0; place < length; place += 1) {
      const value = draw()
      sum = after(sum, value)
      characters += alphabet.charAt(value)
    }
    characters += alphabet.charAt(checkValue(sum))
    return { code: shownPrefix + shaped(characters, groups), matchKey: keyPrefix + characters }
  })
}

export type Guessing = { keyspace: number; oneIn: number }

/** Whoever guesses computes the check character: it makes nothing harder. */
const keyspaceOf = (length: number): number => size ** length

/** How many guesses hit one of so many codes once, on average. */
export const guessingOf = ({ length }: Pick<Style, 'length'>, codes: number): Guessing => {
  const keyspace = keyspaceOf(length)
  return { keyspace, oneIn: Math.floor(keyspace / Math.max(1, codes)) }
}

/** Misses are throttled to a few a minute: below this somebody with patience, or with many accounts, finds a code. */
export const fewestGuesses = 100_000

export const isTooGuessable = ({ oneIn }: Guessing): boolean => oneIn < fewestGuesses

export const lengthFor = (codes: number): number => {
  let length = 4
  while (isTooGuessable(guessingOf({ length }, codes))) length += 1
  return length
}

export const mostCodesOf = ({ length }: Pick<Style, 'length'>): number => Math.floor(keyspaceOf(length) / fewestGuesses)
