import { setTimeout as sleep } from 'node:timers/promises'
import type { InngestFunction } from 'inngest'
import { connect } from '@/db'
import { isDatabaseAway } from '@/db/away'
import { log } from '@/lib/core/log'
import { newBell, type Bell } from '@/lib/events/bell'
import type { Client } from '../client'
import { makeInbox, type Event } from '../sdk/inbox'
import { openWire } from '../sdk/wire'
import { openClock, tidy } from './clock'
import { checkpoint, drive, openRun, type Drive, type Run } from './drive'
import { makeAccept, type Accept } from './events'
import { wakeForgotten } from './lanes'
import { claim, letGo } from './runs'
import { stepsOf } from './steps'
import { remember, sync, type Served } from './sync'
import { handBackUnknown, openWorker, takeOver } from './workers'

const usual = {
  capacity: 32,
  connections: 8,
  pollMilliseconds: 400,
  beatMilliseconds: 500,
  deadMilliseconds: 1_500,
  hungMilliseconds: 20_000,
  drainMilliseconds: 10_000,
  tidyMilliseconds: 10 * 60_000,
  now: () => new Date(),
  /** Fifteen seconds, then longer and longer up to two hours, never all at the same moment. */
  backoff: (attempt: number) => Math.min(15_000 * 2 ** attempt, 7_200_000) * (1 + Math.random() / 4),
}

export type Options = { databaseUrl: string; client: Client; functions: InngestFunction.Any[] } & Partial<typeof usual>
export type Engine = { accept: (events: readonly Event[]) => Promise<void>; drain: () => Promise<void> }

/** Goes on until stopped, at once while there is more to do. What fails again and again is said once. */
const repeat = async (what: string, stopped: AbortSignal, bell: Bell, everyMilliseconds: number, work: () => Promise<boolean | void>) => {
  let isSaid = false
  while (!stopped.aborted) {
    try {
      const isMoreToDo = await work()
      isSaid = false
      if (isMoreToDo) continue
    } catch (error) {
      if (!isSaid) log.warn({ err: error }, `the engine cannot ${what} now; it keeps trying`)
      isSaid = true
    }
    await bell.heard(everyMilliseconds, stopped)
  }
}

type Crew = { by: Drive; functions: ReadonlyMap<string, Served>; runs: Map<string, Run>; accept: Accept; capacity: number; bell: Bell }

/** Holds what is due and drives it. Whatever was not answered leaves a doubt about what it holds, and then it asks. */
const makeCrew = ({ by, functions, runs, accept, capacity, bell }: Crew) => {
  const limits = new Map([...functions.values()].map(({ id, lane }) => [id, lane?.limit ?? Infinity]))
  const { sql, worker } = by
  let [doubts, answered] = [0, 0]

  const carry = async (run: Run) => {
    runs.set(run.held.id, run)
    try {
      const outcome = await drive(by, run)
      if (outcome) await letGo(sql, accept, worker, run.held, outcome)
    } catch (error) {
      doubts += 1
      log.warn({ err: error, run: run.held.id, function: run.held.functionId }, 'a run was put down')
    } finally {
      if (runs.get(run.held.id) === run) runs.delete(run.held.id)
      bell.ring()
    }
  }

  return async (): Promise<boolean> => {
    const room = capacity - runs.size
    if (room <= 0) return false
    const asked = doubts
    if (asked > answered) await handBackUnknown(sql, worker, [...runs.keys()])
    answered = asked
    doubts += 1
    const held = await claim(sql, worker, limits, room)
    const steps = await stepsOf(sql, held)
    doubts -= 1
    for (const one of held) {
      const served = functions.get(one.functionId)
      if (served) void carry(openRun(one, served, steps.get(one.id) ?? []))
    }
    return held.length > 0
  }
}

/** A start beside a database that starts is no failure. */
const whenThere = async <Value>(open: () => Promise<Value>): Promise<Value> => {
  for (;;) {
    try {
      return await open()
    } catch (error) {
      if (!isDatabaseAway(error)) throw error
      await sleep(250)
    }
  }
}

/** Drives the functions of one client on one database, together with any number of other engines. */
export const startEngine = async (options: Options): Promise<Engine> => {
  const setting = { ...usual, ...options }
  const { client: sql } = connect(setting.databaseUrl, setting.connections)
  const { client: session } = connect(setting.databaseUrl, 1)
  const wire = openWire(setting.client, setting.functions)
  const served = await sync(wire)
  const { id: worker, beat, leave } = await whenThere(() => remember(sql, served).then(() => openWorker(session)))

  const [stopped, quiet, bell] = [new AbortController(), new AbortController(), newBell()]
  const runs = new Map<string, Run>()
  const accept = makeAccept(sql, served, bell.ring)
  const by: Drive = { worker, sql, wire, backoff: setting.backoff, isDraining: () => stopped.signal.aborted }
  setting.client.answerWith(makeInbox({ accept, checkpoint: (runId, claimed, ops) => checkpoint(by, runs.get(runId), claimed, ops) }))
  const crew = makeCrew({ by, functions: new Map(served.map((one) => [one.id, one])), runs, accept, capacity: setting.capacity, bell })
  const strike = await whenThere(() => openClock(sql, served, accept))
  const keepWatch = async () => {
    if ((await takeOver(sql, worker, setting)) > 0) bell.ring()
    await wakeForgotten(sql)
    await strike(setting.now())
  }
  const loops = [
    repeat('take up what is due', stopped.signal, bell, setting.pollMilliseconds, crew),
    repeat('keep watch', stopped.signal, newBell(), setting.beatMilliseconds, keepWatch),
    repeat('tidy', stopped.signal, newBell(), setting.tidyMilliseconds, () => tidy(sql)),
  ]
  const heart = repeat('show that it lives', quiet.signal, newBell(), setting.beatMilliseconds, beat)

  const end = async () => {
    stopped.abort()
    await Promise.all(loops)
    const patience = AbortSignal.timeout(setting.drainMilliseconds)
    while (runs.size > 0 && !patience.aborted) await bell.heard(1_000, patience)
    quiet.abort()
    await heart
    await handBackUnknown(sql, worker, [])
    await leave()
    await Promise.all([sql.end({ timeout: 1 }), session.end({ timeout: 1 })])
  }
  let ending: Promise<void> | undefined
  return { accept, drain: () => (ending ??= end()) }
}
