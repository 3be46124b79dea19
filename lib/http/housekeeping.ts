import { closeDatabase, database } from '@/db'
import { log } from '@/lib/core/log'
import { forgetOldAnswers } from './idempotency'

const everyMilliseconds = 10 * 60 * 1_000

/** Tidies while the server runs; the function that it returns ends that and lets go of the database. */
export const startHousekeeping = (): (() => Promise<void>) => {
  const timer = setInterval(() => {
    forgetOldAnswers(database()).catch((error: unknown) => log.warn({ err: error }, 'old answers were not forgotten'))
  }, everyMilliseconds)
  return () => {
    clearInterval(timer)
    return closeDatabase()
  }
}
