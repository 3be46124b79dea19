import { z } from 'zod'
import { IdParams, Instant, operation } from '@/lib/http/operation'
import { NamedShopper, ShopperRef } from '@/lib/shoppers/contract'
import { CodeHolder } from '../codes/contract'
import { codeStates } from '../codes/rules'

/** A code and who has it. */
export const Claim = z
  .object({
    id: z.uuid(),
    campaignId: z.uuid(),
    shopper: CodeHolder,
    code: z.string(),
    state: z.enum(codeStates),
    isUsed: z.boolean(),
    uses: z.int(),
    usesLeft: z.int(),
    orderRef: z.string().nullable(),
    claimedAt: Instant,
    expiresAt: Instant.nullable(),
  })
  .meta({ id: 'Claim' })
export type Claim = z.output<typeof Claim>
export type WireClaim = z.input<typeof Claim>

export const claimCode = operation({
  method: 'POST',
  path: '/campaigns/{id}/claims',
  summary: 'Claim a code',
  description:
    'A shopper takes the next code of the campaign; asking again answers the same one, in any state of the campaign. Shoppers and members claim for themselves without a body; a brand names its customer, and a `ref` that is not known yet becomes a shopper.',
  access: 'claims:write',
  forShoppers: true,
  params: IdParams,
  body: z.strictObject({ shopper: NamedShopper.optional() }),
  answers: { 201: Claim, 200: Claim },
  isRepeatable: true,
  problems: ['not-found', 'shopper-required', 'campaign-not-live', 'not-in-audience', 'limit-reached', 'codes-exhausted'],
})

export const getOwnClaim = operation({
  method: 'GET',
  path: '/campaigns/{id}/claims/mine',
  summary: 'Read the code that a shopper has',
  description: 'The last one, if there are several. A brand names its customer by `ref`.',
  access: 'claims:read',
  forShoppers: true,
  params: IdParams,
  query: z.strictObject({ ref: ShopperRef.optional() }),
  answers: { 200: Claim },
  problems: ['not-found', 'shopper-required', 'not-claimed'],
})
