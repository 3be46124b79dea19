import { z } from 'zod'
import { Instant } from '@/lib/http/operation'
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
