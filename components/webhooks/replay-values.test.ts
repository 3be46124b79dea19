import { expect, test } from 'vitest'
import { offeredMoments, type ReplayValues, sinceRead } from './replay-values'

const now = new Date('2026-11-20T16:42:00Z')
const webhook = { createdAt: '2026-10-01T08:00:00.000Z', failingSince: null }
const values: ReplayValues = { what: 'failed', moment: 'hour', day: '', time: '' }
const read = (changed: Partial<ReplayValues>, about = webhook) => sinceRead({ ...values, ...changed }, about, 'Europe/Madrid', now)

test('that it fails is offered where it does, and is the moment since when', () => {
  const failing = { ...webhook, failingSince: '2026-11-20T15:10:00.000Z' }

  expect(offeredMoments(webhook)).not.toContain('failing')
  expect(offeredMoments(failing)[0]).toBe('failing')
  expect(sinceRead({ ...values, moment: 'failing' }, failing, 'Europe/Madrid', now)).toEqual({ since: failing.failingSince })
})

test('spans are counted back from now, and the beginning is when it was added', () => {
  expect(read({ moment: 'hour' })).toEqual({ since: '2026-11-20T15:42:00.000Z' })
  expect(read({ moment: 'week' })).toEqual({ since: '2026-11-13T16:42:00.000Z' })
  expect(read({ moment: 'always' })).toEqual({ since: webhook.createdAt })
})

test('a moment of one’s own is read by the clock of the brand; one that lies ahead, or never was, is refused', () => {
  expect(read({ moment: 'own', day: '2026-11-20', time: '16:00' })).toEqual({ since: '2026-11-20T15:00:00.000Z' })
  expect(read({ moment: 'own', day: '2026-11-20', time: '18:00' })).toEqual({ wrong: 'day' })
  expect(read({ moment: 'own' })).toEqual({ wrong: 'day' })
  expect(read({ moment: 'own', day: '2026-03-29', time: '02:30' })).toEqual({ wrong: 'gap' })
})
