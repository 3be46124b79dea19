export type IdentifierKind = 'email' | 'username' | 'phone'

/** Spaces, brackets and the like that people put into phone numbers. */
const phoneDecoration = /[\s().-]/g

const isPhone = (text: string) => /^\+?\d{6,15}$/.test(text.replace(phoneDecoration, ''))

/** What is compared and stored as the key: one spelling for all the ways to write the same identifier. */
export const normalisedIdentifier = (text: string): string => {
  const folded = text.normalize('NFKC').trim().toLowerCase()
  return isPhone(folded) ? folded.replace(phoneDecoration, '') : folded
}
