import { houseCtx } from '@/lib/core/ctx'
import { expireExports } from '@/lib/jobs/exports/commands'
import { inngest } from '../client'

export const expireExportFiles = inngest.createFunction(
  { id: 'expire-exports', retries: 2, triggers: [{ cron: 'TZ=UTC 17 * * * *' }] },
  ({ step }) => step.run('expire', () => expireExports(houseCtx('expire-exports'))),
)
