import { z } from 'zod'
import { Instant } from '@/lib/http/operation'
import { codeStates } from './rules'

export const CodeHolder = z.object({ id: z.uuid(), ref: z.string().nullable() }).meta({ id: 'CodeHolder' })

/** A unit of a campaign, as the brand sees it. */
export const Code = z
  .object({
    id: z.uuid(),
    code: z.string(),
    campaignId: z.uuid(),
    batchId: z.uuid(),
    position: z.int().meta({ description: `Its place in the campaign's strip.` }),
    state: z.enum(codeStates),
    isUsed: z.boolean(),
    uses: z.int(),
    usesLeft: z.int(),
    shopper: CodeHolder.nullable(),
    orderRef: z.string().nullable(),
    claimedAt: Instant.nullable(),
    usedAt: Instant.nullable().meta({ description: 'When its last use was made.' }),
    expiresAt: Instant.nullable(),
    voidedAt: Instant.nullable(),
  })
  .meta({ id: 'Code' })
export type Code = z.output<typeof Code>
export type WireCode = z.input<typeof Code>

export const CodeEvent = z
  .object({
    type: z.string().meta({ description: 'The fact, such as code.claimed.' }),
    at: Instant,
    by: z.object({ kind: z.string(), id: z.string().nullable() }),
  })
  .meta({ id: 'CodeEvent' })

export const CodeStory = Code.extend({ history: z.array(CodeEvent) }).meta({ id: 'CodeStory' })
export type CodeStory = z.output<typeof CodeStory>
export type WireCodeStory = z.input<typeof CodeStory>
