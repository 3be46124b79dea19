import { literal } from '@/components/reference/literal'

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
  hasAnswer: boolean
}

const isChange = (request: SampleRequest) => request.method !== 'GET'

const inShell = (text: string) => `'${text.replaceAll("'", `'\\''`)}'`

const curl = (request: SampleRequest): string =>
  [
    `curl ${isChange(request) ? `-X ${request.method} ` : ''}${inShell(request.url)}`,
    request.credential && `-H "Authorization: Bearer $${request.credential}"`,
    request.brand && `-H 'Tira-Brand: ${request.brand}'`,
    isChange(request) && `-H "Idempotency-Key: $(uuidgen)"`,
    request.etag && `-H 'If-Match: ${request.etag}'`,
    request.body !== undefined && `-H 'Content-Type: application/json'`,
    request.body !== undefined && `-d ${inShell(literal(request.body, 'json'))}`,
  ]
    .filter(Boolean)
    .join(' \\\n  ')

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
    ...(request.hasAnswer ? ['const answer = await response.json()'] : []),
  ].join('\n')
}

const python = (request: SampleRequest): string => {
  const headers = [
    request.credential && `"Authorization": f"Bearer {os.environ['${request.credential}']}"`,
    request.brand && `"Tira-Brand": "${request.brand}"`,
    isChange(request) && `"Idempotency-Key": str(uuid.uuid4())`,
    request.etag && `"If-Match": '${request.etag}'`,
  ].filter(Boolean)
  return [
    ...(request.credential ? ['import os'] : []),
    ...(isChange(request) ? ['import uuid'] : []),
    'import requests',
    '',
    `response = requests.${request.method.toLowerCase()}(`,
    `    "${request.url}",`,
    ...(headers.length > 0 ? ['    headers={', ...headers.map((header) => `        ${header},`), '    },'] : []),
    ...(request.body === undefined ? [] : [`    json=${literal(request.body, 'python', 4)},`]),
    '    timeout=10,',
    ')',
    'response.raise_for_status()',
    ...(request.hasAnswer ? ['answer = response.json()'] : []),
  ].join('\n')
}

export const samplesOf = (request: SampleRequest): Record<Language, string> => ({
  curl: curl(request),
  typescript: typescript(request),
  python: python(request),
})
