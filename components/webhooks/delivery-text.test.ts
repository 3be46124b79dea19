import { expect, test } from 'vitest'
import en from '@/components/words/en/webhooks.json'
import { attemptErrors } from '@/lib/webhooks/deliveries/rules'
import { answerText, isSoon, preciseText, prettyText, tookText } from './delivery-text'

test('what came back is its status, or the reason why nothing did', () => {
  expect(answerText({ status: 204, error: null }, en)).toBe('204')
  expect(answerText({ status: 503, error: 'status' }, en)).toBe('503')
  expect(answerText({ status: 302, error: 'redirect' }, en)).toBe('302, a redirect')
  const silent = attemptErrors.filter((error) => error !== 'status' && error !== 'redirect')
  expect(new Set(silent.map((error) => answerText({ status: null, error }, en))).size).toBe(silent.length)
})

test('times are told to the second, by the clock of the brand, with the day only when it is another one', () => {
  const clock = { locale: 'en' as const, timeZone: 'Europe/Madrid', now: new Date('2026-11-20T16:42:00Z') }

  expect(preciseText('2026-11-20T15:10:07Z', clock)).toBe('16:10:07')
  expect(preciseText('2026-11-19T23:10:07Z', clock)).toBe('00:10:07')
  expect(preciseText('2026-11-19T15:10:07Z', clock)).toBe('19 Nov, 16:10:07')
  expect(tookText(140, en, 'en')).toBe('140 ms')
  expect(tookText(15_023, en, 'en')).toBe('15 s')
})

test('one that is in line or due at once is soon; one that waits for hours, or is over, is not', () => {
  const now = Date.parse('2026-11-20T16:42:00Z')
  const due = (nextAttemptAt: string | null) => isSoon({ state: 'pending', nextAttemptAt }, now)

  expect([due(null), due('2026-11-20T16:42:05Z'), due('2026-11-20T18:42:00Z')]).toEqual([true, true, false])
  expect(isSoon({ state: 'succeeded', nextAttemptAt: null }, now)).toBe(false)
})

test('JSON is shown line by line, and what is none as it came', () => {
  expect(prettyText('{"type":"code.claimed","data":{}}')).toBe('{\n  "type": "code.claimed",\n  "data": {}\n}')
  expect(prettyText('<h1>Bad gateway</h1>')).toBe('<h1>Bad gateway</h1>')
})
