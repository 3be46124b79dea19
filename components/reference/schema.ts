export type Schema = {
  $ref?: string
  type?: string | string[]
  format?: string
  pattern?: string
  minLength?: number
  maxLength?: number
  minimum?: number
  maximum?: number
  minItems?: number
  maxItems?: number
  enum?: unknown[]
  const?: unknown
  default?: unknown
  examples?: unknown[]
  description?: string
  properties?: Record<string, Schema>
  required?: string[]
  items?: Schema
  anyOf?: Schema[]
  additionalProperties?: boolean | Schema
}

export type Schemas = Record<string, Schema>

type Opened = { schema: Schema; name?: string; isNullable: boolean }

const isNull = (schema: Schema) => schema.type === 'null'

/** The schema behind a reference and beside "or null". What stands next to a reference goes before what it names. */
export const opened = (schema: Schema, schemas: Schemas): Opened => {
  const { $ref, anyOf, ...beside } = schema
  if ($ref) {
    const name = $ref.split('/').at(-1) ?? ''
    const behind = opened(schemas[name] ?? {}, schemas)
    return { ...behind, name, schema: { ...behind.schema, ...beside } }
  }
  const [only, ...others] = (anyOf ?? []).filter((one) => !isNull(one))
  if (only && others.length === 0) {
    const inner = opened(only, schemas)
    return { ...inner, schema: { ...inner.schema, ...beside }, isNullable: inner.isNullable || (anyOf ?? []).some(isNull) }
  }
  if (!Array.isArray(schema.type)) return { schema, isNullable: isNull(schema) }
  const [type, ...more] = schema.type.filter((one) => one !== 'null')
  return { schema: { ...schema, type: more.length > 0 || !type ? schema.type : type }, isNullable: schema.type.includes('null') }
}

const nakedType = (schema: Schema, schemas: Schemas): string => {
  const { schema: found, name } = opened(schema, schemas)
  if (name) return name
  if (found.type === 'array') return `${typeText(found.items ?? {}, schemas)}[]`
  if (found.anyOf) return found.anyOf.map((one) => typeText(one, schemas)).join(' | ')
  const type = Array.isArray(found.type) ? found.type.join(' | ') : (found.type ?? 'any')
  return found.format ? `${type} (${found.format})` : type
}

export const typeText = (schema: Schema, schemas: Schemas): string =>
  nakedType(schema, schemas) + (opened(schema, schemas).isNullable ? ' | null' : '')

export type Limit = { kind: 'characters' | 'items' | 'range' | 'pattern'; text: string }

const farthest = Number.MAX_SAFE_INTEGER

const between = (least: number | undefined, most: number | undefined): string | undefined => {
  const low = least !== undefined && least > -farthest ? least : undefined
  const high = most !== undefined && most < farthest ? most : undefined
  if (low !== undefined && high !== undefined) return low === high ? String(low) : `${low}–${high}`
  if (low !== undefined) return `≥ ${low}`
  return high === undefined ? undefined : `≤ ${high}`
}

const longestPattern = 60

export const limitsOf = (schema: Schema): Limit[] => {
  const said: [Limit['kind'], string | undefined][] = [
    ['characters', between(schema.minLength, schema.maxLength)],
    ['items', between(schema.minItems, schema.maxItems)],
    ['range', between(schema.minimum, schema.maximum)],
    ['pattern', schema.format || (schema.pattern?.length ?? 0) > longestPattern ? undefined : schema.pattern],
  ]
  return said.flatMap(([kind, text]) => (text === undefined ? [] : [{ kind, text }]))
}

export type Field = {
  anchor: string
  name: string
  type: string
  isRequired: boolean
  description?: string
  limits: Limit[]
  values: string[]
  fallback?: string
  fields: Field[]
}

const valuesOf = (schema: Schema): string[] => {
  const values = schema.const === undefined ? (schema.enum ?? []) : [schema.const]
  return values.map((value) => JSON.stringify(value))
}

export const fieldOf = (schema: Schema, schemas: Schemas, place: { anchor: string; name: string; isRequired: boolean }): Field => {
  const { schema: found } = opened(schema, schemas)
  const values = valuesOf(found.type === 'array' ? opened(found.items ?? {}, schemas).schema : found)
  return {
    ...place,
    type: typeText(schema, schemas),
    ...(found.description && { description: found.description }),
    limits: limitsOf(found),
    values,
    ...(found.default !== undefined && { fallback: JSON.stringify(found.default) }),
    fields: fieldsOf(found, schemas, place.anchor),
  }
}

/** The members of an object, or of the objects in a list. */
export const fieldsOf = (schema: Schema, schemas: Schemas, anchor: string): Field[] => {
  const { schema: found } = opened(schema, schemas)
  if (found.type === 'array') return fieldsOf(found.items ?? {}, schemas, anchor)
  return Object.entries(found.properties ?? {}).map(([name, inner]) =>
    fieldOf(inner, schemas, { anchor: `${anchor}.${name}`, name, isRequired: found.required?.includes(name) ?? false }),
  )
}
