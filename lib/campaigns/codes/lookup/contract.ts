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
    name: z.string(),
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
    type: z.string().meta({ description: 'The fact, such as `code.claimed`.' }),
    at: Instant,
    by: z.object({ kind: z.string(), id: z.string().nullable(), name: z.string().nullable() }),
  })
  .meta({ id: 'CodeEvent' })

export const CodeStory = Code.extend({
  campaign: CampaignOfCode,
  redemptions: z.array(Redemption).meta({ description: 'The newest 20.' }),
  history: z.array(CodeEvent).meta({ description: 'The newest 100, newest first.' }),
}).meta({ id: 'CodeStory', description: 'A code as its brand sees it.' })
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
  answers: { 200: z.union([CodeStory, Claim]) },
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
