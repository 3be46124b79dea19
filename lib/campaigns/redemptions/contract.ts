import { z } from 'zod'
import { Money } from '@/lib/core/money'
import { Instant, Line } from '@/lib/http/operation'
import { refusalReasons } from './rules'

const OrderItem = z.strictObject({
  productId: z.uuid().optional(),
  sku: Line(120).optional(),
  categoryIds: z.array(z.uuid()).max(50).optional(),
  quantity: z.int().min(1).max(100_000),
  unitPrice: Money.optional(),
})

/** What somebody is about to pay for: a total, or the items that make it up. */
export const Order = z
  .strictObject({ ref: Line(200).optional(), total: Money.optional(), items: z.array(OrderItem).min(1).max(500).optional() })
  .meta({ id: 'OrderToPrice' })
export type Order = z.output<typeof Order>

export const Evaluation = z
  .object({
    applies: z.boolean(),
    reason: z.enum(refusalReasons).optional().meta({ description: 'Why it does not apply.' }),
    discount: Money,
    total: Money.meta({ description: 'What is left to pay.' }),
  })
  .meta({ id: 'Evaluation' })
export type Evaluation = z.output<typeof Evaluation>

export const Redemption = z
  .object({
    id: z.uuid(),
    code: z.string(),
    campaignId: z.uuid(),
    discount: Money,
    total: Money.meta({ description: 'What is left to pay.' }),
    usesLeft: z.int(),
    redeemedAt: Instant,
    rolledBackAt: Instant.nullable(),
  })
  .meta({ id: 'Redemption' })
export type Redemption = z.output<typeof Redemption>
export type WireRedemption = z.input<typeof Redemption>
