import { NonRetriableError, RetryAfterError } from 'inngest'
import { describe, expect, test } from 'vitest'
import { driven, runsOf, sql, stepsOf, until } from './testing/driven'

describe.each([true, false])('with checkpoints: %s', (checkpointing) => {
  test('runs steps one after the other, each once, and keeps their results', async () => {
    const ran: string[] = []
    const app = await driven(({ inngest }) => [
      inngest.createFunction({ id: 'chain', triggers: [{ event: 'asked' }], checkpointing }, async ({ event, step }) => {
        const one = await step.run('one', () => (ran.push('one'), { number: event.data.number + 1, nothing: null, nul: 'a\0b' }))
        const two = await step.run('two', () => (ran.push('two'), one.number * 2))
        await step.run('two', () => void ran.push('again'))
        return { one, two }
      }),
    ])

    await app.send('asked', { number: 20 })
    const [run] = await app.ended('chain')

    expect(run).toMatchObject({ state: 'completed', output: { one: { number: 21, nothing: null, nul: 'a\0b' }, two: 42 } })
    expect(ran).toEqual(['one', 'two', 'again'])
    expect((await stepsOf(run?.id ?? '')).map(({ name, data }) => [name, data])).toEqual([
      ['one', { number: 21, nothing: null, nul: 'a\0b' }],
      ['two', 42],
      ['two', null],
    ])
  })

  test('runs parallel steps side by side, and goes on when all are done', async () => {
    let together = 0
    let most = 0
    const work = async (value: number) => {
      together += 1
      most = Math.max(most, together)
      await new Promise((resolve) => setTimeout(resolve, 50))
      together -= 1
      return value
    }
    const app = await driven(({ inngest }) => [
      inngest.createFunction({ id: 'side-by-side', triggers: [{ event: 'asked' }], checkpointing }, async ({ step }) => {
        const first = await step.run('first', () => 1)
        const found = await Promise.all([2, 3, 4].map((value) => step.run(`part ${value}`, () => work(value))))
        const last = await step.run('last', () => 5)
        return [first, ...found, last]
      }),
    ])

    await app.send('asked')
    const [run] = await app.ended('side-by-side')

    expect(run).toMatchObject({ state: 'completed', output: [1, 2, 3, 4, 5], claim: 1 })
    expect(most).toBe(3)
  })

  test('tries a step again, and a function, as often as it says', async () => {
    const tries: Record<string, number[]> = { step: [], code: [] }
    const app = await driven(({ inngest }) => [
      inngest.createFunction({ id: 'again', retries: 3, triggers: [{ event: 'asked' }], checkpointing }, async ({ step, attempt }) => {
        const value = await step.run('shaky', () => {
          tries.step?.push(attempt)
          if ((tries.step?.length ?? 0) < 3) throw new Error('not yet')
          return 'good'
        })
        tries.code?.push(attempt)
        if ((tries.code?.length ?? 0) < 3) throw new Error('nor this')
        return value
      }),
    ])

    await app.send('asked')
    const [run] = await app.ended('again')

    expect(run).toMatchObject({ state: 'completed', output: 'good', error: null })
    expect(tries.step).toEqual([0, 1, 2])
    expect(tries.code).toHaveLength(3)
    expect(await stepsOf(run?.id ?? '')).toMatchObject([{ name: 'shaky', state: 'completed', attempt: 2 }])
  })

  test('gives up after the last try: the function may catch it, onFailure hears of it', async () => {
    const heard: unknown[] = []
    const app = await driven(({ inngest }) => [
      inngest.createFunction({ id: 'caught', retries: 1, triggers: [{ event: 'asked' }], checkpointing }, async ({ step }) =>
        step.run('bad', () => Promise.reject(new Error('no'))).catch((error: Error) => step.run('instead', () => `after ${error.message}`)),
      ),
      inngest.createFunction(
        {
          id: 'lost',
          retries: 1,
          triggers: [{ event: 'asked' }],
          checkpointing,
          onFailure: ({ error, event }: { error: Error; event: { data: { event: { data: unknown } } } }) =>
            void heard.push([error.message, event.data.event.data]),
        },
        ({ step }) => step.run('bad', () => Promise.reject(new Error('never'))),
      ),
    ])

    await app.send('asked', { number: 7 })
    const [caught] = await app.ended('caught')
    const [lost] = await app.ended('lost')
    await app.ended('lost-failure')

    expect(caught).toMatchObject({ state: 'completed', output: 'after no' })
    expect(lost).toMatchObject({ state: 'failed', error: { message: 'never' } })
    expect(heard).toEqual([['never', { number: 7 }]])
  })

  test('an error that says so is not tried again, and one that says when is tried then', async () => {
    const times: number[] = []
    let finals = 0
    const app = await driven(({ inngest }) => [
      inngest.createFunction({ id: 'final', triggers: [{ event: 'asked' }], checkpointing }, ({ step }) =>
        step.run('bad', () => {
          finals += 1
          throw new NonRetriableError('for good')
        }),
      ),
      inngest.createFunction({ id: 'later', triggers: [{ event: 'asked' }], checkpointing }, ({ step }) =>
        step.run('bad', () => {
          times.push(Date.now())
          if (times.length === 1) throw new RetryAfterError('in a second', 1_000)
        }),
      ),
    ])

    await app.send('asked')
    const [final] = await app.ended('final')
    const [later] = await app.ended('later')

    expect(final).toMatchObject({ state: 'failed', error: { message: 'for good' } })
    expect(finals).toBe(1)
    expect(later).toMatchObject({ state: 'completed' })
    expect((times[1] ?? 0) - (times[0] ?? 0)).toBeGreaterThanOrEqual(990)
  })

  test('sleeps, and sleeps until, without being held', async () => {
    const app = await driven(({ inngest }) => [
      inngest.createFunction({ id: 'sleeper', triggers: [{ event: 'asked' }], checkpointing }, async ({ event, step }) => {
        const before = await step.run('before', () => Date.now())
        await step.sleep('a while', '1s')
        await step.sleepUntil('then', event.data.until)
        return [before, await step.run('after', () => Date.now())]
      }),
    ])

    const wakeAt = Date.now() + 2_000
    await app.send('asked', { until: new Date(wakeAt).toISOString() })
    const asleep = await until(async () => (await runsOf(app.idOf('sleeper'))).find(({ state }) => state === 'sleeping'), 'sleep')
    const [{ holder } = { holder: 'nobody looked' }] = await sql`select holder from engine_runs where id = ${asleep.id}`
    const [run] = await app.ended('sleeper')

    expect(holder).toBeNull()
    expect(run?.state).toBe('completed')
    const [before, after] = run?.output as [number, number]
    expect(after).toBeGreaterThanOrEqual(Math.max(wakeAt, before + 1_000))
    expect((await stepsOf(asleep.id)).map(({ kind, state }) => [kind, state])).toEqual([
      ['run', 'completed'],
      ['sleep', 'completed'],
      ['sleep', 'completed'],
      ['run', 'completed'],
    ])
  })

  test('sends events from a step, and an id counts once', async () => {
    const app = await driven(({ inngest }) => [
      inngest.createFunction({ id: 'sender', triggers: [{ event: 'asked' }], checkpointing }, async ({ step }) => {
        const parts = [1, 2, 2, 3].map((part) => ({ id: `part:${part}:${app.client.inngest.id}`, name: 'part', data: { part } }))
        return (await step.sendEvent('parts', parts)).ids
      }),
      inngest.createFunction({ id: 'receiver', triggers: [{ event: 'part' }], checkpointing }, ({ event }) => event.data.part),
    ])

    const id = await app.send('asked')
    await app.send('asked', {}, id)
    const [sender, ...more] = await app.ended('sender')
    const received = await app.ended('receiver', 3)

    expect(more).toEqual([])
    expect(sender?.output).toHaveLength(4)
    expect(received.map(({ output }) => output)).toEqual([1, 2, 3])
  })
})
