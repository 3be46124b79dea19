import { z } from 'zod'
import { Instant, operation, PageQuery, pageSchema } from '@/lib/http/operation'
import { factTypes } from './catalogue'

const Values = z.record(z.string(), z.unknown())

export const Fact = z
  .object({
    id: z.uuid(),
    type: z.string(),
    at: Instant,
    actor: z.object({
      kind: z.enum(['nobody', 'account', 'member', 'key', 'shopper', 'system']),
      id: z.string().nullable(),
      name: z.string().nullable().meta({ description: 'As it is now; null when there is no such person or key any more.' }),
    }),
    subject: z.object({ type: z.string(), id: z.uuid(), name: z.string().nullable() }),
    changes: z.object({ before: Values, after: Values }).nullable(),
    data: Values,
    requestId: z.string().nullable(),
  })
  .meta({ id: 'Fact' })
export type Fact = z.output<typeof Fact>

const FactQuery = z.strictObject({
  ...PageQuery,
  type: z.enum(factTypes).optional(),
  subjectId: z.uuid().optional(),
  actorId: z.string().min(1).max(100).optional(),
  since: Instant.optional(),
  until: Instant.optional().meta({ description: 'Exclusive.' }),
})
export type FactQuery = z.output<typeof FactQuery>

export const listFacts = operation({
  method: 'GET',
  path: '/audit',
  summary: 'Who did what, newest first',
  access: 'audit:read',
  query: FactQuery,
  answers: { 200: pageSchema(Fact) },
  problems: [],
})
