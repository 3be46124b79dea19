import { expect, test } from 'vitest'
import { z } from 'zod'
import { bodyExample, referenceGroups } from '@/app/reference/document'
import type { Field } from '@/components/reference/schema'
import { operations } from '@/lib/http/operations'

const everyOperation = () => referenceGroups().flatMap((group) => group.operations)

const anchorsIn = (fields: Field[]): string[] => fields.flatMap((field) => [field.anchor, ...anchorsIn(field.fields)])

test('shows every operation once', () => {
  expect(everyOperation().map(({ id }) => id)).toHaveLength(operations.length)
  expect(new Set(everyOperation().map(({ id }) => id))).toEqual(new Set(operations.map(({ name }) => name)))
})

test.each(operations.filter(({ body }) => body))('the body in the samples of $name passes its own contract', (operation) => {
  expect(operation.body?.safeParse(bodyExample(operation))).toMatchObject({ success: true })
})

test.each(operations)('the answers shown for $name pass its own contract', ({ name, answers }) => {
  const shown = everyOperation().find(({ id }) => id === name)?.answers ?? []

  expect(shown.map(({ status }) => status)).toEqual(Object.keys(answers).map(Number))
  for (const { status, example } of shown) {
    const schema = answers[status]
    if (schema) expect(schema.safeParse(JSON.parse(example ?? ''))).toMatchObject({ success: true })
    else expect(example).toBeUndefined()
  }
})

test('no answer shows an empty object or a word that only fills a gap', () => {
  const shown = everyOperation().flatMap(({ answers }) => answers.flatMap(({ example }) => example ?? []))

  expect(shown.filter((example) => /"text"|\{\}/.test(example))).toEqual([])
})

test('an anchor leads to one place only', () => {
  for (const { operations: inside } of referenceGroups()) {
    const anchors = inside.flatMap(({ id, inputs, answers }) => [
      id,
      ...inputs.flatMap(({ fields }) => anchorsIn(fields)),
      ...answers.flatMap(({ fields }) => anchorsIn(fields)),
    ])

    expect(new Set(anchors).size).toBe(anchors.length)
  }
})

test('members of every body are told to the last one', () => {
  const membersOf = (schema: z.ZodType | undefined) => (schema instanceof z.ZodObject ? Object.keys(schema.shape) : [])
  for (const { name, body } of operations) {
    const told = everyOperation()
      .find(({ id }) => id === name)
      ?.inputs.find(({ place }) => place === 'body')

    expect(told?.fields.map((field) => field.name) ?? []).toEqual(membersOf(body))
  }
})

test('what no key can be given is asked with a person’s token, and names the brand', () => {
  const samples = everyOperation().find(({ id }) => id === 'listMembers')?.samples

  expect(samples?.curl).toContain('$TIRA_TOKEN')
  expect(samples?.curl).toContain('Tira-Brand: cafes-lumen')
})
