import { randomBytes } from 'node:crypto'
import { chmodSync, existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { z } from 'zod'
import { Refusal } from './command'

const Secrets = z.object({ databasePassword: z.string().min(16), secret: z.string().min(32) })
export type Secrets = z.infer<typeof Secrets>

export const homeOf = (root: string): string => resolve(root, process.env.TIRA_HOME || '.tira')

export const makeHome = (home: string): void => {
  try {
    mkdirSync(join(home, 'logs'), { recursive: true, mode: 0o700 })
    chmodSync(home, 0o700)
  } catch (error) {
    throw new Refusal(
      `The folder ${home} cannot be used: ${error instanceof Error ? error.message : String(error)}.`,
      'Start Tira as its owner, or say with TIRA_HOME which other folder to use.',
    )
  }
}

export const writePrivately = (path: string, value: unknown): void => {
  writeFileSync(`${path}.${process.pid}`, `${JSON.stringify(value, null, 2)}\n`, { mode: 0o600 })
  renameSync(`${path}.${process.pid}`, path)
}

const makeSecrets = (): Secrets => ({
  databasePassword: randomBytes(24).toString('base64url'),
  secret: randomBytes(48).toString('base64url'),
})

export const readSecrets = (home: string): Secrets => {
  const path = join(home, 'secrets.json')
  if (!existsSync(path)) writePrivately(path, makeSecrets())
  chmodSync(path, 0o600)
  try {
    return Secrets.parse(JSON.parse(readFileSync(path, 'utf8')))
  } catch {
    throw new Refusal(`The file ${path} is not what Tira wrote.`, 'Put it back from a backup, or start anew with npm run up -- --reset.')
  }
}
