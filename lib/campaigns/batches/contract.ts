import { z } from 'zod'
import { Instant } from '@/lib/http/operation'

export const Guessing = z
  .object({
    keyspace: z.number().meta({ description: 'How many different codes the style can make.' }),
    oneIn: z.number().meta({ description: 'How many guesses hit a code once, on average.' }),
  })
  .meta({ id: 'Guessing' })
export type Guessing = z.output<typeof Guessing>

export const Batch = z
  .object({
    id: z.uuid(),
    campaignId: z.uuid(),
    jobId: z.uuid().nullable(),
    asked: z.int().nullable().meta({ description: 'How many codes were asked for; null for those that a campaign issues by itself.' }),
    codes: z.int().meta({ description: 'How many of its codes there are now.' }),
    createdAt: Instant,
    undoneAt: Instant.nullable(),
  })
  .meta({ id: 'Batch' })
export type Batch = z.output<typeof Batch>
export type WireBatch = z.input<typeof Batch>
