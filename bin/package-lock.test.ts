import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'

type Entry = { version?: string; resolved?: string; link?: boolean; optionalDependencies?: Record<string, string> }

const { packages }: { packages: Record<string, Entry> } = JSON.parse(
  readFileSync(join(import.meta.dirname, '../package-lock.json'), 'utf8'),
)

/** Where Node would look for a package that the one at `from` asks for. */
const places = (from: string, name: string): string[] => {
  const at = from.lastIndexOf('/node_modules/')
  const here = `${from === '' ? '' : `${from}/`}node_modules/${name}`
  return from === '' ? [here] : [here, ...places(at < 0 ? '' : from.slice(0, at), name)]
}

test('names the packages of every platform, so that npm ci works on all of them', () => {
  const missing = Object.entries(packages).flatMap(([from, { optionalDependencies = {} }]) =>
    Object.keys(optionalDependencies).filter((name) => !places(from, name).some((place) => place in packages)),
  )

  expect(missing).toEqual([])
})

test('takes everything from the registry: no git, no file, no address of its own', () => {
  const strange = Object.entries(packages).filter(([path, { resolved, link }]) => path !== '' && (link || resolved !== undefined))

  expect(strange).toEqual([])
})

test('package.json pins every version', () => {
  const {
    dependencies,
    devDependencies,
  }: Record<string, Record<string, string>> = JSON.parse(readFileSync(join(import.meta.dirname, '../package.json'), 'utf8'))
  const loose = Object.entries({ ...dependencies, ...devDependencies }).filter(([, version]) => !/^\d/.test(version))

  expect(loose).toEqual([])
})
