import { parseArgs } from 'node:util'
import { runChecks } from '../checks'
import type { Invocation } from '../command'
import { say } from '../say'
import { describeTally } from '../tally'

export const usage = 'npm run check: format, lint, types and unit tests, without database and browser. It takes no arguments.'

export const run = async ({ root, args }: Invocation): Promise<number> => {
  parseArgs({ args, options: {} })
  const tally = await runChecks(root, { units: true })
  say(`\n${describeTally(tally)}`)
  return tally.failed > 0 ? 1 : 0
}
