import { normalisedIdentifier } from '@/lib/accounts/rules'

export type Named = { name: string; email: string | null; username: string | null; phone: string | null }

/** Whether the text names this person: by name or by anything they sign in with, however it is spelled. */
export const isNamedBy = (text: string, { name, email, username, phone }: Named): boolean => {
  const typed = normalisedIdentifier(text)
  return typed !== '' && [name, email, username, phone].some((known) => known !== null && normalisedIdentifier(known) === typed)
}
