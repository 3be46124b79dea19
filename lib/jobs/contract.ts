import { z } from 'zod'
import { IdParams, Instant, operation, PageQuery, pageSchema } from '@/lib/http/operation'
import { jobKinds, jobStates } from './rules'

const example = {
  id: '019a9f38-4c80-7b55-8d21-0c9e4f7a1b36',
  kind: 'export',
  subject: { type: 'account', id: '019a9f38-4c80-7c39-83b5-d3678c89ef39' },
  state: 'running',
  total: 24_000,
  done: 13_500,
  rejected: 0,
  perSecond: 4_200,
  secondsLeft: 3,
  result: null,
  problem: null,
  createdAt: '2026-11-20T16:42:00.000Z',
  startedAt: '2026-11-20T16:42:00.412Z',
  finishedAt: null,
}

export const Job = z
  .object({
    id: z.uuid(),
    kind: z.enum(jobKinds),
    subject: z.object({ type: z.string(), id: z.uuid() }).meta({ description: 'What the job works on.' }),
    state: z.enum(jobStates),
    total: z.int().nullable().meta({ description: 'How many there are; null until it is known.' }),
    done: z.int().meta({ description: 'How many of them are dealt with.' }),
    rejected: z.int().meta({ description: 'How many of those dealt with were turned down.' }),
    perSecond: z.number().nullable().meta({ description: 'How fast it goes now; null while it does not run.' }),
    secondsLeft: z.int().nullable(),
    result: z
      .record(z.string(), z.unknown())
      .nullable()
      .meta({ description: 'What came of it. For an export: `url`, `bytes`, `expiresAt`.' }),
    problem: z.object({ code: z.string(), detail: z.string() }).nullable().meta({ description: 'Why it failed.' }),
    createdAt: Instant,
    startedAt: Instant.nullable(),
    finishedAt: Instant.nullable(),
  })
  .meta({ id: 'Job', description: 'Long work that can be watched.', examples: [example] })
export type Job = z.output<typeof Job>
export type WireJob = z.input<typeof Job>

const JobQuery = z.strictObject({ ...PageQuery, state: z.enum(jobStates).optional(), kind: z.enum(jobKinds).optional() })
export type JobQuery = z.output<typeof JobQuery>

const lookAgain = 1

export const listJobs = operation({
  method: 'GET',
  path: '/jobs',
  summary: 'List jobs, newest first',
  description: `Those of the brand and the asking person's own; without a brand, only the person's own.`,
  access: 'jobs:read',
  orOwn: true,
  query: JobQuery,
  answers: { 200: pageSchema(Job) },
  problems: [],
})

export const getJob = operation({
  method: 'GET',
  path: '/jobs/{id}',
  summary: 'Read a job',
  description: 'While it is not finished, `Retry-After` says when to look again.',
  access: 'jobs:read',
  orOwn: true,
  params: IdParams,
  answers: { 200: Job },
  problems: ['not-found'],
  pollSeconds: lookAgain,
})

export const watchJob = operation({
  kind: 'sse',
  method: 'GET',
  path: '/jobs/{id}/stream',
  summary: 'Watch a job',
  description:
    'Server-sent events: the job as `data` now and whenever it has changed, a comment now and then in between. It ends when the job is finished, and after two minutes: then ask again.',
  access: 'jobs:read',
  orOwn: true,
  params: IdParams,
  answers: { 200: Job },
  problems: ['not-found'],
})

export const cancelJob = operation({
  method: 'POST',
  path: '/jobs/{id}/cancellation',
  summary: 'Cancel a job',
  description: 'It stops before its next part. What is done stays done, and it may be resumed.',
  access: 'jobs:write',
  orOwn: true,
  params: IdParams,
  answers: { 200: Job },
  problems: ['not-found', 'job-over'],
})

export const resumeJob = operation({
  method: 'POST',
  path: '/jobs/{id}/resumption',
  summary: 'Resume a job',
  description: 'A cancelled or failed job goes on from where it stopped. An export can be resumed for a week.',
  access: 'jobs:write',
  orOwn: true,
  params: IdParams,
  answers: { 200: Job },
  problems: ['not-found', 'job-not-resumable', 'too-many-jobs'],
  pollSeconds: lookAgain,
})
