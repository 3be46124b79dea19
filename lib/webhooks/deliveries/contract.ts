import { z } from 'zod'
import { IdParams, Instant, operation, PageQuery, pageSchema } from '@/lib/http/operation'
import { webhookTypes } from '../rules'
import { attemptErrors, deliveryStates } from './rules'

export const Attempt = z
  .object({
    ordinal: z.int(),
    at: Instant,
    status: z.int().nullable().meta({ description: 'Null when no answer came.' }),
    milliseconds: z.int(),
    error: z.enum(attemptErrors).nullable().meta({ description: 'Null when it succeeded.' }),
    detail: z.string().nullable(),
  })
  .meta({ id: 'WebhookAttempt' })
export type Attempt = z.output<typeof Attempt>

const AttemptStory = Attempt.extend({
  request: z.object({ url: z.string(), headers: z.record(z.string(), z.string()) }),
  answer: z.string().nullable().meta({ description: 'The first 4 KiB of it.' }),
}).meta({ id: 'WebhookAttemptStory' })
export type AttemptStory = z.output<typeof AttemptStory>

const shape = {
  id: z.uuid(),
  webhookId: z.uuid(),
  eventId: z.uuid().meta({ description: 'The `webhook-id` of every attempt.' }),
  type: z.enum(webhookTypes),
  sequence: z
    .int()
    .nullable()
    .meta({ description: `The event's place in the brand's sequence; null until it has one, a moment after it.` }),
  state: z.enum(deliveryStates).meta({ description: '`failed`: no attempt comes any more, unless it is replayed.' }),
  nextAttemptAt: Instant.nullable(),
  createdAt: Instant,
  finishedAt: Instant.nullable(),
}

const example = {
  id: '019a9f38-4c80-7a61-bb10-2f5d8e3c9071',
  webhookId: '019a9f38-4c80-7d11-9a52-6b1f0c2e7d40',
  eventId: '019a9f38-4c80-7e02-8c77-1d4b6a9f5e23',
  type: 'code.claimed',
  sequence: 42,
  state: 'succeeded',
  nextAttemptAt: null,
  createdAt: '2026-11-20T16:42:00.000Z',
  finishedAt: '2026-11-20T16:42:00.180Z',
  attempts: [{ ordinal: 1, at: '2026-11-20T16:42:00.040Z', status: 200, milliseconds: 140, error: null, detail: null }],
}

export const Delivery = z
  .object({ ...shape, attempts: z.array(Attempt) })
  .meta({ id: 'WebhookDelivery', description: 'One event on its way to one webhook.', examples: [example] })
export type Delivery = z.output<typeof Delivery>
export type WireDelivery = z.input<typeof Delivery>

const exampleStory = {
  ...example,
  attempts: example.attempts.map((attempt) => ({
    ...attempt,
    request: { url: 'https://shop.example/tira', headers: { 'content-type': 'application/json', 'webhook-id': example.eventId } },
    answer: 'ok',
  })),
  body: '{"type":"code.claimed","timestamp":"2026-11-20T16:42:00.000Z","sequence":42,"data":{"code":"VIP-7KQ2M9XAPRC","shopper":{"id":"019a9f38-4c80-7f0c-b318-94d2e6a1c570","ref":"C-1042"}}}',
}

export const DeliveryStory = z
  .object({
    ...shape,
    attempts: z.array(AttemptStory),
    body: z.string().nullable().meta({ description: 'What is sent, the same text on every attempt.' }),
  })
  .meta({ id: 'WebhookDeliveryStory', examples: [exampleStory] })
export type DeliveryStory = z.output<typeof DeliveryStory>
export type WireDeliveryStory = z.input<typeof DeliveryStory>

const DeliveryQuery = z.strictObject({ ...PageQuery, state: z.enum(deliveryStates).optional(), type: z.enum(webhookTypes).optional() })
export type DeliveryQuery = z.output<typeof DeliveryQuery>

const NewReplay = z.strictObject({
  since: Instant,
  onlyFailed: z
    .boolean()
    .default(false)
    .meta({ description: 'Only what was given up. If not, also what arrived, and what was never sent.' }),
})
export type NewReplay = z.output<typeof NewReplay>

export const Replay = z
  .object({ count: z.int().meta({ description: 'How many events are sent again.' }) })
  .meta({ id: 'WebhookReplay', examples: [{ count: 12 }] })
export type Replay = z.output<typeof Replay>

export const testWebhook = operation({
  method: 'POST',
  path: '/webhooks/{id}/test',
  summary: 'Send a webhook.test',
  description: 'To this webhook alone. The answer is its delivery: read it again to see how it went.',
  access: 'webhooks:write',
  params: IdParams,
  answers: { 202: Delivery },
  problems: ['not-found', 'webhook-disabled'],
  location: '/deliveries/{id}',
})

export const listDeliveries = operation({
  method: 'GET',
  path: '/webhooks/{id}/deliveries',
  summary: 'List the deliveries of a webhook, newest first',
  description: 'Those that are over are kept for 30 days.',
  access: 'webhooks:read',
  params: IdParams,
  query: DeliveryQuery,
  answers: { 200: pageSchema(Delivery) },
  problems: ['not-found'],
})

export const replayWebhook = operation({
  method: 'POST',
  path: '/webhooks/{id}/replays',
  summary: 'Send all events since a moment again',
  description: 'Each with the id and the body that it had. What was never sent, because the webhook was disabled, is sent too.',
  access: 'webhooks:write',
  params: IdParams,
  body: NewReplay,
  answers: { 202: Replay },
  problems: ['not-found', 'webhook-disabled'],
})

export const getDelivery = operation({
  method: 'GET',
  path: '/deliveries/{id}',
  summary: 'Read a delivery with its attempts',
  access: 'webhooks:read',
  params: IdParams,
  answers: { 200: DeliveryStory },
  problems: ['not-found'],
})

export const replayDelivery = operation({
  method: 'POST',
  path: '/deliveries/{id}/replay',
  summary: 'Send an event again',
  description: 'At once, with the id and the body that it had; after that by the schedule.',
  access: 'webhooks:write',
  params: IdParams,
  answers: { 202: Delivery },
  problems: ['not-found', 'webhook-disabled'],
  location: '/deliveries/{id}',
})
