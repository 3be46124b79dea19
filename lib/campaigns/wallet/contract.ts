import { z } from 'zod'
import { Money } from '@/lib/core/money'
import { Instant, operation, PageQuery, pageSchema } from '@/lib/http/operation'
import { codeStates } from '../codes/rules'
import { Benefit } from '../contract'
import { campaignStates } from '../rules'

/** A code that somebody has, with what they need to know of it. */
export const OwnCode = z
  .object({
    id: z.uuid(),
    code: z.string().meta({ examples: ['7KQM-3XVD-92H'] }),
    state: z.enum(codeStates),
    isUsed: z.boolean(),
    uses: z.int(),
    usesLeft: z.int(),
    claimedAt: Instant,
    usedAt: Instant.nullable(),
    expiresAt: Instant.nullable(),
    campaign: z.object({
      id: z.uuid(),
      name: z.string().meta({ examples: ['Opening week'] }),
      description: z
        .string()
        .nullable()
        .meta({ examples: ['30 % off all drinks.'] }),
      benefit: Benefit,
      minimumSpend: Money.nullable(),
      state: z.enum(campaignStates),
      startsAt: Instant.nullable(),
      endsAt: Instant.nullable(),
    }),
    brand: z.object({ slug: z.string().meta({ examples: ['cafes-lumen'] }), name: z.string().meta({ examples: ['Cafés Lumen'] }) }),
  })
  .meta({ id: 'OwnCode' })
export type OwnCode = z.output<typeof OwnCode>
export type WireOwnCode = z.input<typeof OwnCode>

export const listOwnCodes = operation({
  method: 'GET',
  path: '/me/codes',
  summary: 'List your codes of all brands',
  description: 'First those that can be used, the soonest to end before the others; then the rest, newest first.',
  access: 'account',
  forShoppers: true,
  query: z.strictObject({ ...PageQuery }),
  answers: { 200: pageSchema(OwnCode) },
  problems: [],
})
