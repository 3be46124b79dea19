import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { partNames, runBench } from '@/bench'
import { type Invocation, Refusal } from '../command'

export const usage = `npm run bench [-- ${partNames.join(' ')}]: speed, as ratios, on this machine; all of it, or the parts that are named.`

export const run = async ({ root, args }: Invocation): Promise<number> => {
  const { positionals } = parseArgs({ args, options: {}, allowPositionals: true })
  const unknown = positionals.filter((name) => !partNames.includes(name))
  if (unknown.length > 0) throw new Refusal(`There is no ${unknown.join(', ')} to measure.`, usage)
  mkdirSync(join(root, 'test-results'), { recursive: true })
  return (await runBench(root, positionals)) ?? 130
}
