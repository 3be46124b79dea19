import { closeDatabase, database } from '@/db'
import { log } from '@/lib/core/log'
import { forgetOldAnswers } from './idempotency'
import { forgetMisses } from './misses'
import { forgetEmptyBuckets } from './rate-limit'

const everyMilliseconds = 10 * 60 * 1_000

/** Tidies while the server runs; the function that it returns ends that and lets go of the database. */
export const startHousekeeping = (): (() => Promise<void>) => {
  const timer = setInterval(() => {
    Promise.all([forgetOldAnswers(database()), forgetEmptyBuckets(database()), forgetMisses(database())]).catch((error: unknown) =>
      log.warn({ err: error }, 'what is old was not tidied away'),
    )
  }, everyMilliseconds)
  return () => {
    clearInterval(timer)
    return closeDatabase()
  }
}
