import { readFileSync } from 'node:fs'
import { z } from 'zod'
import type { Permission } from '@/lib/auth/permissions'
import type { Method } from '../fixtures'

export type Documented = {
  id: string
  method: Method
  path: string
  access: 'public' | 'account' | Permission
  /** A person may ask it of what is their own, without any brand. */
  orOwn: boolean
  /** A shopper may ask it, as themself. */
  forShoppers: boolean
  /** The members of the body; null where there is no body. */
  members: string[] | null
  isListed: boolean
  problems: string[]
}

const Operation = z.object({
  operationId: z.string(),
  'x-access': z.custom<Documented['access']>((value) => typeof value === 'string'),
  'x-or-own': z.boolean().default(false),
  'x-for-shoppers': z.boolean().default(false),
  requestBody: z
    .object({
      content: z.object({ 'application/json': z.object({ schema: z.object({ properties: z.record(z.string(), z.unknown()) }) }) }),
    })
    .optional(),
  parameters: z.array(z.object({ name: z.string() })),
  responses: z.record(z.string(), z.object({ description: z.string() })),
})

const methods = { get: 'GET', post: 'POST', put: 'PUT', patch: 'PATCH', delete: 'DELETE' } as const
const Document = z.object({
  paths: z.record(z.string(), z.partialRecord(z.enum(['get', 'post', 'put', 'patch', 'delete']), Operation)),
})

const file = new URL('../../openapi.json', import.meta.url)

export const documentText = (): unknown => JSON.parse(readFileSync(file, 'utf8'))

const problemsIn = (description: string) => [...description.matchAll(/`([a-z-]+)`/g)].map(([, code]) => String(code))

const documented = (path: string, method: Method, operation: z.infer<typeof Operation>): Documented => ({
  id: operation.operationId,
  method,
  path: path.replace('/api/v1', ''),
  access: operation['x-access'],
  orOwn: operation['x-or-own'],
  forShoppers: operation['x-for-shoppers'],
  members: operation.requestBody ? Object.keys(operation.requestBody.content['application/json'].schema.properties) : null,
  isListed: operation.parameters.some(({ name }) => name === 'cursor'),
  problems: Object.values(operation.responses).flatMap(({ description }) => problemsIn(description)),
})

/** Every operation of the document that is committed; a test holds it equal to what the server says of itself. */
export const documentedOperations: Documented[] = Object.entries(Document.parse(documentText()).paths).flatMap(([path, operations]) =>
  (Object.keys(methods) as (keyof typeof methods)[]).flatMap((method) => {
    const operation = operations[method]
    return operation ? [documented(path, methods[method], operation)] : []
  }),
)
