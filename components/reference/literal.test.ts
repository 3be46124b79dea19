import { asyncProperty, assert, jsonValue, property, string } from 'fast-check'
import { execFile } from 'node:child_process'
import { promisify } from 'node:util'
import { expect, test } from 'vitest'
import { literal } from '@/components/reference/literal'
import { samplesOf } from '@/components/reference/samples'

const evaluated = (source: string): unknown => new Function(`return ${source}`)()

test('a JSON literal reads back as the value it was made of', () => {
  assert(
    property(jsonValue(), (value) => {
      expect(JSON.parse(literal(value, 'json'))).toEqual(JSON.parse(JSON.stringify(value)))
    }),
  )
})

test('a TypeScript literal evaluates to the value it was made of', () => {
  assert(
    property(jsonValue(), (value) => {
      expect(JSON.stringify(evaluated(`(${literal(value, 'typescript')})`))).toEqual(JSON.stringify(value))
    }),
  )
})

test('a member named __proto__ is a member', () => {
  const value: unknown = JSON.parse('{"__proto__": "x", "a b": 1}')

  expect(literal(value, 'typescript')).toBe(`{ ['__proto__']: 'x', 'a b': 1 }`)
  expect(JSON.stringify(evaluated(`(${literal(value, 'typescript')})`))).toBe(JSON.stringify(value))
})

test('Python says its own words for true, false and null', () => {
  expect(literal({ a: true, b: [false, null], c: 'true' }, 'python')).toBe('{"a": True, "b": [False, None], "c": "true"}')
})

test('what is short stays on one line, what is long takes a line for each member', () => {
  expect(literal({ latitude: 41.4, longitude: 2.1 }, 'json')).toBe('{ "latitude": 41.4, "longitude": 2.1 }')
  expect(literal({ address: 'Carrer de Verdi, 12, baixos, 08012 Barcelona', name: 'Gràcia' }, 'json')).toBe(
    '{\n  "address": "Carrer de Verdi, 12, baixos, 08012 Barcelona",\n  "name": "Gràcia"\n}',
  )
})

test('a shell hands the body to curl unchanged, whatever it holds', async () => {
  const run = promisify(execFile)
  await assert(
    asyncProperty(string({ unit: 'grapheme-composite' }), async (name) => {
      const { curl } = samplesOf({ method: 'POST', url: 'http://localhost/x', credential: null, body: { name }, answer: 'json' })
      const { stdout } = await run('bash', ['-c', `uuidgen() { echo an-id; }; curl() { printf %s "\${!#}"; }; ${curl}`])

      expect(JSON.parse(stdout)).toEqual({ name })
    }),
    { numRuns: 15 },
  )
})
