import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { openapiDocument } from '@/lib/http/openapi'
import type { Invocation } from '../command'
import { say } from '../say'

export const usage = 'npm run openapi: writes openapi.json from the contracts. It takes no arguments.'

export const run = async ({ root, args }: Invocation): Promise<number> => {
  parseArgs({ args, options: {} })
  writeFileSync(join(root, 'openapi.json'), `${JSON.stringify(openapiDocument(), null, 2)}\n`)
  say('  openapi.json was written')
  return 0
}
