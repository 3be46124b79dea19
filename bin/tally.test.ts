import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { describeTally, ofCheck, ofPlaywright, ofVitest } from './tally'

const folder = mkdtempSync(join(tmpdir(), 'tira-tally-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

const report = (value: unknown): string => {
  const path = join(folder, 'report.json')
  writeFileSync(path, JSON.stringify(value))
  return path
}
const root = process.cwd()
const vitest = (passed: number, failed: number, suites: number, success: boolean, testResults: unknown[] = []) =>
  report({ numPassedTests: passed, numFailedTests: failed, numFailedTestSuites: suites, success, testResults })
const playwright = (expected: number, unexpected: number, flaky: number, suites: unknown[] = []) =>
  report({ stats: { expected, unexpected, flaky }, suites })

test('a check is one, passed or failed', () => {
  expect([ofCheck('Lint', { code: 0 }), ofCheck('Lint', { code: 2 }), ofCheck('Lint', { code: null })]).toEqual([
    { passed: 1, failed: 0, failures: [] },
    { passed: 0, failed: 1, failures: ['Lint'] },
    { passed: 0, failed: 1, failures: ['Lint'] },
  ])
})

test('counts what vitest counted, and names what failed', () => {
  const failed = { fullName: 'gives a unit once', status: 'failed', failureMessages: ['expected 1, received 2'] }
  const passed = { fullName: 'says so', status: 'passed' }
  const files = [
    { name: join(root, 'lib/a.test.ts'), status: 'failed', assertionResults: [passed, failed] },
    { name: join(root, 'lib/b.test.ts'), status: 'failed', message: 'does not load', assertionResults: [] },
  ]

  expect(ofVitest(vitest(12, 0, 0, true), 0)).toEqual({ passed: 12, failed: 0, failures: [] })
  expect(ofVitest(vitest(12, 3, 1, false, files), 1)).toEqual({
    passed: 12,
    failed: 3,
    failures: ['lib/a.test.ts › gives a unit once\nexpected 1, received 2', 'lib/b.test.ts › the file\ndoes not load'],
  })
})

test('a vitest run that fails without a failed test has failed all the same', () => {
  expect(ofVitest(vitest(12, 0, 1, false), 1)).toMatchObject({ passed: 12, failed: 1 })
  expect(ofVitest(vitest(12, 0, 0, true), 1)).toMatchObject({ passed: 12, failed: 1 })
  expect(ofVitest(vitest(0, 0, 0, true), 0)).toMatchObject({ passed: 0, failed: 1 })
  expect(ofVitest(join(folder, 'none.json'), 0)).toMatchObject({ passed: 0, failed: 1 })
})

test('counts what Playwright counted, and a flaky test as failed', () => {
  const spec = (title: string, status: string) => ({ title, tests: [{ status }] })
  const suites = [
    { file: 'api/a.spec.ts', specs: [spec('good', 'expected')], suites: [{ file: 'api/a.spec.ts', specs: [spec('bad', 'unexpected')] }] },
    { file: 'api/b.spec.ts', specs: [spec('at times', 'flaky')] },
  ]

  expect(ofPlaywright(playwright(7, 0, 0), 0)).toEqual({ passed: 7, failed: 0, failures: [] })
  expect(ofPlaywright(playwright(7, 1, 1, suites), 1)).toEqual({
    passed: 7,
    failed: 2,
    failures: ['api/a.spec.ts › bad', 'api/b.spec.ts › at times'],
  })
  expect(ofPlaywright(playwright(7, 0, 0), 1)).toMatchObject({ passed: 7, failed: 1 })
  expect(ofPlaywright(playwright(0, 0, 0), 0)).toMatchObject({ passed: 0, failed: 1 })
})

test('the last line is the count', () => {
  expect(describeTally({ passed: 3, failed: 1, failures: ['Lint'] })).toBe('  ✗ Lint\n3 passed, 1 failed')
})
