import { expect, test } from 'vitest'
import { fileOf, percentOf, progressText, rateText, sizeText, timeLeftText, titleOf, whenText } from '@/components/jobs/job-text'
import en from '@/components/words/en/jobs.json'
import es from '@/components/words/es/jobs.json'

const id = '01a1f9b8-7141-76f5-a50f-faeb0e549c43'

test('a job is named by what it does, and by what it made once it is over', () => {
  const job = { kind: 'export', subject: { type: 'account', id } } as const

  expect(titleOf({ ...job, state: 'running' }, en)).toBe('Putting your data into a file')
  expect(titleOf({ ...job, state: 'succeeded' }, es)).toBe('Tus datos en un archivo')
  expect(titleOf({ kind: 'codes', subject: { type: 'campaign', id }, state: 'failed' }, en)).toBe('Codes')
})

test.each([
  [{ state: 'running', total: 40_000, done: 24_812 }, 62, '24,812 of 40,000', '24.812 de 40.000'],
  [{ state: 'running', total: null, done: 1_200 }, null, '1,200 so far', '1.200 hasta ahora'],
  [{ state: 'queued', total: null, done: 0 }, null, 'Not begun', 'Sin empezar'],
  [{ state: 'running', total: 40_000, done: 39_999 }, 99, '39,999 of 40,000', '39.999 de 40.000'],
  [{ state: 'running', total: 0, done: 0 }, 0, '0 of 0', '0 de 0'],
  [{ state: 'succeeded', total: 0, done: 0 }, 100, '0 done', '0 hechos'],
  [{ state: 'failed', total: 40_000, done: 24_812 }, 62, '24,812 of 40,000', '24.812 de 40.000'],
] as const)('%o stands at %s %%', (job, percent, english, spanish) => {
  expect(percentOf(job)).toBe(percent)
  expect(progressText(job, en, 'en')).toBe(english)
  expect(progressText(job, es, 'es')).toBe(spanish)
})

test.each([
  [2_150.4, '2,150 each second'],
  [3.25, '3.3 each second'],
  [0.5, '30 each minute'],
  [0.001, '1 each minute'],
  [0, null],
  [null, null],
])('%s a second is %s', (rate, said) => {
  expect(rateText(rate, en, 'en')).toBe(said)
})

test.each([
  [0, '0 s left'],
  [7, '7 s left'],
  [99, '99 s left'],
  [100, '2 min left'],
  [3_599, '60 min left'],
  [3_600, '1 h 0 min left'],
  [9_000, '2 h 30 min left'],
  [null, null],
])('%s seconds are %s', (seconds, said) => {
  expect(timeLeftText(seconds, en)).toBe(said)
})

test.each([
  [0, '0 bytes'],
  [512, '512 bytes'],
  [48_200, '48 kB'],
  [1_540_000, '1.5 MB'],
  [2_000_000_000_000, '2,000 GB'],
])('%i bytes are %s', (bytes, said) => {
  expect(sizeText(bytes, 'en')).toBe(said)
})

test('when is said in the zone of the brand, and by the day when it was another', () => {
  const place = { locale: 'en', timeZone: 'Europe/Madrid' } as const

  expect(whenText('2026-11-19T23:30:00Z', '2026-11-20T15:00:00Z', en, place)).toBe('today at 00:30')
  expect(whenText('2026-11-19T22:30:00Z', '2026-11-20T15:00:00Z', en, place)).toBe('19 Nov, 23:30')
})

test('a result is a file only where it is one of ours', () => {
  const result = { url: `/api/v1/me/exports/${id}`, bytes: 12, expiresAt: '2026-11-27T15:00:00Z' }

  expect(fileOf({ kind: 'export', result })).toEqual(result)
  expect(fileOf({ kind: 'export', result: { ...result, url: 'javascript:alert(1)' } })).toBeNull()
  expect(fileOf({ kind: 'export', result: null })).toBeNull()
  expect(fileOf({ kind: 'codes', result })).toBeNull()
})
