import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { readFlags } from './up'

beforeEach(() => {
  for (const name of ['npm_config_reset', 'npm_config_demo']) vi.stubEnv(name, undefined)
})
afterEach(() => vi.unstubAllEnvs())

test('flags are read, and what is none is refused', () => {
  expect(readFlags('up', ['--no-demo', '--reset', '--yes'])).toMatchObject({ 'no-demo': true, reset: true, yes: true })
  expect(readFlags('up', [])).toEqual({})
  expect(() => readFlags('up', ['--rest'])).toThrow("Unknown option '--rest'")
  expect(() => readFlags('up', ['now'])).toThrow('now')
})

test.each([
  ['npm_config_reset', 'true', '--reset'],
  ['npm_config_demo', '', '--no-demo'],
])('a flag that npm kept to itself as %s is missed before anything starts', (variable, value, flag) => {
  vi.stubEnv(variable, value)

  expect(() => readFlags('dev', [])).toThrow(expect.objectContaining({ remedy: `Write -- before it: npm run dev -- ${flag}` }))
})
