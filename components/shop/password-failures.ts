import { refusalText, type RefusalWords } from '@/components/shop/refusal-text'
import type { Words } from '@/components/words'
import { Refusal } from '@/lib/http/client'

export type PasswordWords = { password: Words['shop']['password'] } & RefusalWords
export type PasswordFailures = { current?: string; password?: string; form?: string }

const leastLength = 8

export const checkPasswords = (current: string, password: string, words: PasswordWords): PasswordFailures | undefined => {
  const failures: PasswordFailures = {}
  if (current === '') failures.current = words.password.missingCurrent
  if (password.length < leastLength) failures.password = words.auth.refused.password
  return failures.current || failures.password ? failures : undefined
}

const weaknessOf = (code: string, words: Words['auth']['refused']): string => {
  if (code === 'password-common') return words.passwordCommon
  if (code === 'password-too-simple') return words.passwordTooSimple
  return code === 'password-like-identifier' ? words.passwordLikeIdentifier : words.password
}

export const passwordFailuresOf = (error: unknown, words: PasswordWords): PasswordFailures => {
  if (!(error instanceof Refusal)) throw error
  if (error.code === 'invalid-credentials') return { current: words.password.wrongCurrent }
  const at = (field: string) => error.errors.find(({ pointer }) => pointer === `/${field}`)
  const refused = at('password')
  if (refused) return { password: weaknessOf(refused.code, words.auth.refused) }
  return at('current') ? { current: words.password.wrongCurrent } : { form: refusalText(error, words) }
}
