import { z } from 'zod'
import { scopes } from '@/lib/auth/permissions'
import { IdParams, Instant, Line, operation, PageQuery, pageSchema } from '@/lib/http/operation'
import { isWithoutDoubles } from '../rules'

const Scope = z.enum(scopes)

export const ApiKey = z
  .object({
    id: z.uuid(),
    name: z.string(),
    prefix: z
      .string()
      .meta({ description: 'The public beginning of the key, by which you know it again.', examples: ['tira_4fK0bQ2mZx9d'] }),
    scopes: z.array(z.string()),
    createdAt: Instant,
    expiresAt: Instant.nullable(),
    lastUsedAt: Instant.nullable().meta({ description: 'Exact to a minute.' }),
    revokedAt: Instant.nullable(),
    previousUntil: Instant.nullable().meta({
      description: 'Until when the key from before the last rotation works; null when it does not.',
    }),
    version: z.int(),
  })
  .meta({ id: 'ApiKey' })
export type ApiKey = z.output<typeof ApiKey>

const ApiKeyWithSecret = ApiKey.extend({ secret: z.string().meta({ description: 'The whole key. Shown this once.' }) }).meta({
  id: 'ApiKeyWithSecret',
})
export type ApiKeyWithSecret = z.output<typeof ApiKeyWithSecret>

const NewApiKey = z.strictObject({
  name: Line(80),
  scopes: z.array(Scope).min(1).refine(isWithoutDoubles, 'must not name a scope twice'),
  expiresAt: Instant.nullable().optional(),
})
export type NewApiKey = z.output<typeof NewApiKey>

export const listApiKeys = operation({
  method: 'GET',
  path: '/api-keys',
  summary: 'List API keys, newest first',
  description: 'Revoked keys stay in the list.',
  access: 'api-keys:read',
  query: z.strictObject(PageQuery),
  answers: { 200: pageSchema(ApiKey) },
  problems: [],
})

export const createApiKey = operation({
  method: 'POST',
  path: '/api-keys',
  summary: 'Make an API key',
  access: 'api-keys:write',
  body: NewApiKey,
  answers: { 201: ApiKeyWithSecret },
  problems: [],
  secrets: ['secret'],
  location: '/api-keys/{id}',
})

export const getApiKey = operation({
  method: 'GET',
  path: '/api-keys/{id}',
  summary: 'Read an API key',
  access: 'api-keys:read',
  params: IdParams,
  answers: { 200: ApiKey },
  problems: ['not-found'],
})

export const changeApiKey = operation({
  method: 'PATCH',
  path: '/api-keys/{id}',
  summary: 'Rename an API key',
  access: 'api-keys:write',
  params: IdParams,
  body: z.strictObject({ name: Line(80).optional() }),
  answers: { 200: ApiKey },
  problems: ['not-found', 'version-conflict'],
})

export const revokeApiKey = operation({
  method: 'DELETE',
  path: '/api-keys/{id}',
  summary: 'Revoke an API key',
  description: 'At once and for good, the key from before a rotation included.',
  access: 'api-keys:write',
  params: IdParams,
  answers: { 204: null },
  problems: ['not-found', 'version-conflict'],
})

export const rotateApiKey = operation({
  method: 'POST',
  path: '/api-keys/{id}/rotation',
  summary: 'Give an API key a new secret',
  description:
    'The old one works for 24 hours more, so that nothing stops while you replace it. Rotating again ends the secret before last at once.',
  access: 'api-keys:write',
  params: IdParams,
  answers: { 200: ApiKeyWithSecret },
  problems: ['not-found', 'key-revoked'],
  secrets: ['secret'],
})
