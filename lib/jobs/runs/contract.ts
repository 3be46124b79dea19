import { z } from 'zod'
import { IdParams, Instant, operation, PageQuery, pageSchema } from '@/lib/http/operation'
import { runStates, stepKinds, stepStates } from './rules'

const RunError = z
  .object({ name: z.string(), message: z.string(), stack: z.string().nullable() })
  .meta({ id: 'RunError', description: 'What the function threw, without secrets and parameters.' })

const Due = Instant.nullable().meta({ description: 'When it goes on: the end of a sleep, or the next attempt.' })

const shape = {
  id: z.uuid(),
  functionId: z.string(),
  event: z.object({
    id: z.string().meta({
      description:
        'The id of the fact that started it; of a repetition, the id of the run itself; after a failure, `failed:` and the id of the run that failed.',
    }),
    name: z.string(),
  }),
  state: z.enum(runStates),
  attempts: z.int().meta({ description: 'How often it has been tried; 0 before it begins.' }),
  dueAt: Due,
  error: RunError.nullable(),
  createdAt: Instant,
  startedAt: Instant.nullable(),
  finishedAt: Instant.nullable(),
}

export const Run = z.object(shape).meta({ id: 'Run', description: 'A function at work for one event.' })
export type Run = z.output<typeof Run>

const Step = z.object({
  name: z.string(),
  kind: z.enum(stepKinds),
  state: z.enum(stepStates),
  attempts: z.int(),
  dueAt: Due,
  error: RunError.nullable(),
  startedAt: Instant,
  finishedAt: Instant.nullable(),
})
export type Step = z.output<typeof Step>

export const RunWithSteps = z
  .object({
    ...shape,
    data: z.record(z.string(), z.unknown()).meta({ description: 'What the event says: references, never personal data.' }),
    steps: z.array(Step).meta({ description: 'In the order in which they began.' }),
  })
  .meta({ id: 'RunWithSteps' })
export type RunWithSteps = z.output<typeof RunWithSteps>

export const RunFunction = z
  .object({
    id: z.string(),
    name: z.string(),
    events: z.array(z.string()).meta({ description: 'The facts that start it.' }),
    crons: z.array(z.object({ cron: z.string(), timeZone: z.string(), nextAt: Instant.nullable() })),
    retries: z.int(),
    lastRun: z
      .object({ id: z.uuid().nullable(), state: z.enum(runStates), at: Instant, finishedAt: Instant.nullable() })
      .nullable()
      .meta({ description: `The brand's last run of it. What runs by the clock is of no brand: its last run has no id to read it by.` }),
  })
  .meta({ id: 'RunFunction', description: 'What works in the background, and what starts it.' })
export type RunFunction = z.output<typeof RunFunction>

const RunQuery = z.strictObject({
  ...PageQuery,
  state: z.enum(runStates).optional(),
  functionId: z.string().min(1).max(200).optional(),
})
export type RunQuery = z.output<typeof RunQuery>

export const listRunFunctions = operation({
  method: 'GET',
  path: '/run-functions',
  summary: 'List what works in the background',
  description: 'Empty where Inngest drives the functions; it lists them itself.',
  access: 'runs:read',
  answers: { 200: z.object({ data: z.array(RunFunction) }) },
  problems: [],
})

export const listRuns = operation({
  method: 'GET',
  path: '/runs',
  summary: 'List runs, newest first',
  description: 'Those of the brand. Finished ones are kept for some days.',
  access: 'runs:read',
  query: RunQuery,
  answers: { 200: pageSchema(Run) },
  problems: [],
})

export const getRun = operation({
  method: 'GET',
  path: '/runs/{id}',
  summary: 'Read a run with its steps',
  access: 'runs:read',
  params: IdParams,
  answers: { 200: RunWithSteps },
  problems: ['not-found'],
})

export const repeatRun = operation({
  method: 'POST',
  path: '/runs/{id}/repetition',
  summary: 'Run it again',
  description: 'A new run of the same function with what the same event said.',
  access: 'runs:write',
  params: IdParams,
  answers: { 201: Run },
  problems: ['not-found', 'run-not-over', 'runs-elsewhere'],
  location: '/runs/{id}',
})
