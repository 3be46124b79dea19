import { rmSync } from 'node:fs'
import { join } from 'node:path'
import { createInterface } from 'node:readline/promises'
import { removeEmbeddedPostgres } from '@/db/embedded'
import { Refusal } from './command'

const alsoRemoved = ['secrets.json', 'demo.json', 'postgres.json']

const isConfirmed = async (home: string): Promise<boolean> => {
  if (!process.stdin.isTTY)
    throw new Refusal('There is nobody to ask whether everything may be deleted.', 'Say so beforehand: npm run up -- --reset --yes')
  const question = createInterface({ input: process.stdin, output: process.stdout })
  const answer = await question.question(
    `  This deletes the database in ${home}, with every account, brand and store, and the secrets. Type "delete" to go on: `,
  )
  question.close()
  return answer.trim() === 'delete'
}

export const assertResetWanted = async (home: string, options: { isSure: boolean; givenUrl: string | undefined }): Promise<void> => {
  if (options.givenUrl)
    throw new Refusal(
      '--reset deletes the embedded database only, and DATABASE_URL names another.',
      'Empty that database yourself, or leave DATABASE_URL away.',
    )
  if (!options.isSure && !(await isConfirmed(home)))
    throw new Refusal('Nothing was deleted.', 'Start without --reset to go on with what is there.')
}

export const reset = async (home: string): Promise<void> => {
  await removeEmbeddedPostgres(home)
  for (const name of alsoRemoved) rmSync(join(home, name), { force: true })
}
