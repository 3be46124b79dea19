import { issueVouchers } from '@/lib/campaigns/vouchers/commands'
import { issueEventOf } from '@/lib/campaigns/vouchers/rules'
import { houseCtx } from '@/lib/core/ctx'
import { inngest, on } from '../client'

/** One at a time, in the order in which it happened: the first of them get what the ceiling allows. */
export const issueVouchersOnArrival = inngest.createFunction(
  { id: 'issue-vouchers', retries: 10, concurrency: 1, triggers: [on('account.first-login'), on('account.created')] },
  ({ event, step }) =>
    step.run('issue', () =>
      issueVouchers(houseCtx('issue-vouchers'), {
        event: issueEventOf(event.name),
        accountId: event.data.accountId,
        at: new Date(event.ts ?? Date.now()),
      }),
    ),
)
