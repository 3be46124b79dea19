import type { InngestFunction } from 'inngest'
import { deliverWebhooks, forgetOldDeliveries, sweepWebhooks } from './functions/deliver-webhooks'
import { expireExportFiles } from './functions/expire-exports'
import { exportPerson } from './functions/export-person'
import { foldCampaignCounts } from './functions/fold-counts'
import { issueVouchersOnArrival } from './functions/issue-vouchers'

/** Every function there is. */
export const functions: InngestFunction.Any[] = [
  expireExportFiles,
  exportPerson,
  deliverWebhooks,
  sweepWebhooks,
  forgetOldDeliveries,
  foldCampaignCounts,
  issueVouchersOnArrival,
]
