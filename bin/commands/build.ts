import { parseArgs } from 'node:util'
import type { Invocation } from '../command'
import { homeOf, makeHome } from '../home'
import { ensureProductionBuild } from '../production-build'
import { during, say } from '../say'
import { join } from 'node:path'

export const usage = 'node bin/tira.mjs build: builds for production, when the sources have changed. It takes no arguments.'

export const run = async ({ root, args }: Invocation): Promise<number> => {
  parseArgs({ args, options: {} })
  const home = homeOf(root)
  makeHome(home)
  await during('Build', async (note) => {
    const { hash, wasMade } = await ensureProductionBuild(root, {
      log: join(home, 'logs', 'build.log'),
      onWait: () => say('  … Another start is building; waiting for it'),
    })
    note(wasMade ? hash : `${hash}, made before`)
  })
  return 0
}
