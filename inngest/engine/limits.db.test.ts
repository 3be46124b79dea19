import { setTimeout as sleep } from 'node:timers/promises'
import { describe, expect, test } from 'vitest'
import { driven, runsOf, sql, unique, until } from './testing/driven'

describe.each([true, false])('with checkpoints: %s', (checkpointing) => {
  test('of one key no more run at once than the limit, however many are asked for, and all come to pass', async () => {
    let most = 0
    const now = new Map<string, number>()
    const app = await driven(
      ({ inngest }) => [
        inngest.createFunction(
          { checkpointing, id: 'kept', triggers: [{ event: 'asked' }], concurrency: { limit: 2, key: 'event.data.key' } },
          async ({ event, step }) => {
            await step.run('work', async () => {
              now.set(event.data.key, (now.get(event.data.key) ?? 0) + 1)
              most = Math.max(most, now.get(event.data.key) ?? 0)
              await sleep(20)
              now.set(event.data.key, (now.get(event.data.key) ?? 0) - 1)
            })
          },
        ),
      ],
      { capacity: 16 },
    )

    await app.engine.accept(
      Array.from({ length: 40 }, (_, number) => ({
        id: unique('asked'),
        name: 'asked',
        data: { key: number % 2 ? 'odd' : 'even' },
        ts: Date.now(),
      })),
    )
    const runs = await app.ended('kept', 40)

    expect(runs.map(({ state }) => state)).toEqual(runs.map(() => 'completed'))
    expect(most).toBe(2)
  })

  test('three engines that claim at once keep to the limit of one between them', async () => {
    const { makeClient } = await import('../client')
    const name = unique('shared')
    let now = 0
    let most = 0
    const engines = await Promise.all(
      [1, 2, 3].map(() =>
        driven(
          ({ inngest }) => [
            inngest.createFunction({ checkpointing, id: 'one', triggers: [{ event: name }], concurrency: 1 }, async () => {
              now += 1
              most = Math.max(most, now)
              await sleep(5)
              now -= 1
            }),
          ],
          { client: makeClient(name), pollMilliseconds: 5 },
        ),
      ),
    )
    const [first] = engines
    if (!first) throw new Error('no engine')

    for (let number = 0; number < 60; number += 1) await first.send(name)
    await first.ended('one', 60)

    expect(most).toBe(1)
  })

  test('a run that sleeps leaves its place to the next of its key', async () => {
    const app = await driven(({ inngest }) => [
      inngest.createFunction({ checkpointing, id: 'napper', triggers: [{ event: 'asked' }], concurrency: 1 }, async ({ event, step }) => {
        if (event.data.naps) await step.sleep('nap', '2s')
        return step.run('when', () => Date.now())
      }),
    ])

    await app.send('asked', { naps: true })
    await until(async () => (await runsOf(app.idOf('napper'))).some(({ state }) => state === 'sleeping'), 'the nap')
    await app.send('asked', { naps: false })
    const [napper, other] = await app.ended('napper', 2)

    expect(Number(other?.output)).toBeLessThan(Number(napper?.output))
  })

  describe('cancelling', () => {
    const build = () =>
      driven(({ inngest }) => [
        inngest.createFunction(
          {
            checkpointing,
            id: 'waiter',
            triggers: [{ event: 'begun' }],
            cancelOn: [
              { event: 'called-off', match: 'data.jobId' },
              { event: 'changed', if: "event.data.jobId == async.data.jobId && async.data.kind == 'big'" },
            ],
          },
          ({ step }) => step.sleep('long', '1h'),
        ),
      ])

    const state = async (id: string, event: string) => {
      const rows = await sql`select state from engine_runs where function_id = ${id} and event_id = ${event}`
      return rows[0]?.state
    }

    test('an event cancels the runs that it matches, and no other', async () => {
      const app = await build()
      const id = app.idOf('waiter')
      const [one, other, third] = [
        await app.send('begun', { jobId: 'a' }),
        await app.send('begun', { jobId: 'b' }),
        await app.send('begun', { jobId: 'c' }),
      ]
      await until(async () => (await runsOf(id)).every(({ state }) => state === 'sleeping'), 'sleep')

      await app.send('called-off', { jobId: 'a' })
      await app.send('changed', { jobId: 'b', kind: 'small' })
      await app.send('changed', { jobId: 'c', kind: 'big' })

      expect(await Promise.all([one, other, third].map((event) => state(id, event)))).toEqual(['cancelled', 'sleeping', 'cancelled'])
    })

    test('in one batch only what came before is cancelled, and the same event never cancels twice', async () => {
      const app = await build()
      const at = (name: string, id: string) => ({ id, name, data: { jobId: 'a' }, ts: Date.now() })
      const [before, call, after] = [unique('before'), unique('call'), unique('after')]

      await app.engine.accept([at('begun', before), at('called-off', call), at('begun', after)])
      await app.engine.accept([at('called-off', call)])

      const id = app.idOf('waiter')
      expect(await state(id, before)).toBe('cancelled')
      expect(['queued', 'running', 'sleeping']).toContain(await state(id, after))
    })

    test('a running step is not stopped, but nothing comes after it', async () => {
      const ran: string[] = []
      const app = await driven(({ inngest }) => [
        inngest.createFunction(
          { checkpointing, id: 'worker', triggers: [{ event: 'begun' }], cancelOn: [{ event: 'called-off', match: 'data.jobId' }] },
          async ({ step }) => {
            await step.run('first', async () => {
              ran.push('first begins')
              await until(async () => (await runsOf(app.idOf('worker')))[0]?.state === 'cancelled', 'cancelled')
              ran.push('first ends')
            })
            await step.run('second', () => void ran.push('second'))
          },
        ),
      ])

      await app.send('begun', { jobId: 'a' })
      await until(async () => ran.length > 0, 'a step that runs')
      await app.send('called-off', { jobId: 'a' })
      await until(async () => ran.length > 1, 'its end')
      await sleep(200)

      expect(ran).toEqual(['first begins', 'first ends'])
    })
  })

  test('neither those with a key nor those without wait while the others keep coming', async () => {
    const app = await driven(
      ({ inngest }) => [
        inngest.createFunction({ checkpointing, id: 'free', triggers: [{ event: 'asked' }] }, () => sleep(5)),
        inngest.createFunction(
          { checkpointing, id: 'kept', triggers: [{ event: 'asked' }], concurrency: { limit: 1, key: 'event.data.key' } },
          () => sleep(5),
        ),
      ],
      { capacity: 1 },
    )

    await app.engine.accept(
      Array.from({ length: 60 }, (_, key) => ({ id: unique('asked'), name: 'asked', data: { key: String(key) }, ts: Date.now() })),
    )
    const completed = async (name: string) => (await runsOf(app.idOf(name))).filter(({ state }) => state === 'completed').length
    const [free, kept] = await until(async () => {
      const counts = [await completed('free'), await completed('kept')] as const
      return counts[0] + counts[1] >= 40 && counts
    }, 'a third of the work')

    expect(Math.min(free, kept)).toBeGreaterThan(4)
  })
})
