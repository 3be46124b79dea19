import { setTimeout as sleep } from 'node:timers/promises'
import postgres, { type Sql } from 'postgres'
import { log } from '@/lib/core/log'
import { type Relaying, relayFacts } from './relay-facts'

export type { HandedOn } from './hand-on'
export type Relay = { stop: () => Promise<void> }

const lockNumber = 0x72_65_6c
const tryMilliseconds = 500

/** The role is the session's, so this connection is never renewed for its age or its idleness. */
const connect = (databaseUrl: string, onclose: () => void): Sql =>
  postgres(databaseUrl, {
    max: 1,
    idle_timeout: 0,
    max_lifetime: null,
    connect_timeout: 5,
    onnotice: () => {},
    onclose,
    connection: {
      application_name: 'tira relay',
      statement_timeout: 30_000,
      // A holder whose machine is gone gives the role back within seconds, not after two hours.
      tcp_keepalives_idle: 3,
      tcp_keepalives_interval: 1,
      tcp_keepalives_count: 4,
    },
  })

const pause = (over: AbortSignal) => sleep(tryMilliseconds, undefined, { signal: over }).catch(() => undefined)

const isHolder = async (sql: Sql): Promise<boolean> => {
  const [row] = await sql<{ held: boolean }[]>`select pg_try_advisory_lock(${lockNumber}) as held`
  return row?.held ?? false
}

type Start = Relaying & { databaseUrl: string }

/** Waits for the role and relays for as long as it holds it. */
const serve = async ({ databaseUrl, ...relaying }: Start, stopped: AbortSignal, onHeld: () => void): Promise<void> => {
  const lost = new AbortController()
  const sql = connect(databaseUrl, () => lost.abort())
  const over = AbortSignal.any([stopped, lost.signal])
  try {
    while (!(await isHolder(sql))) {
      await pause(over)
      if (over.aborted) return
    }
    onHeld()
    await relayFacts(sql, relaying, over)
  } finally {
    await sql.end({ timeout: 1 }).catch(() => undefined)
  }
}

/** Relays facts whenever no other process does, until it is stopped. A database that goes away makes it wait. */
export const startRelay = (start: Start): Relay => {
  const stop = new AbortController()
  let isSaid = false
  const onHeld = () => {
    isSaid = false
    log.info('this process relays the facts')
  }
  const sayInterrupted = (error?: unknown) => {
    if (!isSaid && !stop.signal.aborted) log.warn({ ...(error !== undefined && { err: error }) }, 'relaying is interrupted; trying again')
    isSaid = true
  }
  const keep = async () => {
    while (!stop.signal.aborted) {
      await serve(start, stop.signal, onHeld).then(() => sayInterrupted(), sayInterrupted)
      await pause(stop.signal)
    }
  }
  const kept = keep()
  return {
    stop: async () => {
      stop.abort()
      await kept
    },
  }
}
