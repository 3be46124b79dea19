import type { InngestFunction } from 'inngest'
import { serve } from 'inngest/edge'
import { afterEach, describe, expect, test } from 'vitest'
import { makeClient } from '../client'
import { startEngine } from './start'
import { databaseUrl, driven, sql, unique, until } from './testing/driven'

type Config = Parameters<ReturnType<typeof makeClient>['inngest']['createFunction']>[0]

const starting = (config: Partial<Config>) => {
  const client = makeClient(unique('app'))
  const functions: InngestFunction.Any[] = [
    client.inngest.createFunction({ id: 'greedy', triggers: [{ event: 'asked' }], ...config }, () => null),
  ]
  return startEngine({ databaseUrl, client, functions }).then((engine) => engine.drain())
}

describe('a function that asks for more is refused at start, by its name and the feature’s', () => {
  test.each<[string, Partial<Config>]>([
    ['batchEvents', { batchEvents: { maxSize: 10, timeout: '5s' } }],
    ['rateLimit', { rateLimit: { limit: 1, period: '1m' } }],
    ['throttle', { throttle: { limit: 1, period: '1m' } }],
    ['debounce', { debounce: { period: '1m' } }],
    ['priority', { priority: { run: '1' } }],
    ['singleton', { singleton: { mode: 'skip' } }],
    ['timeouts', { timeouts: { finish: '1m' } }],
    ['idempotency', { idempotency: 'event.data.id' }],
    ['concurrency.scope', { concurrency: { limit: 1, scope: 'env' } }],
    ['concurrency.key', { concurrency: { limit: 1, key: "event.data.a + '-'" } }],
    ['several concurrency limits', { concurrency: [{ limit: 1 }, { limit: 2, key: 'event.data.a' }] }],
    ['cancelOn if', { cancelOn: [{ event: 'off', if: 'event.data.a > async.data.a' }] }],
    ['cancelOn.timeout', { cancelOn: [{ event: 'off', match: 'data.a', timeout: '1h' }] }],
    ['trigger if', { triggers: [{ event: 'asked', if: 'event.data.a != 1' }] }],
    ['wildcard events', { triggers: [{ event: 'asked/*' }] }],
    ['cron that cannot be read', { triggers: [{ cron: 'TZ=Nowhere/Land 0 9 * * *' }] }],
  ])('%s', async (feature, config) => {
    await expect(starting(config)).rejects.toThrow(new RegExp(`app-.*-greedy asks for.*${feature.replace('.', '\\.')}`))
  })
})

test.each(['waitForEvent', 'invoke'] as const)('step.%s ends the run with the same words', async (tool) => {
  const app = await driven(({ inngest }) => {
    const other = inngest.createFunction({ id: 'other', triggers: [{ event: 'never' }] }, () => null)
    return [
      other,
      inngest.createFunction({ id: 'greedy', triggers: [{ event: 'asked' }] }, ({ step }) =>
        tool === 'invoke' ? step.invoke('it', { function: other, data: {} }) : step.waitForEvent('it', { event: 'x', timeout: '1h' }),
      ),
    ]
  })

  await app.send('asked')
  const [run] = await app.ended('greedy')

  expect(run).toMatchObject({
    state: 'failed',
    error: { name: 'Unserved', message: expect.stringMatching(/greedy asks for.*(WaitForEvent|InvokeFunction)/) },
  })
})

describe('guards', () => {
  afterEach(async () => void (await sql`delete from engine_workers where lock_key = 1`))

  test('who lost a run records nothing more of it and does not say how it ended', async () => {
    const ran: string[] = []
    let release = () => {}
    const gate = new Promise<void>((resolve) => (release = resolve))
    const app = await driven(({ inngest }) => [
      inngest.createFunction({ id: 'slow', triggers: [{ event: 'asked' }] }, async ({ step }) => {
        await step.run('first', async () => {
          ran.push('first')
          await gate
          return 'stale'
        })
        return step.run('second', () => void ran.push('second'))
      }),
    ])
    await app.send('asked')
    await until(async () => ran.length === 1, 'a step that runs')
    const other = '00000000-0000-7000-8000-000000000001'
    await sql`insert into engine_workers (id, lock_key, seen_at) values (${other}, 1, now() + interval '1 day')`
    await sql`update engine_runs set holder = ${other}, claim = claim + 1 where function_id = ${app.idOf('slow')}`

    release()
    await new Promise((resolve) => setTimeout(resolve, 400))

    expect(ran).toEqual(['first'])
    expect(await sql`select state, holder from engine_runs where function_id = ${app.idOf('slow')}`).toMatchObject([
      { state: 'running', holder: other },
    ])
    expect(
      await sql`select id from engine_steps step where exists (select from engine_runs where id = run_id and function_id = ${app.idOf('slow')})`,
    ).toEqual([])
    await sql`update engine_runs set holder = null, due_at = now(), state = 'queued' where function_id = ${app.idOf('slow')}`
    await app.ended('slow')
    expect(ran).toEqual(['first', 'first', 'second'])
  })

  test.each(['GET', 'PUT', 'POST'])('an unsigned or wrongly signed %s is refused', async (method) => {
    const client = makeClient(unique('app'))
    const handler = serve({ client: client.inngest, functions: [], enableUnauthedSync: false })
    const ask = (signature?: string) =>
      handler(
        new Request('http://localhost/api/inngest?fnId=x&stepId=step', {
          method,
          headers: { host: 'localhost', ...(signature && { 'x-inngest-signature': signature }) },
          body: method === 'GET' ? null : '{}',
        }),
      )

    const now = Math.floor(Date.now() / 1_000)
    expect((await ask()).status).toBe(401)
    expect((await ask(`t=${now}&s=${'0'.repeat(64)}`)).status).toBe(401)
    expect((await ask('nonsense')).status).toBe(401)
  })
})
