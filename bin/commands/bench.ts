import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { runBench } from '@/bench'
import type { Invocation } from '../command'

export const usage = 'npm run bench: speed, as ratios, on this machine. It takes no arguments.'

export const run = async ({ root, args }: Invocation): Promise<number> => {
  parseArgs({ args, options: {} })
  mkdirSync(join(root, 'test-results'), { recursive: true })
  return (await runBench(root)) ?? 130
}
