import { z } from 'zod'
import { createDocument, type ZodOpenApiOperationObject, type ZodOpenApiPathsObject, type ZodOpenApiResponsesObject } from 'zod-openapi'
import { problemCodes, problemEntry, type ProblemCode } from '@/lib/core/problem'
import type { AnswerKind } from './operation'
import { type NamedOperation, operations } from './operations'
import { mediaTypeOf } from './request'

const ProblemSchema = z
  .object({
    type: z.url(),
    title: z.string(),
    status: z.int(),
    code: z.enum(problemCodes),
    detail: z.string(),
    instance: z.string().meta({ description: 'The id of the request.' }),
    errors: z.array(z.object({ pointer: z.string(), code: z.string(), detail: z.string() })).optional(),
  })
  .meta({ id: 'Problem', description: 'RFC 9457. Every code has a page of its own under `type`.' })

/** What an operation of its kind may answer beyond what it names itself. */
const impliedProblems = (operation: NamedOperation): ProblemCode[] => {
  const isOpen = operation.access === 'public'
  const isChange = operation.method !== 'GET'
  return [
    ...(isOpen ? [] : (['unauthenticated', 'forbidden', 'rate-limited'] as const)),
    ...(isOpen || operation.access === 'account' ? [] : (['insufficient-scope', 'not-a-member'] as const)),
    ...(isOpen || operation.access === 'account' || operation.orOwn || operation.forShoppers ? [] : (['brand-required'] as const)),
    ...(isChange ? (['invalid-idempotency-key', 'idempotency-key-reused', 'idempotency-in-flight'] as const) : []),
    ...(isChange && !isOpen ? (['cross-site'] as const) : []),
    ...(operation.body ? (['invalid-json', 'body-too-large', 'unsupported-media-type'] as const) : []),
    ...(operation.params && !operation.countsMisses ? (['not-found'] as const) : []),
    'not-acceptable',
    'invalid',
    'internal',
    'unavailable',
  ]
}

export const problemsOf = (operation: NamedOperation): ProblemCode[] => {
  const codes = new Set([...operation.problems, ...impliedProblems(operation)])
  return [...codes].toSorted((one, other) => problemEntry(one).status - problemEntry(other).status || one.localeCompare(other))
}

const refusals = (operation: NamedOperation): ZodOpenApiResponsesObject => {
  const statuses = [...new Set(problemsOf(operation).map((code) => problemEntry(code).status))]
  const said = (status: number) => problemsOf(operation).filter((code) => problemEntry(code).status === status)
  return Object.fromEntries(
    statuses.map((status) => [
      status,
      {
        description: said(status)
          .map((code) => `\`${code}\`: ${problemEntry(code).title}.`)
          .join(' '),
        content: { 'application/problem+json': { schema: ProblemSchema } },
      },
    ]),
  )
}

const answerNames: Record<number, string> = { 200: 'OK', 201: 'Made', 202: 'Accepted', 204: 'Done' }
const kindNames: Record<AnswerKind, string | null> = { json: null, sse: 'A stream of events', file: 'A file', csv: 'A file of rows' }

const answers = (operation: NamedOperation): ZodOpenApiResponsesObject =>
  Object.fromEntries(
    Object.entries(operation.answers).map(([status, schema]) => [
      status,
      {
        description: kindNames[operation.kind ?? 'json'] ?? answerNames[Number(status)] ?? 'OK',
        ...(schema && { content: { [mediaTypeOf(operation)]: { schema } } }),
      },
    ]),
  )

const headersOf = (operation: NamedOperation) => {
  const isOfBrand = operation.access !== 'public' && operation.access !== 'account' && !operation.brandInPath
  const isVersioned = operation.problems.includes('version-conflict')
  return z.object({
    ...(isOfBrand && {
      'Tira-Brand': z.string().optional().meta({ description: 'The slug of the brand, for people who belong to several.' }),
    }),
    ...(operation.method !== 'GET' && {
      'Idempotency-Key': z
        .string()
        .optional()
        .meta({ description: 'Makes a retry safe: the same key and body get the same answer for 24 hours.' }),
    }),
    ...(isVersioned && {
      'If-Match': z.string().optional().meta({ description: 'The ETag that you read; refused with 412 when somebody was faster.' }),
    }),
  })
}

const accessSaid = (operation: NamedOperation) => {
  if (operation.access === 'public') return 'Needs no sign-in.'
  if (operation.access === 'account') return operation.forShoppers ? 'For a signed-in person or a shopper.' : 'For a signed-in person.'
  const own = operation.orOwn ? `; a person's own needs only that person.` : operation.forShoppers ? '; a shopper needs nothing more.' : '.'
  return `Needs \`${operation.access}\`${own}`
}

const operationObject = (operation: NamedOperation): ZodOpenApiOperationObject => ({
  operationId: operation.name,
  tags: [operation.group],
  summary: operation.summary,
  description: [operation.description, accessSaid(operation)].filter(Boolean).join('\n\n'),
  security: operation.access === 'public' ? [] : [{ bearer: [] }, { session: [] }],
  requestParams: {
    ...(operation.params && { path: operation.params }),
    ...(operation.query && { query: operation.query }),
    header: headersOf(operation),
  },
  ...(operation.body && {
    requestBody: { required: !operation.body.safeParse({}).success, content: { 'application/json': { schema: operation.body } } },
  }),
  responses: { ...answers(operation), ...refusals(operation) },
  'x-access': operation.access,
  ...(operation.orOwn && { 'x-or-own': true }),
  ...(operation.forShoppers && { 'x-for-shoppers': true }),
})

const paths = (): ZodOpenApiPathsObject => {
  const byPath: Record<string, Record<string, ZodOpenApiOperationObject>> = {}
  for (const operation of operations)
    (byPath[`/api/v1${operation.path}`] ??= {})[operation.method.toLowerCase()] = operationObject(operation)
  return byPath
}

let made: object | undefined

/** The contracts as an OpenAPI 3.1 document. Made once a process. */
export const openapiDocument = (): object =>
  (made ??= createDocument({
    openapi: '3.1.0',
    info: {
      title: 'Tira',
      version: '1',
      description: 'Discount codes, flash promos and vouchers. A unit is given once, at any load, and anyone can check it.',
      license: { name: 'MIT', identifier: 'MIT' },
    },
    servers: [{ url: '/' }],
    tags: [...new Set(operations.map((operation) => operation.group))].map((name) => ({ name })),
    paths: paths(),
    components: {
      securitySchemes: {
        bearer: { type: 'http', scheme: 'bearer', description: 'An API key (`tira_…`) or an access token.' },
        session: { type: 'apiKey', in: 'cookie', name: 'tira-session', description: `The browser's session, for our own pages.` },
      },
    },
  }))
