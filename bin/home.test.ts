import { chmodSync, mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { makeHome, readSecrets } from './home'

const folder = mkdtempSync(join(tmpdir(), 'tira-home-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

const modeOf = (path: string): string => (statSync(path).mode & 0o777).toString(8)

test('the home is its owner’s alone, also when it was not', () => {
  const home = join(folder, 'open')
  makeHome(home)
  chmodSync(home, 0o755)
  makeHome(home)

  expect([modeOf(home), modeOf(join(home, 'logs'))]).toEqual(['700', '700'])
})

test('secrets are made once, long, different from home to home, and readable by their owner alone', () => {
  const [one, other] = [join(folder, 'one'), join(folder, 'other')]
  makeHome(one)
  makeHome(other)

  const made = readSecrets(one)

  expect(readSecrets(one)).toEqual(made)
  expect(made.secret.length).toBeGreaterThanOrEqual(32)
  expect(readSecrets(other).secret).not.toBe(made.secret)
  expect(readSecrets(other).databasePassword).not.toBe(made.databasePassword)
  expect(modeOf(join(one, 'secrets.json'))).toBe('600')
})

test('a damaged secrets file is not replaced, but named', () => {
  const home = join(folder, 'damaged')
  makeHome(home)
  writeFileSync(join(home, 'secrets.json'), '{"secret": "short"}')

  expect(() => readSecrets(home)).toThrow(join(home, 'secrets.json'))
})
