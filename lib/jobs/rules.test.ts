import fc from 'fast-check'
import { expect, test } from 'vitest'
import {
  forgottenBefore,
  isResumable,
  isUnfinished,
  jobStates,
  keptUntil,
  mostAtOnce,
  paceOf,
  type Sample,
  turnOf,
  turnSaid,
  withSample,
} from './rules'

const start = Date.UTC(2026, 10, 20, 16, 42)
const at = (seconds: number, done: number): Sample => ({ at: start + seconds * 1_000, done })
const running = (samples: Sample[], total: number | null = 1_000) =>
  ({ state: 'running', total, done: samples.at(-1)?.done ?? 0, samples }) as const

test('the rate is that of the last moments, and what is left follows from it', () => {
  const samples = [at(0, 0), at(2, 100), at(4, 200)]

  expect(paceOf(running(samples), start + 4_000)).toEqual({ perSecond: 50, secondsLeft: 16 })
  expect(paceOf(running(samples), start + 6_000)).toEqual({ perSecond: 50, secondsLeft: 16 })
})

test('a job from which nothing comes any more slows down', () => {
  const samples = [at(0, 0), at(4, 200)]

  expect(paceOf(running(samples), start + 20_000)).toEqual({ perSecond: 10, secondsLeft: 80 })
})

test.each([
  ['nothing is known yet', running([])],
  ['it has only begun', running([at(0, 0)])],
  ['all came in one moment', running([at(0, 0), at(0, 500)])],
  ['it is queued', { ...running([at(0, 0), at(2, 10)]), state: 'queued' as const }],
  ['it is over', { ...running([at(0, 0), at(2, 10)]), state: 'cancelled' as const }],
])('no rate is said when %s', (_, job) => {
  expect(paceOf(job, start)).toEqual({ perSecond: null, secondsLeft: null })
})

test('no time is said when nobody knows how many there are, or nothing moves', () => {
  expect(paceOf(running([at(0, 0), at(2, 100)], null), start + 2_000)).toEqual({ perSecond: 50, secondsLeft: null })
  expect(paceOf(running([at(0, 0), at(2, 0)]), start + 2_000)).toEqual({ perSecond: 0, secondsLeft: null })
})

test('however often progress comes, few samples stand for it, in order, and the last is always the newest', () => {
  const steps = fc.array(fc.record({ milliseconds: fc.integer({ min: 0, max: 4_000 }), done: fc.integer({ min: 0, max: 1_000 }) }), {
    minLength: 1,
    maxLength: 300,
  })
  fc.assert(
    fc.property(steps, (taken) => {
      let [now, done, samples]: [number, number, Sample[]] = [start, 0, [at(0, 0)]]
      for (const step of taken) {
        now += step.milliseconds
        done += step.done
        samples = withSample(samples, { at: now, done })
        expect(samples.at(-1)).toEqual({ at: now, done })
        expect(samples.length).toBeLessThanOrEqual(18)
        const [before] = samples.slice(-2)
        if (before) expect(before.done).toBeLessThanOrEqual(done)
      }
      const { perSecond } = paceOf({ state: 'running', total: done, done, samples }, now)
      if (perSecond !== null) expect(perSecond).toBeGreaterThanOrEqual(0)
    }),
  )
})

test('old samples go, but the one before a long silence stays, so that its rate is known', () => {
  expect(withSample([at(0, 0), at(10, 100)], at(20, 200))).toEqual([at(10, 100), at(20, 200)])
  expect(withSample([at(0, 0), at(10, 100)], at(60, 200))).toEqual([at(10, 100), at(60, 200)])
  expect(withSample([at(0, 0), at(10, 100), at(10.4, 120)], at(10.9, 150))).toEqual([at(0, 0), at(10, 100), at(10.9, 150)])
})

test('what stopped is resumable, an export for a week', () => {
  const finishedAt = new Date(start)
  const after = (days: number) => new Date(start + days * 24 * 60 * 60 * 1_000)
  const states = (now: Date, kind: 'export' | 'codes') =>
    jobStates.filter((state) => isResumable({ kind, state, finishedAt: isUnfinished(state) ? null : finishedAt }, now))

  expect(states(after(6.9), 'export')).toEqual(['failed', 'cancelled'])
  expect(states(after(7), 'export')).toEqual([])
  expect(states(after(7), 'codes')).toEqual(['failed', 'cancelled'])
})

test('nothing is deleted that may still be fetched', () => {
  const now = new Date(start)

  expect(keptUntil(forgottenBefore(now)).getTime()).toBeLessThan(now.getTime())
})

test('a turn is the same after it was said in a fact', () => {
  const turn = { jobId: '019a9f38-4c80-7b55-8d21-0c9e4f7a1b36', round: 3 }

  expect(turnOf(JSON.parse(JSON.stringify(turnSaid(turn))))).toEqual(turn)
  expect(turnSaid(turn).turn).not.toBe(turnSaid({ ...turn, round: 4 }).turn)
})

test('of every kind a few at once', () => {
  expect([mostAtOnce('export', 'account'), mostAtOnce('export', 'brand'), mostAtOnce('codes', 'brand')]).toEqual([1, 4, 20])
})
