import { Cron } from 'croner'
import { expect, test } from 'vitest'
import { makeClient } from '../client'
import { struckSince } from './clock'
import { driven, unique } from './testing/driven'

const inMadrid = (text: string) => new Cron(text, { timezone: 'Europe/Madrid', mode: '5-part' })
const strokes = (text: string, from: string, to: string) => {
  const found: string[] = []
  const pattern = inMadrid(text)
  for (let at = pattern.nextRun(new Date(from)); at && at <= new Date(to); at = pattern.nextRun(at)) found.push(at.toISOString())
  return found
}

test('nine in Madrid is nine in summer and in winter', () => {
  expect(strokes('0 9 * * *', '2026-03-28T00:00:00Z', '2026-03-30T00:00:00Z')).toEqual([
    '2026-03-28T08:00:00.000Z',
    '2026-03-29T07:00:00.000Z',
  ])
  expect(strokes('0 9 * * *', '2026-10-24T00:00:00Z', '2026-10-26T00:00:00Z')).toEqual([
    '2026-10-24T07:00:00.000Z',
    '2026-10-25T08:00:00.000Z',
  ])
})

test('an hour that the clocks skip is struck all the same, and one that they repeat only once', () => {
  expect(strokes('30 2 * * *', '2026-03-28T12:00:00Z', '2026-03-29T12:00:00Z')).toHaveLength(1)
  expect(strokes('30 2 * * *', '2026-10-24T12:00:00Z', '2026-10-25T12:00:00Z')).toHaveLength(1)
})

test('looking back finds the strokes that looking ahead does', () => {
  for (const day of ['2026-03-29', '2026-10-25', '2026-11-20'])
    expect(struckSince(inMadrid('30 2 * * *'), new Date(0), new Date(`${day}T12:00:00Z`))).toEqual(
      inMadrid('30 2 * * *').nextRun(new Date(Date.parse(`${day}T12:00:00Z`) - 86_400_000)),
    )
})

test('what struck last is found, however long ago it was looked', () => {
  expect(struckSince(inMadrid('*/10 * * * *'), new Date('2026-11-01T00:00:00Z'), new Date('2026-11-03T10:17:00Z'))?.toISOString()).toBe(
    '2026-11-03T10:10:00.000Z',
  )
  expect(struckSince(inMadrid('0 0 1 1 *'), new Date('2026-11-01T00:00:00Z'), new Date('2026-11-03T00:00:00Z'))).toBeNull()
})

test.each([true, false])(
  'a stroke starts one run with any number of engines, and what was missed is made up for once; checkpoints: %s',
  async (checkpointing) => {
    const id = unique('clock')
    const hour = 3_600_000
    const next = Math.ceil(Date.now() / hour) * hour
    let time = new Date()
    const engine = () =>
      driven(
        ({ inngest }) => [
          inngest.createFunction(
            { checkpointing, id: 'tick', triggers: [{ cron: 'TZ=Europe/Madrid 0 * * * *' }] },
            ({ event }) => event.ts,
          ),
        ],
        { client: makeClient(id), now: () => time, beatMilliseconds: 30 },
      )
    const [first] = await Promise.all([engine(), engine(), engine()])

    time = new Date(next)
    await first.ended('tick')
    time = new Date(next + 4.5 * hour)
    const runs = await first.ended('tick', 2)

    expect(runs.map(({ output }) => output)).toEqual([next, next + 4 * hour])
  },
)
