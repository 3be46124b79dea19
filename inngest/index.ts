import type { InngestFunction } from 'inngest'
import { expireExportFiles } from './functions/expire-exports'
import { exportPerson } from './functions/export-person'

/** Every function there is. */
export const functions: InngestFunction.Any[] = [expireExportFiles, exportPerson]
