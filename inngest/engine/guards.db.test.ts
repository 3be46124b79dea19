import { expect, test } from 'vitest'
import { connect } from '@/db'
import { newId } from '@/lib/core/id'
import { makeAccept } from './events'
import { claim, letGo } from './runs'
import type { Served } from './sync'
import { databaseUrl, driven, sql, unique } from './testing/driven'

const functionOf = (limit: number | null): Served => ({
  id: unique('function'),
  name: 'Function',
  retries: 0,
  triggers: [{ event: 'asked', condition: [] }],
  crons: [],
  lane: limit === null ? null : { limit, path: [] },
  cancels: [],
})

const limitsOf = (served: Served) => new Map([[served.id, served.lane?.limit ?? Infinity]])
const acceptOf = (served: Served) => makeAccept(sql, [served], () => {})

const ask = async (served: Served, count: number) =>
  acceptOf(served)(Array.from({ length: count }, () => ({ id: newId(), name: 'asked', data: {}, ts: Date.now() })))

const workers = 6

/** Several connections that claim at the same moment, each as a worker of its own. */
const claimTogether = async (served: Served, room: number, rounds: number) => {
  const clients = Array.from({ length: workers }, () => connect(databaseUrl, 1).client)
  try {
    const found: string[] = []
    for (let round = 0; round < rounds; round += 1) {
      const held = await Promise.all(clients.map((client) => claim(client, newId(), limitsOf(served), room)))
      found.push(...held.flat().map(({ id }) => id))
    }
    return found
  } finally {
    await Promise.all(clients.map((client) => client.end({ timeout: 1 })))
  }
}

test('no run is held twice, however many workers claim at once', async () => {
  const served = functionOf(null)
  await ask(served, 300)

  const found = await claimTogether(served, 10, 10)

  expect(found).toHaveLength(300)
  expect(new Set(found).size).toBe(300)
})

test('workers that count the runs of one key at once do not both find room', async () => {
  for (let round = 0; round < 8; round += 1) {
    const served = functionOf(2)
    await ask(served, 30)

    const found = await claimTogether(served, 5, 1)

    expect(found.length).toBeGreaterThan(0)
    expect(found.length).toBeLessThanOrEqual(2)
  }
})

test('an earlier holder does not say how a run ended', async () => {
  const served = functionOf(null)
  await ask(served, 1)
  const [worker, other] = [newId(), newId()]
  const [early] = await claim(sql, worker, limitsOf(served), 1)
  await sql`update engine_runs set holder = null, due_at = now() where function_id = ${served.id}`
  const [late] = await claim(sql, other, limitsOf(served), 1)
  if (!early || !late) throw new Error('nothing was claimed')

  await letGo(sql, acceptOf(served), worker, early, { kind: 'completed', output: 'early' })
  await letGo(sql, acceptOf(served), other, { ...late, claim: early.claim }, { kind: 'failed', error: {} })

  expect(await sql`select state, holder from engine_runs where id = ${early.id}`).toMatchObject([{ state: 'running', holder: other }])
  await letGo(sql, acceptOf(served), other, late, { kind: 'completed', output: 'late' })
  expect(await sql`select output::text, claim from engine_runs where id = ${early.id}`).toMatchObject([{ output: '"late"', claim: 2 }])
})

test('an event that both cancels and starts spares the run that it starts', async () => {
  const app = await driven(({ inngest }) => [
    inngest.createFunction(
      { id: 'newest', triggers: [{ event: 'changed' }], cancelOn: [{ event: 'changed', match: 'data.id' }] },
      ({ step }) => step.sleep('long', '1h'),
    ),
  ])

  for (let version = 0; version < 3; version += 1) await app.send('changed', { id: 'a' })

  const rows = await sql`select state from engine_runs where function_id = ${app.idOf('newest')} order by id`
  expect(rows.map(({ state }) => state === 'cancelled')).toEqual([true, true, false])
})
