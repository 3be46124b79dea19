import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { ofCheck, ofPlaywright, ofVitest } from './tally'

const folder = mkdtempSync(join(tmpdir(), 'tira-tally-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

const report = (value: unknown): string => {
  const path = join(folder, 'report.json')
  writeFileSync(path, JSON.stringify(value))
  return path
}
const vitest = (passed: number, failed: number, suites: number, success: boolean) =>
  report({ numPassedTests: passed, numFailedTests: failed, numFailedTestSuites: suites, success })
const playwright = (expected: number, unexpected: number, flaky: number) => report({ stats: { expected, unexpected, flaky } })

test('a check is one, passed or failed', () => {
  expect([ofCheck({ code: 0 }), ofCheck({ code: 2 }), ofCheck({ code: null })]).toEqual([
    { passed: 1, failed: 0 },
    { passed: 0, failed: 1 },
    { passed: 0, failed: 1 },
  ])
})

test('counts what vitest counted', () => {
  expect(ofVitest(vitest(12, 0, 0, true), 0)).toEqual({ passed: 12, failed: 0 })
  expect(ofVitest(vitest(12, 3, 1, false), 1)).toEqual({ passed: 12, failed: 3 })
})

test('a vitest run that fails without a failed test has failed all the same', () => {
  expect(ofVitest(vitest(12, 0, 1, false), 1)).toEqual({ passed: 12, failed: 1 })
  expect(ofVitest(vitest(12, 0, 0, true), 1)).toEqual({ passed: 12, failed: 1 })
  expect(ofVitest(vitest(0, 0, 0, true), 0)).toEqual({ passed: 0, failed: 1 })
  expect(ofVitest(join(folder, 'none.json'), 0)).toEqual({ passed: 0, failed: 1 })
})

test('counts what Playwright counted, and a flaky test as failed', () => {
  expect(ofPlaywright(playwright(7, 0, 0), 0)).toEqual({ passed: 7, failed: 0 })
  expect(ofPlaywright(playwright(7, 1, 2), 1)).toEqual({ passed: 7, failed: 3 })
  expect(ofPlaywright(playwright(7, 0, 0), 1)).toEqual({ passed: 7, failed: 1 })
  expect(ofPlaywright(playwright(0, 0, 0), 0)).toEqual({ passed: 0, failed: 1 })
})
