import { runChecks } from '../checks'
import type { Invocation } from '../command'
import { say } from '../say'
import { describeTally } from '../tally'

export const run = async ({ root }: Invocation): Promise<number> => {
  const tally = await runChecks(root, { units: true })
  say(`\n${describeTally(tally)}`)
  return tally.failed > 0 ? 1 : 0
}
