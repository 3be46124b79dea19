import type { Invocation } from '../command'
import { start } from '../start'
import { readFlags } from './up'

export const run = async ({ root, args }: Invocation): Promise<number> => {
  const flags = readFlags(args)
  return start(root, { isDemoWanted: !flags['no-demo'], isReset: Boolean(flags.reset), isSure: Boolean(flags.yes), isDevelopment: true })
}
