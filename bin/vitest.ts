import { rmSync } from 'node:fs'
import { join } from 'node:path'
import { runProgram } from './program'
import { say } from './say'
import { ofVitest, type Tally } from './tally'

export const runVitest = async (root: string, args: string[]): Promise<Tally> => {
  const report = join(root, 'test-results', `vitest-${process.pid}.json`)
  say('\n  Vitest\n')
  const { code } = await runProgram(
    process.execPath,
    [
      join(root, 'node_modules', 'vitest', 'vitest.mjs'),
      'run',
      '--reporter=default',
      '--reporter=json',
      `--outputFile.json=${report}`,
      ...args,
    ],
    { cwd: root, show: true },
  )
  const tally = ofVitest(report, code)
  rmSync(report, { force: true })
  return tally
}
