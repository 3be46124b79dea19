import { literal } from '@/components/reference/literal'
import { problemExample } from '@/components/reference/problem-example'
import { fill, type Words } from '@/components/words'

export type Convention = { id: string; title: string; paragraphs: string[]; sampleName: string; sample: string }

export type Limits = Record<'keyPerSecond' | 'keyBurst' | 'personPerSecond' | 'personBurst', number>
type Setting = { publicUrl: string; accessTokenMinutes: number; limits: Limits }

const cursor = 'WyJHcsOgY2lhIiwiMDE5YTlmMzgiXQ'
const key = '6c1f2a84-0d7e-4b59-9e13-8f4a2d6b7c05'

const samplesOf = ({ publicUrl, limits }: Setting) => ({
  basics: `${publicUrl}/api/v1/stores`,
  who: `Authorization: Bearer tira_4fK0bQ2mZx9d_…\nTira-Brand: cafes-lumen`,
  errors: problemExample('invalid', publicUrl),
  retries: `POST /api/v1/stores\nIdempotency-Key: ${key}\n\n201 Created\nIdempotent-Replayed: true`,
  lists: `GET /api/v1/stores?limit=20&cursor=${cursor}\n\n${literal({ data: ['…'], nextCursor: null }, 'json')}`,
  updates: `GET /api/v1/stores/{id}\nETag: "3"\n\nPATCH /api/v1/stores/{id}\nIf-Match: "3"`,
  limits: `RateLimit-Policy: "key";q=${limits.keyBurst};w=${Math.ceil(limits.keyBurst / limits.keyPerSecond)}\nRateLimit: "key";r=${limits.keyBurst - 1};t=1`,
})

/** What holds for every operation, in the order in which one meets it. */
export const conventionsOf = (words: Words['reference'], setting: Setting): Convention[] => {
  const samples = samplesOf(setting)
  const values = { base: `${setting.publicUrl}/api/v1`, minutes: setting.accessTokenMinutes, ...setting.limits }
  const told = (id: keyof typeof samples, sampleName: string, ...texts: string[]): Convention => ({
    id,
    title: words[id].title,
    paragraphs: texts.map((text) => fill(text, values)),
    sampleName,
    sample: samples[id],
  })
  return [
    told('basics', 'URL', words.basics.text),
    told('who', words.header, words.who.text, words.who.more),
    told('errors', 'application/problem+json', words.errors.text),
    told('retries', 'HTTP', words.retries.text, words.retries.more),
    told('lists', 'HTTP', words.lists.text),
    told('updates', 'HTTP', words.updates.text),
    told('limits', words.header, words.limits.text),
  ]
}
