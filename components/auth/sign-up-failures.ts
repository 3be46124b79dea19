import type { NewAccount, RefusedField, SignUpOutcome } from '@/components/auth/session'
import { blockedBy } from '@/components/auth/wait'
import type { Words } from '@/components/words'

export const accountFields = ['name', 'email', 'username', 'phone', 'password'] as const
export type AccountField = (typeof accountFields)[number]
export type Failures = Partial<Record<AccountField | 'form', string>>

const leastPasswordLength = 8

export const checkAccount = (account: NewAccount, words: Words['auth']): Failures | undefined => {
  const failures: Failures = {}
  if (!account.name) failures.name = words.missingName
  if (!account.email && !account.username && !account.phone) failures.email = words.missingAnyIdentifier
  if (account.password.length < leastPasswordLength) failures.password = words.refused.password
  return Object.keys(failures).length > 0 ? failures : undefined
}

const isAccountField = (name: string): name is AccountField => accountFields.some((field) => field === name)

const saidOf = (field: AccountField, code: string, words: Words['auth']['refused']): string => {
  if (code === 'password-common') return words.passwordCommon
  if (code === 'password-too-simple') return words.passwordTooSimple
  return code === 'password-like-identifier' ? words.passwordLikeIdentifier : words[field]
}

const fieldFailures = (fields: RefusedField[], words: Words['auth']): Failures => {
  const failures: Failures = {}
  for (const { name, code, detail } of fields) {
    if (isAccountField(name)) failures[name] ??= saidOf(name, code, words.refused)
    else failures.form ??= detail
  }
  return failures
}

export const failuresOf = (outcome: Exclude<SignUpOutcome, { kind: 'made' }>, words: Words['auth']): Failures => {
  if (outcome.kind !== 'refused') return { form: blockedBy(outcome, words) }
  if (outcome.code === 'identifier-taken') return { form: words.takenIdentifier }
  return outcome.fields.length > 0 ? fieldFailures(outcome.fields, words) : { form: outcome.detail }
}
