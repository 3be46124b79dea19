import type { InngestFunction } from 'inngest'
import { changeCodes } from './functions/change-codes'
import { deliverWebhooks, forgetOldDeliveries, sweepWebhooks } from './functions/deliver-webhooks'
import { expireExportFiles } from './functions/expire-exports'
import { exportPerson } from './functions/export-person'
import { generateCodes } from './functions/generate-codes'
import { undoBatch } from './functions/undo-batch'
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
  generateCodes,
  undoBatch,
  changeCodes,
]
