import { z } from 'zod'
import { Money } from '@/lib/core/money'
import { Instant, operation } from '@/lib/http/operation'
import { Claim } from '../../claims/contract'
import { Benefit, Scope } from '../../contract'
import { CodeParams, Redemption } from '../../redemptions/contract'
import { campaignStates } from '../../rules'
import { Code } from '../contract'

const CampaignOfCode = z
  .object({
    id: z.uuid(),
    name: z.string().meta({ examples: ['Opening week'] }),
    benefit: Benefit,
    minimumSpend: Money.nullable(),
    scope: Scope.nullable(),
    state: z.enum(campaignStates),
    startsAt: Instant.nullable(),
    endsAt: Instant.nullable(),
    usesPerCode: z.int(),
  })
  .meta({ id: 'CampaignOfCode' })

const CodeEvent = z
  .object({
    type: z.string().meta({ description: 'The fact.', examples: ['code.claimed'] }),
    at: Instant,
    by: z.object({
      kind: z.string().meta({ examples: ['member'] }),
      id: z
        .string()
        .nullable()
        .meta({ examples: ['019a9f38-4c80-7b44-9a0e-c1d7f3e58b29'] }),
      name: z
        .string()
        .nullable()
        .meta({ examples: ['Marta Vidal'] }),
    }),
  })
  .meta({ id: 'CodeEvent' })

const storyExample = {
  id: '019a9f38-4c80-7e21-a2d0-6f7b1c93e845',
  code: '7KQM-3XVD-92H',
  campaignId: '019a9f38-4c80-7a02-8c11-5be21d9f6c40',
  batchId: '019a9f38-4c80-7d10-9f6b-2a51c3e0b7d4',
  position: 17,
  state: 'claimed',
  isUsed: false,
  uses: 0,
  usesLeft: 1,
  shopper: { id: '019a9f38-4c80-7f0c-b318-94d2e6a1c570', ref: 'customer-1042' },
  orderRef: null,
  claimedAt: '2026-11-20T16:42:00.000Z',
  usedAt: null,
  expiresAt: null,
  voidedAt: null,
  campaign: {
    id: '019a9f38-4c80-7a02-8c11-5be21d9f6c40',
    name: 'Opening week',
    benefit: { type: 'percent', percent: 30 },
    minimumSpend: null,
    scope: null,
    state: 'live',
    startsAt: null,
    endsAt: null,
    usesPerCode: 1,
  },
  redemptions: [],
  history: [
    {
      type: 'code.claimed',
      at: '2026-11-20T16:42:00.000Z',
      by: { kind: 'shopper', id: '019a9f38-4c80-7f0c-b318-94d2e6a1c570', name: 'customer-1042' },
    },
  ],
}

export const CodeStory = Code.extend({
  campaign: CampaignOfCode,
  redemptions: z.array(Redemption).meta({ description: 'The newest 20.' }),
  history: z.array(CodeEvent).meta({ description: 'The newest 100, newest first.' }),
}).meta({ id: 'CodeStory', description: 'A code as its brand sees it.', examples: [storyExample] })
export type CodeStory = z.output<typeof CodeStory>
export type WireCodeStory = z.input<typeof CodeStory>

export const getCode = operation({
  method: 'GET',
  path: '/codes/{code}',
  summary: 'Look a code up',
  description:
    'The brand reads everything about its code, its holder their own claim. To everybody else an unknown code, one of another brand and one of somebody else are the same 404, and whoever asks for too many of those is locked out for a while.',
  access: 'codes:read',
  forShoppers: true,
  countsMisses: true,
  params: CodeParams,
  answers: { 200: z.union([CodeStory, Claim]).meta({ examples: [storyExample] }) },
  problems: ['code-not-valid'],
})

export const voidCode = operation({
  method: 'POST',
  path: '/codes/{code}/void',
  summary: 'Take a code out of use',
  description: 'For good. A void code stays void; one whose last use was made cannot be voided.',
  access: 'codes:write',
  countsMisses: true,
  params: CodeParams,
  answers: { 200: Code },
  problems: ['code-not-valid', 'code-already-used'],
})
