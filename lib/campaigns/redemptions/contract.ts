import { z } from 'zod'
import { Money } from '@/lib/core/money'
import { IdParams, Instant, Line, operation, PageQuery, pageSchema } from '@/lib/http/operation'
import { NamedShopper } from '@/lib/shoppers/contract'
import { CodeHolder } from '../codes/contract'
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
  .meta({
    id: 'OrderToPrice',
    description:
      'Either all items carry a `unitPrice` and add up to the total, which may then be left out; or none does, and the total stands for the whole order.',
    examples: [{ ref: 'order-1042', total: { amount: 4999, currency: 'EUR' } }],
  })
export type Order = z.output<typeof Order>

const Use = z.strictObject({ order: Order, shopper: NamedShopper.optional() })
export type Use = z.output<typeof Use>

const UseInStore = Use.extend({ storeId: z.uuid().optional() })
export type UseInStore = z.output<typeof UseInStore>

export const Evaluation = z
  .object({
    applies: z.boolean(),
    reason: z.enum(refusalReasons).optional().meta({ description: 'Why it does not apply.' }),
    discount: Money,
    total: Money.meta({ description: 'What is left to pay.' }),
    lines: z
      .array(z.object({ discount: Money }))
      .optional()
      .meta({ description: 'The discount shared over the items of the order, where they carry prices.' }),
  })
  .meta({
    id: 'Evaluation',
    examples: [{ applies: true, discount: { amount: 1500, currency: 'EUR' }, total: { amount: 3499, currency: 'EUR' } }],
  })
export type Evaluation = z.output<typeof Evaluation>

const redemptionExample = {
  id: '019a9f38-4c80-7c31-8e5d-0b7a92f4d1e6',
  code: '7KQM-3XVD-92H',
  campaignId: '019a9f38-4c80-7a02-8c11-5be21d9f6c40',
  shopper: { id: '019a9f38-4c80-7f0c-b318-94d2e6a1c570', ref: 'customer-1042' },
  storeId: null,
  orderRef: 'order-1042',
  discount: { amount: 1500, currency: 'EUR' },
  total: { amount: 3499, currency: 'EUR' },
  usesLeft: 0,
  by: { kind: 'key', id: '019a9f38-4c80-7b44-9a0e-c1d7f3e58b29' },
  redeemedAt: '2026-11-20T16:42:00.000Z',
  rolledBackAt: null,
}

export const Redemption = z
  .object({
    id: z.uuid(),
    code: z.string().meta({ examples: ['7KQM-3XVD-92H'] }),
    campaignId: z.uuid(),
    shopper: CodeHolder.nullable(),
    storeId: z.uuid().nullable(),
    orderRef: z
      .string()
      .nullable()
      .meta({ examples: ['order-1042'] }),
    discount: Money,
    total: Money.meta({ description: 'What is left to pay.' }),
    usesLeft: z.int(),
    by: z.object({ kind: z.string(), id: z.string().nullable() }),
    redeemedAt: Instant,
    rolledBackAt: Instant.nullable(),
  })
  .meta({ id: 'Redemption', examples: [redemptionExample] })
export type Redemption = z.output<typeof Redemption>
export type WireRedemption = z.input<typeof Redemption>

/** Any text: what is no code of ours is answered like a code that is not valid. */
export const CodeParams = z.object({
  code: z.string().meta({
    description:
      'One percent-encoded segment. The exact text is tried first, then without separators, in upper case, O as 0, I and L as 1.',
    examples: ['7KQM-3XVD-92H'],
  }),
})

export const evaluateCode = operation({
  method: 'POST',
  path: '/codes/{code}/evaluation',
  summary: 'Ask what a code would take off an order',
  description: 'Changes nothing. A code that does not apply is an answer too, with the reason.',
  access: 'codes:read',
  forShoppers: true,
  countsMisses: true,
  params: CodeParams,
  body: Use,
  answers: { 200: Evaluation },
  problems: ['code-not-valid'],
})

export const redeemCode = operation({
  method: 'POST',
  path: '/codes/{code}/redemptions',
  summary: 'Use a code for an order',
  description: 'Counts once, however many ask at the same moment. A code that nobody has yet is claimed with it.',
  access: 'redemptions:write',
  countsMisses: true,
  params: CodeParams,
  body: UseInStore,
  answers: { 201: Redemption },
  problems: ['code-not-valid', ...refusalReasons],
  location: '/redemptions/{id}',
})

export const listRedemptions = operation({
  method: 'GET',
  path: '/redemptions',
  summary: 'List redemptions, newest first',
  access: 'redemptions:read',
  query: z.strictObject({
    ...PageQuery,
    code: z.string().min(1).max(200).optional().meta({ description: 'Of this code, found as `/codes/{code}` finds it.' }),
    campaignId: z.uuid().optional(),
    storeId: z.uuid().optional(),
  }),
  answers: { 200: pageSchema(Redemption) },
  problems: [],
})

export const getRedemption = operation({
  method: 'GET',
  path: '/redemptions/{id}',
  summary: 'Read a redemption',
  access: 'redemptions:read',
  params: IdParams,
  answers: { 200: Redemption },
  problems: ['not-found'],
})

export const rollBackRedemption = operation({
  method: 'POST',
  path: '/redemptions/{id}/rollback',
  summary: 'Take a redemption back',
  description: 'The code has its use again, the budget what it gave. Once. A cashier takes back only what they redeemed themself.',
  access: 'redemptions:write',
  params: IdParams,
  answers: { 200: Redemption },
  problems: ['not-found', 'already-rolled-back'],
})
