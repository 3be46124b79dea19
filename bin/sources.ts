import { createHash, type Hash } from 'node:crypto'
import { existsSync, readFileSync, readdirSync, statSync } from 'node:fs'
import { join } from 'node:path'

const watched = [
  'app',
  'components',
  'db',
  'inngest',
  'lib',
  'public',
  'server',
  'next.config.mjs',
  'postcss.config.mjs',
  'proxy.ts',
  'package-lock.json',
  'tsconfig.json',
]
const isForTests = (name: string): boolean => /\.test\.tsx?$/.test(name) || name === 'testing'

const add = (hash: Hash, root: string, path: string): void => {
  const full = join(root, path)
  if (statSync(full).isDirectory()) {
    for (const name of readdirSync(full).sort()) if (!isForTests(name) && !name.startsWith('.')) add(hash, root, `${path}/${name}`)
  } else hash.update(`${path}\0`).update(readFileSync(full)).update('\0')
}

/** What a build is made of, in twelve characters: tests and documents are not part of it. */
export const sourcesHash = (root: string): string => {
  const hash = createHash('sha256')
  for (const path of watched) if (existsSync(join(root, path))) add(hash, root, path)
  return hash.digest('hex').slice(0, 12)
}
