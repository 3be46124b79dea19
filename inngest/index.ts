import type { InngestFunction } from 'inngest'

/** Every function there is. */
export const functions: InngestFunction.Any[] = []
