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

export const checks: Check[] = [
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

export const runChecks = async (root: string): Promise<Tally> => {
  let tally: Tally = { passed: 0, failed: 0 }
  for (const { title, run } of checks) {
    const outcome = await during(title, async (note) => {
      const result = await run(root)
      note(result.code === 0 ? '' : 'failed')
      return result
    })
    if (outcome.code !== 0) say(`\n${outcome.output.trim()}\n`)
    tally = add(tally, ofCheck(outcome))
  }
  return tally
}
