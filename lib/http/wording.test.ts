import { expect, test } from 'vitest'
import { z } from 'zod'
import { inWords } from './wording'

const detailOf = (schema: z.ZodType, value: unknown) =>
  schema.safeParse(value, { error: inWords }).error?.issues.map((issue) => issue.message)

test.each([
  [z.string(), undefined, 'must be given'],
  [z.string(), 7, 'must be text'],
  [z.string(), null, 'must be text'],
  [z.number(), '7', 'must be a number'],
  [z.coerce.number(), 'all', 'must be a number'],
  [z.int(), 1.5, 'must be a whole number'],
  [z.boolean(), 'yes', 'must be true or false'],
  [z.array(z.int()), {}, 'must be a list'],
  [z.strictObject({}), [], 'must be an object'],
  [z.string().min(1), '', 'must have at least 1 character'],
  [z.string().min(8), 'short', 'must have at least 8 characters'],
  [z.string().max(2), 'long', 'must have at most 2 characters'],
  [z.array(z.int()).max(1), [1, 2], 'must hold at most 1 item'],
  [z.int().min(1), 0, 'must be at least 1'],
  [z.int().max(100), 101, 'must be at most 100'],
  [z.number().gt(0), 0, 'must be more than 0'],
  [z.number().lt(1), 1, 'must be less than 1'],
  [z.enum(['name', '-createdAt']), 'id', 'must be one of name, -createdAt'],
  [z.literal('percent'), 'x', 'must be percent'],
  [z.enum(['a', 'b']), undefined, 'must be given'],
  [z.uuid(), 'x', 'must be an id, such as 01a1f92a-aef0-7dee-9add-03c6ba7fde0a'],
  [z.email(), 'x', 'must be an email address, such as marta@lumen.example'],
  [z.iso.date(), '20-11-2026', 'must be a date, such as 2026-11-20'],
  [z.iso.datetime({ offset: true }), 'now', 'must be an instant with its offset, such as 2026-11-20T16:42:00Z'],
  [z.int().multipleOf(5), 3, 'must be a multiple of 5'],
  [z.union([z.string(), z.int()]), null, 'is none of the shapes that it may have'],
  [z.string().regex(/^a$/), 'b', 'is not written as it must be'],
  [z.string().regex(/^a$/, 'must be a single a'), 'b', 'must be a single a'],
  [z.string().refine((text) => text === 'a', 'must be a single a'), 'b', 'must be a single a'],
])('%# of a value that is not valid it says what it must be', (schema, value, said) => {
  expect(detailOf(schema, value)).toEqual([said])
})
