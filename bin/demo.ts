import { createHash } from 'node:crypto'
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { z } from 'zod'
import { ask } from '@/db/embedded/postmaster'
import { writePrivately } from './home'

const Remembered = z.record(z.string(), z.enum(['told', 'declined']))
type Choice = 'told' | 'declined'

const fileOf = (home: string): string => join(home, 'demo.json')
const nameOf = (givenUrl: string | undefined): string =>
  givenUrl ? createHash('sha256').update(givenUrl).digest('hex').slice(0, 12) : 'embedded'

const readChoices = (home: string): Record<string, Choice> =>
  existsSync(fileOf(home)) ? Remembered.parse(JSON.parse(readFileSync(fileOf(home), 'utf8'))) : {}

const isEmpty = async (databaseUrl: string): Promise<boolean> => {
  const [row] = await ask(databaseUrl, (sql) => sql<{ used: boolean }[]>`select exists (select from brands) as used`)
  return !row?.used
}

/** The demo story is told once, to an empty database, at the first start; whoever declined it then is not asked again. */
export const ensureDemo = async (
  options: { home: string; givenUrl: string | undefined; databaseUrl: string; isWanted: boolean },
  tell: (databaseUrl: string) => Promise<void>,
): Promise<{ isTold: boolean; isNew: boolean }> => {
  const choices = readChoices(options.home)
  const name = nameOf(options.givenUrl)
  const known = choices[name]
  if (known) return { isTold: known === 'told', isNew: false }
  const isNew = options.isWanted && (await isEmpty(options.databaseUrl))
  if (isNew) await tell(options.databaseUrl)
  writePrivately(fileOf(options.home), { ...choices, [name]: isNew ? 'told' : 'declined' })
  return { isTold: isNew, isNew }
}
