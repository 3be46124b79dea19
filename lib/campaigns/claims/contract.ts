import { z } from 'zod'
import { IdParams, Instant, operation } from '@/lib/http/operation'
import { NamedShopper, ShopperRef } from '@/lib/shoppers/contract'
import { CodeHolder } from '../codes/contract'
import { codeStates } from '../codes/rules'

const example = {
  id: '019a9f38-4c80-7b23-9d40-8c1e5f6a2073',
  campaignId: '019a9f38-4c80-7a02-8c11-5be21d9f6c40',
  shopper: { id: '019a9f38-4c80-7f0c-b318-94d2e6a1c570', ref: 'C-1042' },
  code: 'VIP-7KQ2M9XAPRC',
  state: 'claimed',
  isUsed: false,
  uses: 0,
  usesLeft: 1,
  orderRef: null,
  claimedAt: '2026-11-20T16:42:00.000Z',
  expiresAt: '2026-11-30T22:59:59.000Z',
}

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
  .meta({ id: 'Claim', examples: [example] })
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
