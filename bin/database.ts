import { startEmbeddedPostgres, type EmbeddedPostgres } from '@/db/embedded'
import { ask } from '@/db/embedded/postmaster'
import { Refusal } from './command'
import { pause, type Lifetime } from './lifetime'
import { retries } from './retries'
import { say } from './say'

export type Database = { url: string; note: string; kept: Promise<void> }

const watchMilliseconds = 500

const useGiven = async (url: string): Promise<Database> => {
  try {
    const [row] = await ask(url, (sql) => sql<{ version: number }[]>`select current_setting('server_version_num')::int as version`)
    if (row && row.version >= 150_000) return { url, note: 'the one in DATABASE_URL', kept: new Promise(() => undefined) }
  } catch (error) {
    throw new Refusal(
      `The database in DATABASE_URL does not answer: ${error instanceof Error ? error.message || error.name : String(error)}.`,
      'Check the address and the password in it, or leave DATABASE_URL away to use the embedded Postgres.',
    )
  }
  throw new Refusal('The database in DATABASE_URL is older than PostgreSQL 15.', 'Use PostgreSQL 15 or newer, or leave DATABASE_URL away.')
}

const elsewhere = new Refusal(
  'The port of the embedded Postgres went to another program in between.',
  'Start again; another port is remembered now.',
)

/** What keeps it from starting, such as a full disk, may pass as well: it is tried a few times before anybody gives up. */
const startAgain = async (life: Lifetime, start: () => Promise<EmbeddedPostgres>): Promise<EmbeddedPostgres | null> => {
  const attempt = retries()
  while (!life.stopped.aborted) {
    const mayTryAgain = attempt.mayTry()
    try {
      return await start()
    } catch (error) {
      if (!mayTryAgain) throw error
      say(`  It does not start (${error instanceof Error ? error.message : String(error)}); trying again`)
      await pause(attempt.waitMilliseconds(), life.stopped)
    }
  }
  return null
}

const keep = async (
  life: Lifetime,
  first: EmbeddedPostgres,
  start: () => Promise<EmbeddedPostgres>,
  holds: (postgres: EmbeddedPostgres) => void,
): Promise<void> => {
  const attempt = retries()
  let postgres = first
  while (!life.stopped.aborted) {
    await pause(watchMilliseconds, life.stopped)
    if (life.stopped.aborted || postgres.isAlive()) continue
    if (!attempt.mayTry())
      throw new Refusal('The embedded Postgres ends again and again.', 'Its log is postgres.log in the logs folder of TIRA_HOME.')
    say('  The database has ended; starting it again')
    await postgres.stop()
    const next = await startAgain(life, start)
    if (!next) return
    postgres = next
    holds(postgres)
    if (postgres.url !== first.url) throw elsewhere
    say('  The database is back')
  }
}

export const openDatabase = async (
  life: Lifetime,
  options: { home: string; password: string; given: string | undefined; isDurable?: boolean },
): Promise<Database> => {
  if (options.given) return useGiven(options.given)
  const start = () => startEmbeddedPostgres(options)
  let current = await start()
  life.atEnd(() => current.stop(life.hurried.aborted ? 'immediate' : 'fast'))
  const { url, port, data, isAdopted } = current
  const kept = keep(life, current, start, (postgres) => (current = postgres))
  kept.catch(() => undefined)
  const place = data.startsWith(options.home) ? '' : `, data in ${data}`
  return { url, note: `${isAdopted ? 'taken over from an earlier start' : `port ${port}`}${place}`, kept }
}
