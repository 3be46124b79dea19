import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, expect, test, vi } from 'vitest'
import { dependenciesMatch, missingPatches } from './dependencies.mjs'

type Entry = { version: string; integrity?: string; optional?: boolean; dev?: boolean }

const folders: string[] = []
afterEach(() => {
  vi.unstubAllEnvs()
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true, force: true })
})

const project = (wanted: Record<string, Entry>, installed: Record<string, Entry>): string => {
  const root = mkdtempSync(join(tmpdir(), 'tira-dependencies-'))
  folders.push(root)
  writeFileSync(join(root, 'package-lock.json'), JSON.stringify({ packages: { '': { version: '1' }, ...wanted } }))
  for (const [path, entry] of Object.entries(installed)) {
    mkdirSync(join(root, path), { recursive: true })
    writeFileSync(join(root, path, 'package.json'), JSON.stringify(entry))
  }
  mkdirSync(join(root, 'node_modules'), { recursive: true })
  writeFileSync(join(root, 'node_modules', '.package-lock.json'), JSON.stringify({ packages: installed }))
  return root
}

const a = { version: '1.0.0', integrity: 'sha512-a' }

test('what is installed as the lock file says is left alone', () => {
  expect(dependenciesMatch(project({ 'node_modules/a': a }, { 'node_modules/a': a }))).toBe(true)
})

test.each([
  ['a package is missing', {}],
  ['a version differs', { 'node_modules/a': { ...a, version: '1.0.1' } }],
  ['a package has another content', { 'node_modules/a': { ...a, integrity: 'sha512-b' } }],
])('installs when %s', (_, installed) => {
  expect(dependenciesMatch(project({ 'node_modules/a': a }, installed))).toBe(false)
})

test('installs when a package is in the list of npm but its folder is gone', () => {
  const root = project({ 'node_modules/a': a }, { 'node_modules/a': a })
  rmSync(join(root, 'node_modules', 'a'), { recursive: true })

  expect(dependenciesMatch(root)).toBe(false)
})

test('the binaries of other systems may be absent', () => {
  expect(dependenciesMatch(project({ 'node_modules/b-darwin': { ...a, optional: true } }, {}))).toBe(true)
})

test('development packages may be absent in production only', () => {
  const root = project({ 'node_modules/a': { ...a, dev: true } }, {})

  expect(dependenciesMatch(root)).toBe(false)
  vi.stubEnv('NODE_ENV', 'production')
  expect(dependenciesMatch(root)).toBe(true)
})

const here = join(import.meta.dirname, '..')

test('the patches are applied to what is installed; node bin/tira.mjs does it', () => {
  expect(missingPatches(here)).toEqual([])
})

test('a package without its patch is noticed', () => {
  const root = project({}, {})
  cpSync(join(here, 'patches'), join(root, 'patches'), { recursive: true })

  expect(missingPatches(root)).toEqual(['postgres+3.4.9.patch'])
})
