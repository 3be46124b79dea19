import { knownValues } from '@/components/reference/known-values'
import { opened, type Schema, type Schemas } from '@/components/reference/schema'

const isMap = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null && !Array.isArray(value)

const within = (amount: number, least: number | undefined, most: number | undefined) =>
  (least === undefined || amount >= least) && (most === undefined || amount <= most)

const fitsText = (schema: Schema, value: string) =>
  within([...value].length, schema.minLength, schema.maxLength) && (!schema.pattern || new RegExp(schema.pattern, 'u').test(value))

const fitsMap = (schema: Schema, schemas: Schemas, value: Record<string, unknown>): boolean => {
  const properties = schema.properties ?? {}
  const rest = schema.additionalProperties
  return (
    (schema.required ?? []).every((name) => Object.hasOwn(value, name)) &&
    Object.entries(value).every(([name, inner]) => {
      const property = properties[name]
      if (property) return fits(property, schemas, inner)
      return typeof rest === 'object' ? fits(rest, schemas, inner) : rest !== false
    })
  )
}

const fitsType = (schema: Schema, schemas: Schemas, value: unknown): boolean => {
  if (schema.type === 'string') return typeof value === 'string' && fitsText(schema, value)
  if (schema.type === 'boolean') return typeof value === 'boolean'
  if (schema.type === 'array')
    return (
      Array.isArray(value) &&
      within(value.length, schema.minItems, schema.maxItems) &&
      value.every((one) => fits(schema.items ?? {}, schemas, one))
    )
  if (schema.type === 'integer' || schema.type === 'number')
    return (
      typeof value === 'number' && (schema.type === 'number' || Number.isInteger(value)) && within(value, schema.minimum, schema.maximum)
    )
  return schema.type !== 'object' || (isMap(value) && fitsMap(schema, schemas, value))
}

/** Would the document accept this value here? */
export const fits = (schema: Schema, schemas: Schemas, value: unknown): boolean => {
  const { schema: found, isNullable } = opened(schema, schemas)
  if (value === null && isNullable) return true
  if (found.const !== undefined && value !== found.const) return false
  if (found.enum && !found.enum.includes(value)) return false
  return fitsType(found, schemas, value)
}

const byFormat: Record<string, unknown> = {
  uuid: '019a9f38-4c80-7e90-b1c6-2f8d5a7e3b14',
  'date-time': '2026-11-20T16:42:00.000Z',
  date: '2026-11-20',
  email: 'marta@lumen.example',
  uri: 'https://lumen.example/',
}

const made = (schema: Schema, schemas: Schemas, owners: readonly string[]): unknown => {
  if (schema.type === 'array') return [exampleOf(schema.items ?? {}, schemas, owners)]
  if (schema.type === 'object')
    return Object.fromEntries(
      Object.entries(schema.properties ?? {}).map(([name, inner]) => [name, exampleOf(inner, schemas, owners, name)]),
    )
  if (schema.type === 'boolean') return false
  if (schema.type === 'string') return 'text'.padEnd(schema.minLength ?? 0, '-')
  return schema.type === 'integer' || schema.type === 'number' ? (schema.minimum ?? 1) : null
}

/** One value that the document accepts. `owners` are the names it may be known under, the nearest first. */
export const exampleOf = (schema: Schema, schemas: Schemas, owners: readonly string[], name = ''): unknown => {
  const { schema: found, name: own, isNullable } = opened(schema, schemas)
  const candidates = [
    ...knownValues(owners, name),
    ...(found.examples ?? []),
    found.const,
    found.default ?? undefined,
    found.enum?.[0],
    byFormat[found.format ?? ''],
  ]
  const fitting = candidates.find((value) => value !== undefined && fits(schema, schemas, value))
  if (fitting !== undefined) return fitting
  const value = made(found, schemas, own ? [own, ...owners.slice(-1)] : owners)
  return isNullable && !fits(schema, schemas, value) ? null : value
}

/** A change names what it changes: what is required, and else a member or two. */
export const exampleChange = (whole: unknown, required: readonly string[]): unknown => {
  if (!isMap(whole)) return whole
  const names = required.length > 0 ? required : Object.keys(whole).slice(0, 2)
  return Object.fromEntries(names.map((name) => [name, whole[name]]))
}
