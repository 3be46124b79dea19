import { expect, test } from 'vitest'
import { functionName, momentText, nextText, startsText, tookText } from '@/components/runs/run-text'
import enAudit from '@/components/words/en/audit.json'
import en from '@/components/words/en/runs.json'
import es from '@/components/words/es/runs.json'

const place = { locale: 'en', timeZone: 'Europe/Madrid' } as const
const words = { runs: en, audit: enAudit }

test('a function is named in words, and by its id while it has none', () => {
  expect(functionName('tira-export-person', en)).toBe('A person’s data as a file')
  expect(functionName('tira-export-person-failure', es)).toBe('Los datos de una persona en un archivo: cuando ha fallado del todo')
  expect(functionName('tira-make-moons', en)).toBe('make-moons')
  expect(functionName('tira-constructor', en)).toBe('constructor')
})

test.each([
  ['* * * * *', 'UTC', 'Every minute'],
  ['*/5 * * * *', 'UTC', 'Every 5 minutes'],
  ['7 * * * *', 'UTC', 'Each hour at :07'],
  ['30 3 * * *', 'Europe/Madrid', 'Each day at 03:30'],
  ['5 14 * * *', 'UTC', 'Each day at 14:05, UTC'],
  ['0 9 * * 1-5', 'Europe/Madrid', 'By the clock: 0 9 * * 1-5'],
])('%s in %s is: %s', (cron, timeZone, said) => {
  expect(startsText({ events: [], crons: [{ cron, timeZone, nextAt: null }] }, words, place)).toBe(said)
})

test('what starts it is said as the audit log says it', () => {
  const events = ['export.requested', 'job.resumed', 'job.resumed', 'moon.landed']

  expect(startsText({ events: ['inngest/function.failed'], crons: [] }, words, place)).toBe('On: A run that failed for good')
  expect(startsText({ events, crons: [] }, words, place)).toBe('On: Export asked for or Job resumed or moon.landed')
})

test('the next tick is the first of all clocks, in the zone of the brand', () => {
  const crons = ['2026-11-20T17:17:00Z', '2026-11-20T16:45:00Z', null].map((at) => ({
    cron: '',
    timeZone: 'UTC',
    nextAt: at === null ? null : new Date(at),
  }))

  expect(nextText({ crons }, en, place)).toBe('next at 17:45')
  expect(nextText({ crons: [] }, en, place)).toBeNull()
})

test.each([
  [-3, '0 ms'],
  [12.4, '12 ms'],
  [999, '999 ms'],
  [1_250, '1.3 s'],
  [59_940, '59.9 s'],
  [60_000, '1 min 0 s'],
  [3_599_999, '59 min 59 s'],
  [3_600_000, '1 h 0 min'],
  [90_061_000, '1 d 1 h'],
])('%d ms took %s', (milliseconds, said) => {
  expect(tookText(milliseconds, en, 'en')).toBe(said)
})

test('today a moment is told to the second, otherwise with its day', () => {
  const now = new Date('2026-11-20T15:00:00Z')

  expect(momentText(new Date('2026-11-19T23:30:05Z'), now, place)).toBe('00:30:05')
  expect(momentText(new Date('2026-11-19T22:30:05Z'), now, place)).toBe('19 Nov, 23:30:05')
})
