import { commonPasswords } from './common-passwords'

const bare = (text: string) => text.toLowerCase().replace(/[^a-z]/g, '')

const repeats = (text: string) => new Set(text).size <= 2

const isRun = (text: string) => {
  const steps = Array.from(text)
    .slice(1)
    .map((letter, at) => letter.charCodeAt(0) - text.charCodeAt(at))
  return steps.every((step) => step === steps[0]) && Math.abs(steps[0] ?? 0) <= 1
}

export type PasswordWeakness = 'common' | 'too-simple' | 'like-identifier'

/** Why a password would be guessed first; null when nothing speaks against it. Length is the contract's affair. */
export const passwordWeakness = (password: string, identifiers: readonly string[]): PasswordWeakness | null => {
  const folded = password.normalize('NFKC').toLowerCase()
  if (repeats(folded) || isRun(folded)) return 'too-simple'
  if (commonPasswords.has(folded) || commonPasswords.has(bare(folded))) return 'common'
  const own = identifiers.flatMap((identifier) => [identifier, identifier.split('@')[0] ?? '']).map((text) => text.toLowerCase())
  return own.some((text) => text.length >= 4 && (folded === text || bare(folded) === text)) ? 'like-identifier' : null
}
