import { z } from 'zod'
import { IdParams, Instant, Line, operation, PageQuery, pageSchema } from '@/lib/http/operation'
import { disabledReasons, rotationHours, webhookTypes } from './rules'

const example = {
  id: '019a9f38-4c80-7d11-9a52-6b1f0c2e7d40',
  url: 'https://shop.example/tira',
  types: ['code.claimed', 'code.redeemed'],
  description: 'The shop',
  enabled: true,
  disabledReason: null,
  disabledAt: null,
  failingSince: null,
  previousUntil: null,
  version: 1,
  createdAt: '2026-11-20T16:42:00.000Z',
  updatedAt: '2026-11-20T16:42:00.000Z',
}

export const Webhook = z
  .object({
    id: z.uuid(),
    url: z.string(),
    types: z.array(z.enum(webhookTypes)).meta({ description: 'What it is told of; empty means everything.' }),
    description: z.string().nullable(),
    enabled: z.boolean(),
    disabledReason: z.enum(disabledReasons).nullable().meta({
      description: '`asked`: somebody said so. `gone`: it answered 410. `failing`: it did nothing but fail for five days.',
    }),
    disabledAt: Instant.nullable(),
    failingSince: Instant.nullable().meta({ description: 'Since when every attempt has failed; null when the last one succeeded.' }),
    previousUntil: Instant.nullable().meta({
      description: 'Until when the secret from before the last rotation signs along; null when it does not.',
    }),
    version: z.int(),
    createdAt: Instant,
    updatedAt: Instant,
  })
  .meta({ id: 'Webhook', description: 'An address of yours that is told what happens.', examples: [example] })
export type Webhook = z.output<typeof Webhook>
export type WireWebhook = z.input<typeof Webhook>

export const WebhookWithSecret = Webhook.extend({
  secret: z.string().meta({ description: 'What the signatures are made with. Shown this once.' }),
}).meta({ id: 'WebhookWithSecret', examples: [{ ...example, secret: 'whsec_C2FVsBQIhrscChlQIMV+b5sSYspob7oD0q3x9l4m2Hk=' }] })
export type WebhookWithSecret = z.output<typeof WebhookWithSecret>

const Url = z
  .string()
  .min(1)
  .max(2_000)
  .meta({ description: 'https, at a public address. Redirects are not followed.', examples: ['https://shop.example/tira'] })
const Types = z
  .array(z.enum(webhookTypes))
  .refine((types) => new Set(types).size === types.length, 'must not name a type twice')
  .meta({ description: 'What to tell it of. Empty: everything, also what will be added later.' })

const NewWebhook = z.strictObject({ url: Url, types: Types.default([]), description: Line(200).nullable().optional() })
export type NewWebhook = z.output<typeof NewWebhook>

const WebhookChange = z.strictObject({
  url: Url.optional(),
  types: Types.nullable().optional(),
  description: Line(200).nullable().optional(),
  enabled: z.boolean().optional(),
})
export type WebhookChange = z.output<typeof WebhookChange>

export const listWebhooks = operation({
  method: 'GET',
  path: '/webhooks',
  summary: 'List webhooks, newest first',
  access: 'webhooks:read',
  query: z.strictObject(PageQuery),
  answers: { 200: pageSchema(Webhook) },
  problems: [],
})

export const createWebhook = operation({
  method: 'POST',
  path: '/webhooks',
  summary: 'Add a webhook',
  description:
    'It is told what happens from now on. Requests are signed as Standard Webhooks has it, with the secret that is shown this once: `webhook-signature` holds `v1,` and the base64 of HMAC-SHA256 over `{webhook-id}.{webhook-timestamp}.{body}`, keyed with the base64 after `whsec_`, decoded. After a rotation it holds two for a while, with a space between; one that matches is enough. Refuse a timestamp that is minutes old.',
  access: 'webhooks:write',
  body: NewWebhook,
  answers: { 201: WebhookWithSecret },
  problems: ['too-many-webhooks'],
  secrets: ['secret'],
  location: '/webhooks/{id}',
})

export const getWebhook = operation({
  method: 'GET',
  path: '/webhooks/{id}',
  summary: 'Read a webhook',
  access: 'webhooks:read',
  params: IdParams,
  answers: { 200: Webhook },
  problems: ['not-found'],
})

export const changeWebhook = operation({
  method: 'PATCH',
  path: '/webhooks/{id}',
  summary: 'Change a webhook',
  description:
    'While it is disabled nothing is planned or sent. Enabled again, what was waiting is sent; what happened in between comes with a replay.',
  access: 'webhooks:write',
  params: IdParams,
  body: WebhookChange,
  answers: { 200: Webhook },
  problems: ['not-found', 'version-conflict'],
})

export const deleteWebhook = operation({
  method: 'DELETE',
  path: '/webhooks/{id}',
  summary: 'Delete a webhook',
  description: 'With all its deliveries.',
  access: 'webhooks:write',
  params: IdParams,
  answers: { 204: null },
  problems: ['not-found', 'version-conflict'],
})

export const rotateWebhook = operation({
  method: 'POST',
  path: '/webhooks/{id}/rotation',
  summary: 'Give a webhook a new secret',
  description: `The old one signs along for ${rotationHours} hours more. Rotating again ends the secret before last at once.`,
  access: 'webhooks:write',
  params: IdParams,
  answers: { 200: WebhookWithSecret },
  problems: ['not-found'],
  secrets: ['secret'],
})
