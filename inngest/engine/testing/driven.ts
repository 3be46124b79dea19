import { randomBytes } from 'node:crypto'
import { setTimeout as sleep } from 'node:timers/promises'
import type { InngestFunction } from 'inngest'
import { afterAll, onTestFinished } from 'vitest'
import { connect } from '@/db'
import { testDatabase } from '@/db/testing/database'
import { log } from '@/lib/core/log'
import { newId } from '@/lib/core/id'
import { makeClient, type Client } from '../../client'
import { startEngine, type Engine, type Options } from '../start'

/** Importing this file gives the test file a database of its own; each test has a client, functions and an engine of its own. */
const { url } = await testDatabase()
process.env.DATABASE_URL = url
process.env.TIRA_SECRET = 'a secret for tests that is long enough'
log.level = process.env.ENGINE_LOG ?? 'silent'

export const databaseUrl = url
export const { client: sql } = connect(url, 4)
afterAll(() => sql.end({ timeout: 5 }))

export const unique = (stem: string) => `${stem}-${randomBytes(4).toString('hex')}`

export type RunSeen = {
  id: string
  state: string
  attempt: number
  claim: number
  deaths: number
  output: unknown
  error: { name?: string; message?: string } | null
}
export type StepSeen = { name: string; kind: string; state: string; attempt: number; data: unknown }

export const until = async <Value>(read: () => Promise<Value | null | undefined | false>, what: string, seconds = 15): Promise<Value> => {
  const deadline = Date.now() + seconds * 1_000
  while (Date.now() < deadline) {
    const value = await read()
    if (value) return value
    await sleep(15)
  }
  throw new Error(`${what} did not come about within ${seconds} s`)
}

const parsed = (text: unknown) => (typeof text === 'string' ? JSON.parse(text) : null)

export const runsOf = async (functionId: string): Promise<RunSeen[]> => {
  const rows = await sql`
    select id, state, attempt, claim, deaths, output::text, error::text from engine_runs where function_id = ${functionId} order by id`
  return rows.map((row) => ({ ...row, output: parsed(row.output), error: parsed(row.error) }) as RunSeen)
}

export const stepsOf = async (runId: string): Promise<StepSeen[]> => {
  const rows = await sql`select name, kind, state, attempt, data::text from engine_steps where run_id = ${runId} order by position`
  return rows.map((row) => ({ ...row, data: parsed(row.data) }) as StepSeen)
}

const ended = ['completed', 'failed', 'cancelled']

export type Driven = {
  client: Client
  engine: Engine
  send: (name: string, data?: Record<string, unknown>, id?: string) => Promise<string>
  ended: (name: string, count?: number) => Promise<RunSeen[]>
  idOf: (name: string) => string
}

/** An engine for the functions that are made with its client; gone when the test is. */
export const driven = async (
  make: (client: Client) => InngestFunction.Any[],
  options: Partial<Options> & { client?: Client } = {},
): Promise<Driven> => {
  const client = options.client ?? makeClient(unique('app'))
  const idOf = (name: string) => `${client.inngest.id}-${name}`
  const engine = await startEngine({
    databaseUrl,
    client,
    functions: make(client),
    backoff: () => 20,
    pollMilliseconds: 30,
    drainMilliseconds: 2_000,
    ...options,
  })
  onTestFinished(() => engine.drain())
  return {
    client,
    engine,
    idOf,
    send: async (name, data = {}, id = newId()) => {
      await engine.accept([{ id, name, data, ts: Date.now() }])
      return id
    },
    ended: (name, count = 1) =>
      until(async () => {
        const runs = await runsOf(idOf(name))
        return runs.length >= count && runs.every(({ state }) => ended.includes(state)) && runs
      }, `the end of ${count} runs of ${name}`),
  }
}
