export type Dialect = 'json' | 'typescript' | 'python'

const room = 62

const isName = (text: string) => /^[A-Za-z_$][\w$]*$/.test(text)

const singleQuoted = (text: string) =>
  `'${JSON.stringify(text).slice(1, -1).replaceAll('\\"', '"').replaceAll("'", "\\'").replaceAll('\u2028', '\\u2028').replaceAll('\u2029', '\\u2029')}'`

const textIn: Record<Dialect, (text: string) => string> = {
  json: (text) => JSON.stringify(text),
  typescript: singleQuoted,
  python: (text) => JSON.stringify(text),
}

const bareWords: Record<string, string> = { true: 'True', false: 'False', null: 'None' }

const scalar = (value: unknown, dialect: Dialect): string => {
  if (typeof value === 'string') return textIn[dialect](value)
  const said = JSON.stringify(value) ?? 'null'
  return dialect === 'python' ? (bareWords[said] ?? said) : said
}

// In a TypeScript literal this one name, bare or quoted, would set the prototype.
const keyIn = (key: string, dialect: Dialect) => {
  if (dialect !== 'typescript') return textIn[dialect](key)
  if (key === '__proto__') return "['__proto__']"
  return isName(key) ? key : textIn.typescript(key)
}

const entriesOf = (value: object, dialect: Dialect, indent: number): string[] =>
  Array.isArray(value)
    ? value.map((one) => literal(one, dialect, indent))
    : Object.entries(value).map(([key, inner]) => `${keyIn(key, dialect)}: ${literal(inner, dialect, indent, indent + key.length + 4)}`)

const stepOf: Record<Dialect, number> = { json: 2, typescript: 2, python: 4 }

/** A value as source text: short things on one line, long ones a member a line. */
export const literal = (value: unknown, dialect: Dialect, indent = 0, column = indent): string => {
  if (typeof value !== 'object' || value === null) return scalar(value, dialect)
  const [open, close] = Array.isArray(value) ? ['[', ']'] : ['{', '}']
  if (Object.keys(value).length === 0) return open + close
  if (JSON.stringify(value).length + column <= room) {
    const gap = open === '{' && dialect !== 'python' ? ' ' : ''
    const flat = `${open}${gap}${entriesOf(value, dialect, 0).join(', ')}${gap}${close}`
    if (!flat.includes('\n') && flat.length + column <= room) return flat
  }
  const inner = indent + stepOf[dialect]
  const lines = entriesOf(value, dialect, inner).map((entry) => ' '.repeat(inner) + entry)
  const trailing = dialect === 'json' ? '' : ','
  return `${open}\n${lines.join(',\n')}${trailing}\n${' '.repeat(indent)}${close}`
}
