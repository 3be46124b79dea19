import { setTimeout as sleep } from 'node:timers/promises'
import type { Lifetime } from '@/bin/lifetime'
import { during } from '@/bin/say'
import { connect } from '@/db'
import { makeClient } from '@/inngest/client'
import { claim } from '@/inngest/engine/runs'
import { startEngine, type Engine } from '@/inngest/engine/start'
import { newId } from '@/lib/core/id'

type Sql = ReturnType<typeof connect>['client']

const plainRuns = 2_000
const steppedRuns = 300
const steps = 8
const idleSends = 200
const sleepers = 200_000
const claimRounds = 60
const claimSize = 32

const quantile = (values: number[], share: number) =>
  values.toSorted((one, other) => one - other)[Math.min(values.length - 1, Math.floor(values.length * share))] ?? NaN

const openEngine = async (life: Lifetime, databaseUrl: string): Promise<Engine> => {
  const client = makeClient('bench')
  const { inngest } = client
  const functions = [
    inngest.createFunction({ id: 'plain', triggers: [{ event: 'plain' }] }, () => null),
    inngest.createFunction({ id: 'stepped', triggers: [{ event: 'stepped' }] }, async ({ step }) => {
      for (let place = 1; place <= steps; place += 1) await step.run(`step ${place}`, () => place)
    }),
  ]
  const engine = await startEngine({ databaseUrl, client, functions })
  life.atEnd(engine.drain)
  return engine
}

const untilDone = async (sql: Sql, functionId: string, pauseMilliseconds: number) => {
  for (;;) {
    const [row] = await sql<{ left: number }[]>`
      select count(*)::int as left from engine_runs where function_id = ${functionId} and finished_at is null`
    if (row?.left === 0) return
    await sleep(pauseMilliseconds)
  }
}

/** All at once: how many come to their end in a second. */
const perSecond = async (sql: Sql, engine: Engine, name: string, count: number) => {
  const events = Array.from({ length: count }, () => ({ id: newId(), name, data: {}, ts: Date.now() }))
  const startedAt = performance.now()
  for (let at = 0; at < count; at += 500) await engine.accept(events.slice(at, at + 500))
  await untilDone(sql, `bench-${name}`, 50)
  return count / ((performance.now() - startedAt) / 1_000)
}

const idle = async (sql: Sql, engine: Engine): Promise<number[]> => {
  const taken: number[] = []
  for (let send = 0; send < idleSends; send += 1) {
    const startedAt = performance.now()
    await engine.accept([{ id: newId(), name: 'plain', data: {}, ts: Date.now() }])
    await untilDone(sql, 'bench-plain', 1)
    taken.push(performance.now() - startedAt)
    await sleep(10)
  }
  return taken
}

const claiming = async (sql: Sql, worker: string): Promise<number[]> => {
  const limits = new Map([['bench-claimed', Infinity]])
  const taken: number[] = []
  for (let round = 0; round < claimRounds; round += 1) {
    const startedAt = performance.now()
    const held = await claim(sql, worker, limits, claimSize)
    taken.push(performance.now() - startedAt)
    await sql`update engine_runs set state = 'queued', holder = null, due_at = now() where id = any (${held.map(({ id }) => id)}::uuid[])`
  }
  return taken
}

/** Runs of a function that nobody serves, so that only the claiming is measured. */
const putRuns = (sql: Sql, count: number, state: 'queued' | 'sleeping', dueAfter: string) => sql`
  with events as (
    insert into engine_events (id, name, data, at)
    select gen_random_uuid()::text, 'claimed', '{}', now() from generate_series(1, ${count}::int) returning id)
  insert into engine_runs (id, function_id, event_id, state, due_at)
  select gen_random_uuid(), 'bench-claimed', id, ${state}, now() + ${dueAfter}::interval from events`

const asClaimed = (name: string, taken: number[]) => [
  name,
  '',
  `${quantile(taken, 0.5).toFixed(1)} / ${quantile(taken, 0.95).toFixed(1)} ms`,
]

/** What the embedded engine does on the machine at hand, with an engine in this process. */
export const measureJobs = async (life: Lifetime, databaseUrl: string): Promise<string[][]> => {
  // As the process that works does: the SDK reads the whole environment again and again.
  process.env = { ...process.env }
  const { client: sql } = connect(databaseUrl, 2)
  life.atEnd(() => sql.end({ timeout: 5 }))
  const engine = await openEngine(life, databaseUrl)
  await perSecond(sql, engine, 'plain', claimSize)
  const plain = await during('Runs without steps', () => perSecond(sql, engine, 'plain', plainRuns))
  const stepped = await during('Runs of eight steps', () => perSecond(sql, engine, 'stepped', steppedRuns))
  const alone = await during('One run at a time', () => idle(sql, engine))
  await putRuns(sql, claimSize, 'queued', '0')
  const worker = newId()
  const bare = await during('Claiming', () => claiming(sql, worker))
  await putRuns(sql, sleepers, 'sleeping', '1 day')
  const among = await during('Claiming, 200 000 asleep', () => claiming(sql, worker))
  return [
    ['', 'rate', 'p50 / p95'],
    ['runs without steps', `${Math.round(plain)}/s`, ''],
    ['steps', `${Math.round(stepped * steps)}/s`, ''],
    ['sent to done, one at a time', '', `${quantile(alone, 0.5).toFixed(1)} / ${quantile(alone, 0.95).toFixed(1)} ms`],
    asClaimed(`claiming ${claimSize} runs`, bare),
    asClaimed(`claiming ${claimSize} among ${sleepers} asleep`, among),
  ]
}
