import { expect, test } from 'vitest'
import { exampleChange, exampleOf, fits } from '@/components/reference/example'
import type { Schema, Schemas } from '@/components/reference/schema'

const schemas: Schemas = {
  Place: {
    type: 'object',
    properties: { latitude: { type: 'number', minimum: -90, maximum: 90 }, longitude: { type: 'number', minimum: -180, maximum: 180 } },
    required: ['latitude', 'longitude'],
    additionalProperties: false,
  },
}

const fitting = (schema: Schema, name = '') => {
  const value = exampleOf(schema, schemas, ['Stores'], name)
  expect(fits(schema, schemas, value)).toBe(true)
  return value
}

test('takes the example of the schema before anything that it makes up', () => {
  expect(fitting({ type: 'string', examples: ['molino'] })).toBe('molino')
})

test('passes over an example that its own schema refuses', () => {
  expect(fitting({ type: 'string', maxLength: 4, examples: ['molino', 'sol'] })).toBe('sol')
})

test('calls a store by a name of a store, and what is nobody’s by none', () => {
  expect(fitting({ type: 'string', minLength: 1 }, 'name')).toBe('Gràcia')
  expect(exampleOf({ type: 'string' }, schemas, ['Brands'], 'name')).toBe('Cafés Lumen')
})

test('does not use a known value where the schema wants another kind of thing', () => {
  expect(fitting({ type: 'integer', minimum: 3 }, 'name')).toBe(3)
})

test('follows a reference, also beside null', () => {
  expect(fitting({ anyOf: [{ $ref: '#/components/schemas/Place' }, { type: 'null' }] })).toEqual({ latitude: 41.4036, longitude: 2.1568 })
})

test('fills a list with one thing and an enumeration with its first', () => {
  expect(fitting({ type: 'array', items: { type: 'string', enum: ['en', 'es'] }, minItems: 1 })).toEqual(['en'])
})

test('says null where nothing that it knows is accepted and null is', () => {
  expect(fitting({ type: ['string', 'null'], pattern: '^never \\d{9}$' })).toBe(null)
})

test('does not take what the document refuses', () => {
  expect(fits({ $ref: '#/components/schemas/Place' }, schemas, { latitude: 91, longitude: 0 })).toBe(false)
  expect(fits({ $ref: '#/components/schemas/Place' }, schemas, { latitude: 1 })).toBe(false)
  expect(fits({ $ref: '#/components/schemas/Place' }, schemas, { latitude: 1, longitude: 0, altitude: 3 })).toBe(false)
  expect(fits({ type: 'string', pattern: '^\\d{2}:\\d{2}$' }, schemas, '8:00')).toBe(false)
  expect(fits({ type: 'string' }, schemas, null)).toBe(false)
})

test('a change names what is required, else two members', () => {
  expect(exampleChange({ a: 1, b: 2, c: 3 }, ['c'])).toEqual({ c: 3 })
  expect(exampleChange({ a: 1, b: 2, c: 3 }, [])).toEqual({ a: 1, b: 2 })
})
