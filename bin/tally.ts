import { readFileSync } from 'node:fs'
import { z } from 'zod'
import type { Outcome } from './program'

export type Tally = { passed: number; failed: number }

const VitestReport = z.object({
  numPassedTests: z.number(),
  numFailedTests: z.number(),
  numFailedTestSuites: z.number(),
  success: z.boolean(),
})
const PlaywrightReport = z.object({ stats: z.object({ expected: z.number(), unexpected: z.number(), flaky: z.number() }) })

const read = (path: string): unknown => {
  try {
    return JSON.parse(readFileSync(path, 'utf8'))
  } catch {
    return null
  }
}

export const add = (one: Tally, other: Tally): Tally => ({ passed: one.passed + other.passed, failed: one.failed + other.failed })

export const ofCheck = ({ code }: Pick<Outcome, 'code'>): Tally => (code === 0 ? { passed: 1, failed: 0 } : { passed: 0, failed: 1 })

// A run that ends badly without a failed test has failed otherwise: a file that could not be loaded, an unhandled rejection, no test at all.
const withEnd = ({ passed, failed }: Tally, isGood: boolean): Tally => ({
  passed,
  failed: isGood && passed > 0 ? failed : Math.max(failed, 1),
})

export const ofVitest = (path: string, code: number | null): Tally => {
  const report = VitestReport.safeParse(read(path))
  if (!report.success) return { passed: 0, failed: 1 }
  const { numPassedTests: passed, numFailedTests, numFailedTestSuites, success } = report.data
  return withEnd({ passed, failed: success ? 0 : Math.max(numFailedTests, Math.min(numFailedTestSuites, 1)) }, success && code === 0)
}

export const ofPlaywright = (path: string, code: number | null): Tally => {
  const report = PlaywrightReport.safeParse(read(path))
  if (!report.success) return { passed: 0, failed: 1 }
  const { expected, unexpected, flaky } = report.data.stats
  return withEnd({ passed: expected, failed: unexpected + flaky }, code === 0)
}
