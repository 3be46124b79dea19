import { fill, type Words } from '@/components/words'
import { Refusal } from '@/lib/http/client'

/** Titles of what may be refused at a till, by their codes. */
export type TillWords = Words['till'] & { reasons: Partial<Record<string, string>>; rules: Words['campaigns']['rules'] }

export const failureText = (error: unknown, { failures, reasons }: TillWords): string => {
  if (!(error instanceof Refusal)) throw error
  if (error.code === 'rate-limited') return fill(failures.rateLimited, { seconds: error.retryAfterSeconds ?? 60 })
  if (error.code === 'offline' || error.code === 'unavailable' || error.code === 'unauthenticated') return failures[error.code]
  if (error.errors.some(({ pointer }) => pointer === '/storeId')) return failures.store
  return reasons[error.code] ?? failures.failed
}
