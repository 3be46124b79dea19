import type { InngestFunction } from 'inngest'
import { deliverWebhooks, forgetOldDeliveries, sweepWebhooks } from './functions/deliver-webhooks'
import { expireExportFiles } from './functions/expire-exports'
import { exportPerson } from './functions/export-person'

/** Every function there is. */
export const functions: InngestFunction.Any[] = [expireExportFiles, exportPerson, deliverWebhooks, sweepWebhooks, forgetOldDeliveries]
