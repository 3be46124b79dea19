import type { z } from 'zod'

type Issue = z.core.$ZodRawIssue

const article = (word: string) => (/^[aeiou]/.test(word) ? `an ${word}` : `a ${word}`)

const kinds: Record<string, string> = {
  string: 'text',
  number: 'a number',
  int: 'a whole number',
  boolean: 'true or false',
  array: 'a list',
  object: 'an object',
  record: 'an object',
  date: 'a date',
  null: 'null',
}

const formats: Record<string, string> = {
  uuid: 'an id, such as 01a1f92a-aef0-7dee-9add-03c6ba7fde0a',
  email: 'an email address, such as marta@lumen.example',
  url: 'an address, such as https://lumen.example',
  date: 'a date, such as 2026-11-20',
  datetime: 'an instant with its offset, such as 2026-11-20T16:42:00Z',
  time: 'a time of day, such as 08:00',
}

const counted = (count: number | bigint, noun: string) => `${count} ${noun}${Number(count) === 1 ? '' : 's'}`

const isWhole = (value: unknown) => typeof value === 'number' && !Number.isInteger(value) && Number.isFinite(value)

const size = (origin: string, bound: number | bigint, which: 'least' | 'most', isInclusive: boolean) => {
  if (origin === 'string') return `must have at ${which} ${counted(bound, 'character')}`
  if (origin === 'array' || origin === 'set') return `must hold at ${which} ${counted(bound, 'item')}`
  if (isInclusive) return `must be at ${which} ${bound}`
  return `must be ${which === 'least' ? 'more' : 'less'} than ${bound}`
}

const typed = (expected: string, input: unknown) => {
  if (input === undefined) return 'must be given'
  if (expected === 'number' && isWhole(input)) return 'must be a whole number'
  return `must be ${kinds[expected] ?? article(expected)}`
}

const chosen = (values: readonly unknown[], input: unknown) => {
  if (input === undefined) return 'must be given'
  return values.length === 1 ? `must be ${String(values[0])}` : `must be one of ${values.map(String).join(', ')}`
}

/** What is wrong with a member, as a person says it. What a schema says in words of its own has precedence. */
export const inWords = (issue: Issue): string => {
  switch (issue.code) {
    case 'invalid_type':
      return typed(issue.expected, issue.input)
    case 'invalid_value':
      return chosen(issue.values, issue.input)
    case 'too_small':
      return size(issue.origin, issue.minimum, 'least', issue.inclusive !== false)
    case 'too_big':
      return size(issue.origin, issue.maximum, 'most', issue.inclusive !== false)
    case 'invalid_format':
      return formats[issue.format] ? `must be ${formats[issue.format]}` : 'is not written as it must be'
    case 'not_multiple_of':
      return `must be a multiple of ${issue.divisor}`
    case 'unrecognized_keys':
      return `there is no member ${issue.keys.map((key) => `"${key}"`).join(', ')} here`
    case 'invalid_union':
      return issue.input === undefined ? 'must be given' : 'is none of the shapes that it may have'
    default:
      return 'is not valid'
  }
}
