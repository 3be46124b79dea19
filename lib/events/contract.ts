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

/** A fact as the outside follows it, with its place in the brand's sequence. */
export const Event = z
  .object({
    sequence: z.int().positive().meta({ description: "Its place among the brand's events: from 1, without a gap." }),
    id: z.uuid(),
    type: z.string(),
    at: Instant,
    data: Values,
  })
  .meta({ id: 'Event' })
export type Event = z.output<typeof Event>

const EventQuery = z.strictObject({
  after: z.coerce
    .number()
    .int()
    .min(0)
    .default(0)
    .meta({ description: 'The `nextSequence` of the answer before; 0 or none begins with the first event.' }),
  limit: PageQuery.limit,
})
export type EventQuery = z.output<typeof EventQuery>

export const listEvents = operation({
  method: 'GET',
  path: '/events',
  summary: 'What has happened since, oldest first',
  description:
    'The feed to follow: ask with the `nextSequence` of the answer before, as often as you like. An event stands here a moment after its change, in an order that never changes and never gets a gap.',
  access: 'events:read',
  query: EventQuery,
  answers: {
    200: z.object({
      data: z.array(Event),
      nextSequence: z.int().nonnegative().meta({ description: 'What to ask `after` next; the same as asked when there is nothing new.' }),
    }),
  },
  problems: [],
})
