import { readFileSync } from 'node:fs'
import { isAbsolute, relative } from 'node:path'
import { z } from 'zod'
import type { Outcome } from './program'

/** The failures are told by name, with what each said. */
export type Tally = { passed: number; failed: number; failures: string[] }

const VitestReport = z.object({
  numPassedTests: z.number(),
  numFailedTests: z.number(),
  numFailedTestSuites: z.number(),
  success: z.boolean(),
  testResults: z.array(
    z.object({
      name: z.string(),
      status: z.string(),
      message: z.string().optional(),
      assertionResults: z.array(z.object({ fullName: z.string(), status: z.string(), failureMessages: z.array(z.string()).nullish() })),
    }),
  ),
})

type Suite = { file: string; specs: { title: string; tests: { status: string }[] }[]; suites?: Suite[] }
const Suite: z.ZodType<Suite> = z.object({
  file: z.string(),
  specs: z.array(z.object({ title: z.string(), tests: z.array(z.object({ status: z.string() })) })),
  suites: z.lazy(() => z.array(Suite)).optional(),
})
const PlaywrightReport = z.object({
  stats: z.object({ expected: z.number(), unexpected: z.number(), flaky: z.number() }),
  suites: z.array(Suite),
})

const longestFailure = 600
const failure = (file: string, title: string, said = ''): string =>
  `${isAbsolute(file) ? relative(process.cwd(), file) : file} › ${title}${said && `\n${said.trim().slice(0, longestFailure)}`}`

const read = (path: string): unknown => {
  try {
    return JSON.parse(readFileSync(path, 'utf8'))
  } catch {
    return null
  }
}

export const nothing: Tally = { passed: 0, failed: 0, failures: [] }
export const oneFailed = (what: string): Tally => ({ passed: 0, failed: 1, failures: [what] })

export const add = (one: Tally, other: Tally): Tally => ({
  passed: one.passed + other.passed,
  failed: one.failed + other.failed,
  failures: [...one.failures, ...other.failures],
})

export const ofCheck = (title: string, { code }: Pick<Outcome, 'code'>): Tally =>
  code === 0 ? { ...nothing, passed: 1 } : oneFailed(title)

// A run that ends badly without a failed test has failed otherwise: a file that could not be loaded, an unhandled rejection, no test at all.
const withEnd = (tally: Tally, isGood: boolean): Tally =>
  (isGood && tally.passed > 0) || tally.failed > 0
    ? tally
    : { ...tally, failed: 1, failures: [...tally.failures, 'the run as a whole: see above'] }

export const ofVitest = (path: string, code: number | null): Tally => {
  const report = VitestReport.safeParse(read(path))
  if (!report.success) return oneFailed('vitest left no report: see above')
  const { numPassedTests: passed, numFailedTests, numFailedTestSuites, success, testResults } = report.data
  const failures = testResults.flatMap(({ name, status, message, assertionResults }) => {
    const tests = assertionResults.filter((one) => one.status === 'failed')
    if (tests.length === 0) return status === 'failed' ? [failure(name, 'the file', message)] : []
    return tests.map((one) => failure(name, one.fullName, one.failureMessages?.join('\n')))
  })
  const failed = success ? 0 : Math.max(numFailedTests, Math.min(numFailedTestSuites, 1))
  return withEnd({ passed, failed, failures }, success && code === 0)
}

const failedSpecs = (suite: Suite): string[] => [
  ...suite.specs
    .filter(({ tests }) => tests.some(({ status }) => status === 'unexpected' || status === 'flaky'))
    .map(({ title }) => failure(suite.file, title)),
  ...(suite.suites ?? []).flatMap(failedSpecs),
]

export const ofPlaywright = (path: string, code: number | null): Tally => {
  const report = PlaywrightReport.safeParse(read(path))
  if (!report.success) return oneFailed('Playwright left no report: see above')
  const { expected, unexpected, flaky } = report.data.stats
  return withEnd({ passed: expected, failed: unexpected + flaky, failures: report.data.suites.flatMap(failedSpecs) }, code === 0)
}

export const describeTally = ({ passed, failed, failures }: Tally): string =>
  [...failures.map((one) => `  ✗ ${one}`), `${passed} passed, ${failed} failed`].join('\n')
