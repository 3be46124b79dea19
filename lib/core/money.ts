import { z } from 'zod'

/** An amount in minor units: 1999 EUR is 19.99 €. Whole, so that no cent is ever lost. */
export const Money = z
  .strictObject({
    amount: z.int().min(0),
    currency: z.string().regex(/^[A-Z]{3}$/, 'must be an ISO 4217 code such as EUR'),
  })
  .meta({ id: 'Money', description: 'Minor units: 1999 EUR is 19.99 €.', examples: [{ amount: 1999, currency: 'EUR' }] })
export type Money = z.output<typeof Money>
