import { z } from 'zod'
import { Money } from '@/lib/core/money'
import { Instant, operation, PageQuery, pageSchema } from '@/lib/http/operation'
import { Benefit, Scope } from '../contract'
import { campaignStates } from '../rules'

/** A campaign as shoppers see it. */
export const Offer = z
  .object({
    id: z.uuid(),
    brand: z.object({ slug: z.string(), name: z.string() }),
    name: z.string(),
    description: z.string().nullable(),
    benefit: Benefit,
    startsAt: Instant.nullable(),
    endsAt: Instant.nullable(),
    minimumSpend: Money.nullable(),
    scope: Scope.nullable(),
    state: z.enum(campaignStates),
    exhausted: z.boolean().meta({ description: 'Nothing is left to give.' }),
    claimUrl: z.string(),
    publishedAt: Instant.nullable(),
  })
  .meta({ id: 'Offer', description: 'A campaign as shoppers see it.' })
export type Offer = z.output<typeof Offer>
export type WireOffer = z.input<typeof Offer>

export const listClaimable = operation({
  method: 'GET',
  path: '/campaigns/claimable',
  summary: 'List what can be claimed now, newest first',
  description: `Campaigns that are live, open to shoppers and not exhausted: of the brand that the shopper's token names, or of all brands for a person.`,
  access: 'account',
  forShoppers: true,
  query: z.strictObject(PageQuery),
  answers: { 200: pageSchema(Offer) },
  problems: [],
})
