import { randomInt } from 'node:crypto'
import type { Sql } from 'postgres'
import { newId } from '@/lib/core/id'

/** The first half of every worker's advisory lock; the second is its own. */
const lockSpace = 0x7472_656e

export type Worker = { id: string; beat: () => Promise<void>; leave: () => Promise<void> }

/**
 * A worker lives while its session holds its lock and its heart beats. `session` is a client of one connection, used for nothing else:
 * a connection that was replaced shows by its process number, and takes the lock anew.
 */
export const openWorker = async (session: Sql): Promise<Worker> => {
  const id = newId()
  const lockKey = randomInt(2 ** 31)
  let lockedBy = 0
  const beat = async () => {
    const [row] = await session<{ pid: number }[]>`
      insert into engine_workers (id, lock_key, seen_at) values (${id}, ${lockKey}, now())
      on conflict (id) do update set seen_at = excluded.seen_at returning pg_backend_pid() as pid`
    if (!row || row.pid === lockedBy) return
    await session`select pg_advisory_lock(${lockSpace}, ${lockKey})`
    lockedBy = row.pid
  }
  await beat()
  return { id, beat, leave: async () => void (await session`delete from engine_workers where id = ${id}`) }
}

export type Patience = { deadMilliseconds: number; hungMilliseconds: number }

/** The runs of whoever is gone, or does not move, are due again. */
export const takeOver = async (sql: Sql, worker: string, { deadMilliseconds, hungMilliseconds }: Patience): Promise<number> => {
  const [row] = await sql<{ count: number }[]>`
    with alive as materialized (
      select id from engine_workers
      where id = ${worker} or seen_at > now() - ${hungMilliseconds}::float8 * interval '1 millisecond' and (
        seen_at > now() - ${deadMilliseconds}::float8 * interval '1 millisecond' or exists (
          select from pg_locks where locktype = 'advisory' and granted and objsubid = 2 and classid = ${lockSpace}::oid
            and objid = lock_key::oid and database = (select oid from pg_database where datname = current_database())))
    ), forgotten as (
      delete from engine_workers where id not in (select id from alive)
    ), freed as (
      update engine_runs set holder = null, state = 'queued', due_at = now(), deaths = deaths + 1
      where holder is not null and holder not in (select id from alive) returning id)
    select count(*)::int as count from freed`
  return row?.count ?? 0
}

/** What a worker holds without knowing it, because an answer of the database never came. */
export const handBackUnknown = async (sql: Sql, worker: string, known: readonly string[]): Promise<void> => {
  await sql`
    update engine_runs set holder = null, state = 'queued', due_at = now()
    where holder = ${worker} and id <> all (${known}::uuid[])`
}
