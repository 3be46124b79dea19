import { join } from 'node:path'
import { runProgram, type Outcome } from './program'
import { during, say } from './say'
import { add, ofCheck, type Tally } from './tally'

type Check = { title: string; run: (root: string) => Promise<Outcome> }

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

const checks: [format: Check, lint: Check, types: Check] = [
  {
    title: 'Format',
    run: (root) =>
      script(root, 'prettier/bin/prettier.cjs', ['--check', '--cache', '--cache-location', 'node_modules/.cache/prettier', '.']),
  },
  {
    title: 'Lint',
    run: (root) =>
      script(root, 'eslint/bin/eslint.js', ['.', '--max-warnings', '0', '--cache', '--cache-location', 'node_modules/.cache/eslint/']),
  },
  { title: 'Types', run: checkTypes },
]

const inTurn = async (root: string, some: Check[]): Promise<{ title: string; outcome: Outcome }[]> => {
  const results = []
  for (const { title, run } of some) results.push({ title, outcome: await run(root) })
  return results
}

// Two at a time: the types take as long as the other two together.
const runAll = async (root: string): Promise<{ title: string; outcome: Outcome }[]> => {
  const [format, lint, types] = checks
  const [first, second] = await Promise.all([inTurn(root, [format, lint]), inTurn(root, [types])])
  return [...first, ...second]
}

export const runChecks = async (root: string): Promise<Tally> => {
  const results = await during(
    'Format, lint, types',
    () => runAll(root),
    (all) => all.every(({ outcome }) => outcome.code === 0),
  )
  for (const { title, outcome } of results) if (outcome.code !== 0) say(`\n  ${title} failed\n\n${outcome.output.trim()}\n`)
  return results.map(({ outcome }) => ofCheck(outcome)).reduce(add)
}
