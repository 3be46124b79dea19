import { setTimeout as sleep } from 'node:timers/promises'
import { expect, test } from 'vitest'
import { newId } from '@/lib/core/id'
import { type Client, makeClient } from '../client'
import { tidy } from './clock'
import { driven, runsOf, sql, stepsOf, unique, until } from './testing/driven'

test('told to stop, an engine lets the step end that runs, keeps its result and hands the run back', async () => {
  const ran: string[] = []
  const name = unique('shared')
  const build = () =>
    driven(
      ({ inngest }) => [
        inngest.createFunction({ id: 'long', triggers: [{ event: name }] }, async ({ step }) => {
          await step.run('first', () => sleep(300).then(() => void ran.push('first')))
          await step.run('second', () => void ran.push('second'))
        }),
      ],
      { client: makeClient(name) },
    )
  const early = await build()
  await early.send(name)
  await until(async () => (await runsOf(early.idOf('long')))[0]?.state === 'running', 'a run that is held')
  await sleep(50)

  await early.engine.drain()
  const [run] = await runsOf(early.idOf('long'))
  expect(run?.state).toBe('queued')
  expect(await stepsOf(run?.id ?? '')).toMatchObject([{ name: 'first', state: 'completed' }])
  expect(ran).toEqual(['first'])

  const late = await build()
  await late.ended('long')
  expect(ran).toEqual(['first', 'second'])
})

test.each([
  ['whose lock is gone', "interval '2 seconds'"],
  ['whose heart stands still', "interval '1 minute'"],
])('the runs of a worker %s are taken over', async (_, ago) => {
  const app = await driven(({ inngest }) => [inngest.createFunction({ id: 'left', triggers: [{ event: 'asked' }] }, () => 'done')], {
    capacity: 0,
  })
  const [worker, started] = [newId(), Date.now()]
  await sql`insert into engine_workers (id, lock_key, seen_at) values (${worker}, 1, now() - ${sql.unsafe(ago)})`
  await app.send('asked')
  await sql`update engine_runs set holder = ${worker}, claim = 1, state = 'running', due_at = null where function_id = ${app.idOf('left')}`

  const back = await until(async () => (await runsOf(app.idOf('left'))).find(({ state }) => state === 'queued'), 'being due again')

  expect(back).toMatchObject({ claim: 1, deaths: 1 })
  expect(Date.now() - started).toBeLessThan(4_000)
  expect(await sql`select id from engine_workers where id = ${worker}`).toHaveLength(0)
})

test('a run that was held by twenty processes which died fails without another try, and its failure is handled', async () => {
  const ran: string[] = []
  const make = ({ inngest }: Client) => [
    inngest.createFunction({ id: 'killer', triggers: [{ event: 'asked' }], onFailure: ({ error }) => void ran.push(error.message) }, () => {
      ran.push('killer')
    }),
  ]
  const app = await driven(make, { capacity: 0 })
  await app.send('asked')
  await sql`update engine_runs set deaths = 20 where function_id = ${app.idOf('killer')}`

  const other = await driven(make, { client: app.client })
  await other.ended('killer')

  await until(async () => ran.length > 0, 'its failure to be handled')
  expect(ran).toEqual(['The process ended 20 times while it held this run.'])
})

test('runs are kept for a week after their end and events for a day, longer while a run needs them', async () => {
  const app = await driven(({ inngest }) => [
    inngest.createFunction({ id: 'kept', triggers: [{ event: 'asked' }] }, ({ step }) => step.run('it', () => 1)),
    inngest.createFunction({ id: 'asleep', triggers: [{ event: 'nap' }] }, ({ step }) => step.sleep('long', '30d')),
  ])
  const [old, recent, napping] = [await app.send('asked'), await app.send('asked'), await app.send('nap')]
  await app.ended('kept', 2)
  await until(async () => (await runsOf(app.idOf('asleep'))).some(({ state }) => state === 'sleeping'), 'sleep')
  await sql`update engine_events set received_at = now() - interval '25 hours' where id in (${old}, ${recent}, ${napping})`
  await sql`update engine_runs set finished_at = now() - interval '8 days' where event_id = ${old}`
  const [{ id } = { id: '' }] = await sql<{ id: string }[]>`select id from engine_runs where event_id = ${old}`

  await tidy(sql)

  const events = await sql<{ id: string }[]>`select id from engine_events where id in (${old}, ${recent}, ${napping})`
  expect(events.map((event) => event.id).toSorted()).toEqual([recent, napping].toSorted())
  expect(await runsOf(app.idOf('kept'))).toHaveLength(1)
  expect(await stepsOf(id)).toEqual([])
})
