import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { sourcesHash } from './sources'

const root = mkdtempSync(join(tmpdir(), 'tira-sources-'))
const write = (path: string, text: string) => {
  mkdirSync(dirname(join(root, path)), { recursive: true })
  writeFileSync(join(root, path), text)
}

beforeAll(() => {
  write('app/page.tsx', 'page')
  write('lib/core/time.ts', 'time')
  write('package-lock.json', '{}')
})
afterAll(() => rmSync(root, { recursive: true, force: true }))

test.each([
  'README.md',
  'lib/core/time.test.ts',
  'lib/core/time.db.test.ts',
  'db/testing/world.ts',
  'e2e/shop/near.spec.ts',
  'app/.DS_Store',
])('a change of %s asks for no new build', (path) => {
  const before = sourcesHash(root)
  write(path, 'changed')

  expect(sourcesHash(root)).toBe(before)
})

test.each(['app/page.tsx', 'app/new/page.tsx', 'package-lock.json', 'next.config.mjs', 'components/words/en/shop.json'])(
  'a change of %s asks for a new build',
  (path) => {
    const before = sourcesHash(root)
    write(path, 'changed')

    expect(sourcesHash(root)).not.toBe(before)
  },
)

test('a file that moved is another build', () => {
  const before = sourcesHash(root)
  rmSync(join(root, 'lib/core/time.ts'))
  write('lib/core/times.ts', 'time')

  expect(sourcesHash(root)).not.toBe(before)
})
