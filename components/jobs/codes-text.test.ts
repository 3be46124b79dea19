import { expect, test } from 'vitest'
import { type CodesJob, jobTitle, outcomeText } from '@/components/jobs/codes-text'
import en from '@/components/words/en/jobs.json'
import es from '@/components/words/es/jobs.json'

const id = '01a1f9b8-7141-76f5-a50f-faeb0e549c43'
const about: CodesJob = { campaign: 'Navidad', batch: { id, asked: 40_000, isUndone: false }, href: '/codes' }
const job = (type: string, more: object = {}) =>
  ({ kind: 'codes', subject: { type, id }, state: 'running', total: null, result: null, ...more }) as const
const over = { state: 'succeeded' } as const

test('a job on codes is named by what it does to how many of which campaign', () => {
  expect(jobTitle(job('batch'), about, en, 'en')).toBe('Making 40,000 codes for Navidad')
  expect(jobTitle({ ...job('batch'), ...over }, about, es, 'es')).toBe('40.000 códigos para Navidad')
  expect(jobTitle({ ...job('codes-void'), total: 12 }, { ...about, batch: null, campaign: null }, en, 'en')).toBe('Voiding 12 codes')
  expect(jobTitle(job('codes-extend'), { ...about, batch: null }, en, 'en')).toBe('Extending codes of Navidad')
  expect(jobTitle({ ...job('batch-undo'), ...over, total: 3 }, about, en, 'en')).toBe('A batch of Navidad taken back, 3 codes')
})

test('what nothing more is known of is named by its kind', () => {
  expect(jobTitle(job('campaign'), null, en, 'en')).toBe('Making codes')
  expect(jobTitle(job('batch'), undefined, en, 'en')).toBe('Making codes')
})

test.each([
  [
    'batch',
    { guessing: { oneIn: 163_925_657_396 } },
    'One guess in 164 billion hits a code.',
    'Un intento de cada 164 mil millones acierta un código.',
  ],
  [
    'batch-undo',
    { removed: 1_180, kept: 20 },
    '1,180 removed. 20 stay, since somebody has them.',
    '1.180 quitados. 20 se quedan, porque alguien los tiene.',
  ],
  ['batch-undo', { removed: 1_180, kept: 0 }, '1,180 removed.', '1.180 quitados.'],
  ['codes-void', { changed: 3, rejected: 1 }, '3 changed. 1 stayed as they were.', '3 cambiados. 1 se quedaron como estaban.'],
  ['codes-extend', { changed: 3, rejected: 0 }, '3 changed.', '3 cambiados.'],
  ['batch', {}, null, null],
  ['codes-void', { changed: 'many' }, null, null],
])('what came of %s with %o', (type, result, english, spanish) => {
  expect(outcomeText({ ...job(type), ...over, result }, en, 'en')).toBe(english)
  expect(outcomeText({ ...job(type), ...over, result }, es, 'es')).toBe(spanish)
})
