import { z } from 'zod'
import { IdParams, Instant, operation, PageQuery, pageSchema } from '@/lib/http/operation'
import { Job } from '@/lib/jobs/contract'

export const Guessing = z
  .object({
    keyspace: z.number().meta({ description: 'How many different codes the style can make.' }),
    oneIn: z.number().meta({ description: 'How many guesses hit a code once, on average.' }),
  })
  .meta({ id: 'Guessing', examples: [{ keyspace: 819_628_286_980_801, oneIn: 163_925_657_396 }] })
export type Guessing = z.output<typeof Guessing>

export const Batch = z
  .object({
    id: z.uuid(),
    campaignId: z.uuid(),
    jobId: z.uuid().nullable().meta({ description: 'The job that made them; null for those that a campaign issues by itself.' }),
    asked: z.int().nullable().meta({ description: 'How many codes were asked for; null for those that a campaign issues by itself.' }),
    codes: z.int().meta({ description: 'How many of its codes there are now.' }),
    createdAt: Instant,
    undoneAt: Instant.nullable(),
  })
  .meta({
    id: 'Batch',
    description: 'Codes that one job made together.',
    examples: [
      {
        id: '019a9f38-4c80-7d10-9f6b-2a51c3e0b7d4',
        campaignId: '019a9f38-4c80-7a02-8c11-5be21d9f6c40',
        jobId: '019a9f38-4c80-7b55-8d21-0c9e4f7a1b36',
        asked: 5_000,
        codes: 5_000,
        createdAt: '2026-11-20T16:42:00.000Z',
        undoneAt: null,
      },
    ],
  })
export type Batch = z.output<typeof Batch>
export type WireBatch = z.input<typeof Batch>

export const mostAtOnce = 5_000_000

export const createBatch = operation({
  method: 'POST',
  path: '/campaigns/{id}/batches',
  summary: 'Make codes',
  description:
    'A job makes exactly as many codes as asked for, or says why not; its result is `{batchId, codes, guessing}`. Codes can be claimed as soon as they are made, while the job goes on. A set that would be too easy to guess is refused.',
  access: 'codes:write',
  params: IdParams,
  body: z.strictObject({
    count: z
      .int()
      .min(1)
      .max(mostAtOnce)
      .meta({ examples: [5_000] }),
  }),
  answers: { 202: Job },
  problems: ['not-found', 'campaign-state', 'codes-too-guessable', 'too-many-jobs'],
  location: '/jobs/{id}',
  pollSeconds: 1,
})

export const listBatches = operation({
  method: 'GET',
  path: '/campaigns/{id}/batches',
  summary: 'List the batches of a campaign, newest first',
  access: 'codes:read',
  params: IdParams,
  query: z.strictObject(PageQuery),
  answers: { 200: pageSchema(Batch) },
  problems: ['not-found'],
})

export const undoBatch = operation({
  method: 'DELETE',
  path: '/batches/{id}',
  summary: 'Undo a batch',
  description:
    'A job removes those of its codes that nobody has claimed or used; the others stay. A batch that is still being made is stopped first. Its result is `{batchId, removed, kept}`.',
  access: 'codes:write',
  params: IdParams,
  answers: { 202: Job },
  problems: ['not-found', 'batch-undone', 'campaign-state', 'too-many-jobs'],
  location: '/jobs/{id}',
  pollSeconds: 1,
})
