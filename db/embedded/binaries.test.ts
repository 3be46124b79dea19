import { chmodSync, cpSync, existsSync, mkdirSync, mkdtempSync, readlinkSync, rmSync, statSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, expect, test } from 'vitest'
import { findBinaries, makeSymbolicLinks } from './binaries'

const folders: string[] = []
afterEach(() => {
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true, force: true })
})

const packageWithoutLinks = (): string => {
  const folder = mkdtempSync(join(tmpdir(), 'tira-binaries-'))
  folders.push(folder)
  mkdirSync(join(folder, 'native', 'lib'), { recursive: true })
  mkdirSync(join(folder, 'native', 'bin'))
  writeFileSync(join(folder, 'package.json'), JSON.stringify({ version: '18.4.0' }))
  writeFileSync(join(folder, 'native', 'bin', 'postgres'), '')
  chmodSync(join(folder, 'native', 'bin', 'postgres'), 0o644)
  writeFileSync(join(folder, 'native', 'lib', 'libpq.so.5.18'), 'library')
  writeFileSync(
    join(folder, 'native', 'pg-symlinks.json'),
    JSON.stringify([
      { source: 'native/lib/libpq.so.5.18', target: 'native/lib/libpq.so' },
      { source: 'native/lib/libpq.so.5.18', target: 'native/lib/libpq.so.5' },
    ]),
  )
  return folder
}

test('makes the links that the package could not bring, relative, so that a copy of the folder works', () => {
  const folder = packageWithoutLinks()
  findBinaries(folder)
  const copy = `${folder}-copy`
  folders.push(copy)
  cpSync(folder, copy, { recursive: true, verbatimSymlinks: true })

  expect(readlinkSync(join(copy, 'native', 'lib', 'libpq.so.5'))).toBe('libpq.so.5.18')
  expect(existsSync(join(copy, 'native', 'lib', 'libpq.so'))).toBe(true)
})

test('leaves links that are there alone', () => {
  const folder = packageWithoutLinks()
  symlinkSync('elsewhere', join(folder, 'native', 'lib', 'libpq.so'))

  makeSymbolicLinks(folder)
  makeSymbolicLinks(folder)

  expect(readlinkSync(join(folder, 'native', 'lib', 'libpq.so'))).toBe('elsewhere')
})

test('makes the programs runnable where an archive lost that', () => {
  const folder = packageWithoutLinks()

  findBinaries(folder)

  expect(statSync(join(folder, 'native', 'bin', 'postgres')).mode & 0o111).toBe(0o111)
})
