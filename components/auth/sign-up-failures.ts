import type { NewAccount, SignUpOutcome } from '@/components/auth/session'
import { blockedBy } from '@/components/auth/wait'
import type { Words } from '@/components/words'

export type AccountField = 'name' | 'email' | 'username' | 'phone' | 'password'
export type Failures = Partial<Record<AccountField | 'form', string>>

const leastPasswordLength = 8

export const checkAccount = (account: NewAccount, words: Words['auth']): Failures | undefined => {
  const failures: Failures = {}
  if (!account.name) failures.name = words.missingName
  if (!account.email && !account.username && !account.phone) failures.email = words.missingAnyIdentifier
  if (account.password.length < leastPasswordLength) failures.password = words.shortPassword
  return Object.keys(failures).length > 0 ? failures : undefined
}

export const failuresOf = (outcome: Exclude<SignUpOutcome, { kind: 'made' }>, words: Words['auth']): Failures => {
  if (outcome.kind !== 'refused') return { form: blockedBy(outcome, words) }
  if (outcome.code === 'identifier-taken') return { form: words.takenIdentifier }
  const { name, email, username, phone, password } = outcome.fields
  const named = { name, email, username, phone, password }
  return Object.values(named).some(Boolean) ? named : { form: outcome.detail }
}
