import { accessSaid } from '@/components/reference/access'
import type { Answer, ReferenceGroup, ReferenceOperation } from '@/components/reference/content'
import type { Convention } from '@/components/reference/convention'
import { type Language, languageNames, languages } from '@/components/reference/samples'
import type { Field } from '@/components/reference/schema'
import { fill, type Words } from '@/components/words'
import { type ProblemCode, problemEntry } from '@/lib/core/problem'

type ReferenceWords = Words['reference']

const fenced = (language: string, source: string) => `\`\`\`${language}\n${source}\n\`\`\``

const limitsSaid = (field: Field, words: ReferenceWords): string[] =>
  field.limits.map(({ kind, text }) => {
    if (kind === 'pattern') return `${words.pattern} \`${text}\``
    return kind === 'range' ? text : fill(words[kind], { text })
  })

const fieldLines = (field: Field, words: ReferenceWords, depth = 0): string[] => {
  const said = [
    field.type,
    ...(field.isRequired ? [words.required] : []),
    ...limitsSaid(field, words),
    ...(field.fallback === undefined ? [] : [fill(words.byDefault, { value: `\`${field.fallback}\`` })]),
    ...(field.values.length > 0 ? [`${words.oneOf} ${field.values.map((value) => `\`${value}\``).join(', ')}`] : []),
  ]
  const description = field.description ? ` ${field.description}` : ''
  return [
    `${'  '.repeat(depth)}- \`${field.name}\` (${said.join('; ')})${description}`,
    ...field.fields.flatMap((inner) => fieldLines(inner, words, depth + 1)),
  ]
}

const answerText = (answer: Answer, words: ReferenceWords): string =>
  [
    `### ${answer.status} ${answer.name}`,
    answer.type ?? words.empty,
    answer.fields.flatMap((field) => fieldLines(field, words)).join('\n'),
    answer.example && fenced('json', answer.example),
  ]
    .filter(Boolean)
    .join('\n\n')

const fenceOf: Record<Language, string> = { curl: 'sh', typescript: 'ts', python: 'python' }

const problemLine = (code: ProblemCode, problems: Words['problems']) =>
  `- ${problemEntry(code).status} [\`${code}\`](/problems/${code}): ${problems[code].title}. ${problems[code].remedy}`

const operationText = (operation: ReferenceOperation, words: ReferenceWords, problems: Words['problems']): string =>
  [
    `## ${operation.summary}`,
    `\`${operation.method} ${operation.path}\``,
    operation.description,
    accessSaid(operation.access, words),
    ...operation.inputs.map(
      ({ place, fields }) => `### ${words[place]}\n\n${fields.flatMap((field) => fieldLines(field, words)).join('\n')}`,
    ),
    ...languages.map((language) => `### ${languageNames[language]}\n\n${fenced(fenceOf[language], operation.samples[language])}`),
    ...operation.answers.map((answer) => answerText(answer, words)),
    `### ${words.problemsHere}`,
    [...operation.ownProblems, ...operation.generalProblems].map((code) => problemLine(code, problems)).join('\n'),
  ]
    .filter(Boolean)
    .join('\n\n')

export const groupMarkdown = (group: ReferenceGroup, words: ReferenceWords, problems: Words['problems']): string =>
  `${[`# ${group.name}`, ...group.operations.map((one) => operationText(one, words, problems))].join('\n\n')}\n`

type Start = { words: ReferenceWords; conventions: Convention[]; groups: ReferenceGroup[]; firstRequest: string }

export const startMarkdown = ({ words, conventions, groups, firstRequest }: Start): string =>
  `${[
    `# ${words.title}`,
    words.lead,
    `## ${words.firstRequest}`,
    words.firstRequestText,
    fenced('sh', firstRequest),
    `## ${words.operations}`,
    groups.map(({ name, slug }) => `- [${name}](/reference/${slug}.md)`).join('\n'),
    `## ${words.conventions}`,
    ...conventions.flatMap(({ title, paragraphs, sample }) => [`### ${title}`, ...paragraphs, fenced('', sample)]),
  ].join('\n\n')}\n`
