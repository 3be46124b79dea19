import type { Invocation } from '../command'
import { start } from '../start'
import { readFlags, usageOf } from './up'

export const usage = usageOf('dev')

export const run = async ({ root, args }: Invocation): Promise<number> => {
  const flags = readFlags('dev', args)
  return start(root, { isDemoWanted: !flags['no-demo'], isReset: Boolean(flags.reset), isSure: Boolean(flags.yes), isDevelopment: true })
}
