import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { openapiDocument } from '@/lib/http/openapi'
import type { Invocation } from '../command'
import { say } from '../say'

export const run = async ({ root }: Invocation): Promise<number> => {
  writeFileSync(join(root, 'openapi.json'), `${JSON.stringify(openapiDocument(), null, 2)}\n`)
  say('  openapi.json was written')
  return 0
}
