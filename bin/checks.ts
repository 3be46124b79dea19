import { join } from 'node:path'
import { runProgram, type Outcome } from './program'
import { during, say } from './say'
import { add, ofCheck, type Tally } from './tally'
import { runVitest } from './vitest'

const script = (root: string, path: string, args: string[]): Promise<Outcome> =>
  runProgram(process.execPath, [join(root, 'node_modules', ...path.split('/')), ...args], {
    cwd: root,
    env: { NEXT_TELEMETRY_DISABLED: '1' },
  })

// The types of routes and pages are generated; a fresh clone has none.
const checkTypes = async (root: string): Promise<Outcome> => {
  const generated = await script(root, 'next/dist/bin/next', ['typegen'])
  return generated.code === 0 ? script(root, 'typescript/bin/tsc', ['--noEmit', '-p', '.']) : generated
}

type Result = { title: string; tally: Tally; output: string }

const check = async (title: string, running: Promise<Outcome>): Promise<Result> => {
  const outcome = await running
  return { title, tally: ofCheck(title, outcome), output: outcome.output }
}

const checkFormat = (root: string) =>
  script(root, 'prettier/bin/prettier.cjs', ['--check', '--cache', '--cache-location', 'node_modules/.cache/formatting', '.'])

const checkLint = (root: string) =>
  script(root, 'eslint/bin/eslint.js', ['.', '--max-warnings', '0', '--cache', '--cache-location', 'node_modules/.cache/eslint/'])

const testUnits = async (root: string): Promise<Result> => ({
  title: 'Unit tests',
  ...(await runVitest(root, ['--project', 'unit*'], { show: false })),
})

// Two at a time, so that both cores have work to the end.
const runAll = async (root: string, wanted: { units: boolean }): Promise<Result[]> => {
  const first = async () => [await check('Format', checkFormat(root)), await check('Lint', checkLint(root))]
  const second = async () => [await check('Types', checkTypes(root)), ...(wanted.units ? [await testUnits(root)] : [])]
  return (await Promise.all([first(), second()])).flat()
}

export const runChecks = async (root: string, wanted: { units: boolean }): Promise<Tally> => {
  const results = await during(
    wanted.units ? 'Format, lint, types, unit tests' : 'Format, lint, types',
    () => runAll(root, wanted),
    (all) => all.every(({ tally }) => tally.failed === 0),
  )
  for (const { title, tally, output } of results) if (tally.failed > 0) say(`\n  ${title} failed\n\n${output.trim()}\n`)
  return results.map(({ tally }) => tally).reduce(add)
}
