import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { runBench } from '@/bench'
import type { Invocation } from '../command'

export const run = async ({ root }: Invocation): Promise<number> => {
  mkdirSync(join(root, 'test-results'), { recursive: true })
  return (await runBench(root)) ?? 130
}
