import { z } from 'zod'
import { Line, operation } from '@/lib/http/operation'

export const ShopperRef = Line(200).meta({
  description: 'The name that the brand itself has for this customer.',
  examples: ['customer-1042'],
})

/** A customer whom a brand speaks for. */
export const NamedShopper = z
  .strictObject({ ref: ShopperRef.optional(), id: z.uuid().optional() })
  .refine(({ ref, id }) => (ref === undefined) !== (id === undefined), 'must hold either ref or id')
  .meta({ id: 'NamedShopper', description: "One of the brand's customers: by `ref` or by `id`.", examples: [{ ref: 'customer-1042' }] })
export type NamedShopper = z.output<typeof NamedShopper>

const ShopperToken = z
  .object({
    accessToken: z.string(),
    tokenType: z.literal('Bearer'),
    expiresIn: z.int().meta({ description: 'Seconds that the access token lives.' }),
  })
  .meta({ id: 'ShopperToken' })
export type ShopperToken = z.output<typeof ShopperToken>

export const createShopperToken = operation({
  method: 'POST',
  path: '/shopper-tokens',
  summary: 'Make an access token for one customer of the brand',
  description: 'A ref that is not known yet becomes a shopper.',
  access: 'tokens:issue',
  body: z.strictObject({ shopper: z.strictObject({ ref: ShopperRef }) }),
  answers: { 201: ShopperToken },
  problems: [],
  secrets: ['accessToken'],
})
