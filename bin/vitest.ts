import { rmSync } from 'node:fs'
import { join } from 'node:path'
import { runProgram } from './program'
import { ofVitest, type Tally } from './tally'

export const runVitest = async (root: string, args: string[], { show }: { show: boolean }): Promise<{ tally: Tally; output: string }> => {
  const report = join(root, 'test-results', `vitest-${process.pid}.json`)
  const { code, output } = await runProgram(
    process.execPath,
    [
      join(root, 'node_modules', 'vitest', 'vitest.mjs'),
      'run',
      '--reporter=default',
      '--reporter=json',
      `--outputFile.json=${report}`,
      ...args,
    ],
    { cwd: root, show },
  )
  const tally = ofVitest(report, code)
  rmSync(report, { force: true })
  return { tally, output }
}
