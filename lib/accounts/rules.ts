export type IdentifierKind = 'email' | 'username' | 'phone'

/** Spaces, brackets and the like that people put into phone numbers. */
const phoneDecoration = /[\s().-]/g

const isPhone = (text: string) => /^\+?\d{6,15}$/.test(text.replace(phoneDecoration, ''))

/** What is compared and stored as the key: one spelling for all the ways to write the same identifier. */
export const normalisedIdentifier = (text: string): string => {
  const folded = text.normalize('NFKC').trim().toLowerCase()
  return isPhone(folded) ? folded.replace(phoneDecoration, '') : folded
}

export const earliestBirthday = '1900-01-01'

const furthestAheadMilliseconds = 14 * 3_600_000

/** A day that people alive were born on: it has begun somewhere on earth. */
export const isBirthday = (day: string, now: Date): boolean => {
  const latest = new Date(now.getTime() + furthestAheadMilliseconds).toISOString().slice(0, 10)
  return day >= earliestBirthday && day <= latest
}
