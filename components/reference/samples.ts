import { literal } from '@/components/reference/literal'
import type { AnswerKind } from '@/lib/http/operation'

export const languages = ['curl', 'typescript', 'python'] as const
export type Language = (typeof languages)[number]

export const isLanguage = (text: string | undefined): text is Language => languages.some((one) => one === text)

export const languageNames: Record<Language, string> = { curl: 'curl', typescript: 'TypeScript', python: 'Python' }

export const languageCookie = 'sample-language'

export type SampleRequest = {
  method: string
  url: string
  /** The variable of the environment that holds what goes into Authorization. */
  credential: 'TIRA_KEY' | 'TIRA_TOKEN' | null
  brand?: string
  etag?: string
  body?: unknown
  answer: 'none' | AnswerKind
}

const isChange = (request: SampleRequest) => request.method !== 'GET'

const inShell = (text: string) => `'${text.replaceAll("'", `'\\''`)}'`

const curlFlags: Record<SampleRequest['answer'], string> = { none: '', json: '', sse: '-N ', file: '-O -J ', csv: '-O -J ' }

const curl = (request: SampleRequest): string =>
  [
    `curl ${curlFlags[request.answer]}${isChange(request) ? `-X ${request.method} ` : ''}${inShell(request.url)}`,
    request.credential && `-H "Authorization: Bearer $${request.credential}"`,
    request.brand && `-H 'Tira-Brand: ${request.brand}'`,
    isChange(request) && `-H "Idempotency-Key: $(uuidgen)"`,
    request.etag && `-H 'If-Match: ${request.etag}'`,
    request.body !== undefined && `-H 'Content-Type: application/json'`,
    request.body !== undefined && `-d ${inShell(literal(request.body, 'json'))}`,
  ]
    .filter(Boolean)
    .join(' \\\n  ')

const typescriptReads: Record<SampleRequest['answer'], string[]> = {
  none: [],
  json: ['const answer = await response.json()'],
  sse: [
    `let text = ''`,
    'for await (const piece of response.body?.pipeThrough(new TextDecoderStream()) ?? []) {',
    `  const events = (text + piece).split('\\n\\n')`,
    `  text = events.pop() ?? ''`,
    `  for (const event of events) if (event.startsWith('data: ')) console.log(JSON.parse(event.slice(6)))`,
    '}',
  ],
  file: ['const file = await response.blob()'],
  csv: ['const file = await response.blob()'],
}

const typescript = (request: SampleRequest): string => {
  const headers = [
    request.credential && `Authorization: \`Bearer \${process.env.${request.credential}}\``,
    request.brand && `'Tira-Brand': '${request.brand}'`,
    isChange(request) && `'Idempotency-Key': crypto.randomUUID()`,
    request.etag && `'If-Match': '${request.etag}'`,
    request.body !== undefined && `'Content-Type': 'application/json'`,
  ].filter(Boolean)
  return [
    `const response = await fetch('${request.url}', {`,
    ...(isChange(request) ? [`  method: '${request.method}',`] : []),
    ...(headers.length > 0 ? ['  headers: {', ...headers.map((header) => `    ${header},`), '  },'] : []),
    ...(request.body === undefined ? [] : [`  body: JSON.stringify(${literal(request.body, 'typescript', 2)}),`]),
    '})',
    'if (!response.ok) throw new Error((await response.json()).detail)',
    ...typescriptReads[request.answer],
  ].join('\n')
}

const saved = (name: string) => [
  `with open("${name}", "wb") as file:`,
  '    for piece in response.iter_content(65536):',
  '        file.write(piece)',
]

const pythonReads: Record<SampleRequest['answer'], string[]> = {
  none: [],
  json: ['answer = response.json()'],
  sse: ['for line in response.iter_lines():', '    if line.startswith(b"data: "):', '        print(json.loads(line[6:]))'],
  file: saved('file.json'),
  csv: saved('file.csv'),
}

const python = (request: SampleRequest): string => {
  const headers = [
    request.credential && `"Authorization": f"Bearer {os.environ['${request.credential}']}"`,
    request.brand && `"Tira-Brand": "${request.brand}"`,
    isChange(request) && `"Idempotency-Key": str(uuid.uuid4())`,
    request.etag && `"If-Match": '${request.etag}'`,
  ].filter(Boolean)
  const isStreamed = ['sse', 'file', 'csv'].includes(request.answer)
  return [
    ...(request.answer === 'sse' ? ['import json'] : []),
    ...(request.credential ? ['import os'] : []),
    ...(isChange(request) ? ['import uuid'] : []),
    'import requests',
    '',
    `response = requests.${request.method.toLowerCase()}(`,
    `    "${request.url}",`,
    ...(headers.length > 0 ? ['    headers={', ...headers.map((header) => `        ${header},`), '    },'] : []),
    ...(request.body === undefined ? [] : [`    json=${literal(request.body, 'python', 4)},`]),
    ...(isStreamed ? ['    stream=True,'] : []),
    `    timeout=${isStreamed ? 30 : 10},`,
    ')',
    'response.raise_for_status()',
    ...pythonReads[request.answer],
  ].join('\n')
}

export const samplesOf = (request: SampleRequest): Record<Language, string> => ({
  curl: curl(request),
  typescript: typescript(request),
  python: python(request),
})
