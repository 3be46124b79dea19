import {
  type Answer,
  type FieldGroup,
  type GroupLink,
  type ReferenceGroup,
  type ReferenceOperation,
  type WhoMayAsk,
} from '@/components/reference/content'
import { exampleChange, exampleOf } from '@/components/reference/example'
import { literal } from '@/components/reference/literal'
import { samplesOf } from '@/components/reference/samples'
import { fieldOf, fieldsOf, opened, type Schema, type Schemas, typeText } from '@/components/reference/schema'
import { memberPermissions, type Permission, roleMay, roles } from '@/lib/auth/permissions'
import { env } from '@/lib/core/env'
import type { ProblemCode } from '@/lib/core/problem'
import { openapiDocument, problemsOf } from '@/lib/http/openapi'
import { type NamedOperation, operations } from '@/lib/http/operations'

type Content = { content?: Record<string, { schema: Schema }> }
type Parameter = { in: 'path' | 'query' | 'header'; name: string; required?: boolean; description?: string; schema: Schema }
type Written = {
  operationId: string
  parameters?: Parameter[]
  requestBody?: Content
  responses: Record<string, Content & { description: string }>
}
type OpenApiDocument = { paths: Record<string, Record<string, Written>>; components: { schemas?: Schemas } }

/** Our own generator wrote the document, in this process and of this shape. */
const written = (): OpenApiDocument => openapiDocument() as OpenApiDocument

export const slugOf = (group: string) => group.toLowerCase().replaceAll(' ', '-')

const isForPeople = (permission: Permission) => memberPermissions.some((one) => one === permission)

const accessOf = ({ access, orOwn, forShoppers }: NamedOperation): WhoMayAsk =>
  access === 'public' || access === 'account'
    ? { kind: access, forShoppers: forShoppers === true }
    : {
        kind: 'permission',
        permission: access,
        isForKeys: !isForPeople(access),
        orOwn: orOwn === true,
        forShoppers: forShoppers === true,
        roles: roles.filter((role) => roleMay(role, access)),
      }

const schemaIn = (content: Content | undefined): Schema | undefined => Object.values(content?.content ?? {})[0]?.schema

const inputsOf = (operation: Written, schemas: Schemas): FieldGroup[] => {
  const body = schemaIn(operation.requestBody)
  const groups: FieldGroup[] = (['path', 'query', 'header'] as const).map((place) => ({
    place,
    fields: (operation.parameters ?? [])
      .filter((one) => one.in === place)
      .map(({ name, required, schema }) =>
        fieldOf(schema, schemas, { anchor: `${operation.operationId}.${place}.${name}`, name, isRequired: required ?? false }),
      ),
  }))
  if (body) groups.push({ place: 'body', fields: fieldsOf(body, schemas, `${operation.operationId}.body`) })
  return groups.filter((group) => group.fields.length > 0)
}

const answersOf = (operation: Written, { answers, group }: NamedOperation, schemas: Schemas): Answer[] =>
  Object.keys(answers).map((status) => {
    const schema = schemaIn(operation.responses[status])
    return {
      status: Number(status),
      name: operation.responses[status]?.description ?? '',
      fields: schema ? fieldsOf(schema, schemas, `${operation.operationId}.${status}`) : [],
      ...(schema && { type: typeText(schema, schemas), example: literal(exampleOf(schema, schemas, [group]), 'json') }),
    }
  })

export const bodyExample = ({ name, method, group }: Pick<NamedOperation, 'name' | 'method' | 'group'>): unknown => {
  const { paths, components } = written()
  const schemas = components.schemas ?? {}
  const operation = Object.values(paths)
    .flatMap((one) => Object.values(one))
    .find((one) => one.operationId === name)
  const schema = schemaIn(operation?.requestBody)
  if (!schema) return undefined
  const whole = exampleOf(schema, schemas, [group])
  return method === 'PATCH' ? exampleChange(whole, opened(schema, schemas).schema.required ?? []) : whole
}

const filledPath = (operation: Written, path: string, group: string, schemas: Schemas) =>
  path.replace(/\{(\w+)\}/g, (_, name: string) => {
    const parameter = operation.parameters?.find((one) => one.in === 'path' && one.name === name)
    return encodeURIComponent(String(exampleOf(parameter?.schema ?? {}, schemas, [group], name)))
  })

const sampleOf = (operation: Written, named: NamedOperation, path: string, schemas: Schemas) => {
  const access = accessOf(named)
  const isForKeys = access.kind === 'permission' && access.isForKeys
  const isPaged = operation.parameters?.some((one) => one.in === 'query' && one.name === 'limit')
  return samplesOf({
    method: named.method,
    url: `${env().PUBLIC_URL}${filledPath(operation, path, named.group, schemas)}${isPaged ? '?limit=20' : ''}`,
    credential: access.kind === 'public' ? null : isForKeys ? 'TIRA_KEY' : 'TIRA_TOKEN',
    ...(access.kind === 'permission' && !isForKeys && !named.brandInPath && { brand: 'cafes-lumen' }),
    ...(named.method === 'PATCH' && named.problems.includes('version-conflict') && { etag: '"1"' }),
    body: bodyExample(named),
    answer: Object.hasOwn(named.answers, 204) ? 'none' : (named.kind ?? 'json'),
  })
}

const referenceOf = (operation: Written, named: NamedOperation, path: string, schemas: Schemas): ReferenceOperation => {
  const isOwn = (code: ProblemCode) => named.problems.includes(code)
  const problems = problemsOf(named)
  return {
    id: named.name,
    method: named.method,
    path,
    summary: named.summary,
    ...(named.description && { description: named.description }),
    access: accessOf(named),
    inputs: inputsOf(operation, schemas),
    answers: answersOf(operation, named, schemas),
    ownProblems: problems.filter(isOwn),
    generalProblems: problems.filter((code) => !isOwn(code)),
    samples: sampleOf(operation, named, path, schemas),
  }
}

const methodOrder = ['GET', 'POST', 'PUT', 'PATCH', 'DELETE']

const inReadingOrder = (one: ReferenceOperation, other: ReferenceOperation) =>
  one.path.localeCompare(other.path, 'en') || methodOrder.indexOf(one.method) - methodOrder.indexOf(other.method)

const build = (): ReferenceGroup[] => {
  const { paths, components } = written()
  const found = Object.entries(paths).flatMap(([path, methods]) => Object.values(methods).map((operation) => ({ path, operation })))
  return [...new Set(operations.map((operation) => operation.group))].map((name) => ({
    name,
    slug: slugOf(name),
    operations: operations
      .filter((named) => named.group === name)
      .flatMap((named) => {
        const place = found.find(({ operation }) => operation.operationId === named.name)
        return place ? [referenceOf(place.operation, named, place.path, components.schemas ?? {})] : []
      })
      .toSorted(inReadingOrder),
  }))
}

let built: ReferenceGroup[] | undefined

export const referenceGroups = (): ReferenceGroup[] => (built ??= build())

export const groupLinks = (): GroupLink[] =>
  referenceGroups().map(({ slug, name, operations: inside }) => ({
    slug,
    name,
    operations: inside.map(({ id, summary, method, path }) => ({ id, summary, method, path })),
  }))

/** The operations that may answer a problem: where it is said of them alone, and where it is said of their whole kind. */
export const whoAnswers = (code: ProblemCode) => {
  const all = referenceGroups().flatMap(({ slug, operations: inside }) => inside.map((operation) => ({ slug, operation })))
  const linked = (list: typeof all) =>
    list.map(({ slug, operation: { id, summary, method, path } }) => ({ href: `/reference/${slug}#${id}`, summary, method, path }))
  return {
    own: linked(all.filter(({ operation }) => operation.ownProblems.includes(code))),
    general: linked(all.filter(({ operation }) => operation.generalProblems.includes(code))),
  }
}
