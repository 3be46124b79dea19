import { foldCounts } from '@/lib/campaigns/commands'
import { houseCtx } from '@/lib/core/ctx'
import { inngest } from '../client'

export const foldCampaignCounts = inngest.createFunction(
  { id: 'fold-counts', retries: 1, triggers: [{ cron: 'TZ=UTC * * * * *' }] },
  ({ step }) => step.run('fold', () => foldCounts(houseCtx('fold-counts'))),
)
