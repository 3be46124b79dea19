import { runChecks } from '../checks'
import type { Invocation } from '../command'
import { say } from '../say'
import { add } from '../tally'
import { runVitest } from '../vitest'

export const run = async ({ root }: Invocation): Promise<number> => {
  const tally = add(await runChecks(root), await runVitest(root, ['--project', 'unit']))
  say(`\n${tally.passed} passed, ${tally.failed} failed`)
  return tally.failed > 0 ? 1 : 0
}
