import { and, asc, desc, eq, gte, isNull, lt, or, type SQL, sql } from 'drizzle-orm'
import { Cron } from 'croner'
import {
  type EngineError,
  engineEvents,
  engineFunctions,
  type EngineRunRow,
  engineRuns,
  engineSteps,
  type EngineTrigger,
} from '@/db/schema'
import type { BrandCtx } from '@/lib/core/ctx'
import { decodeCursor, type Page, pageOf } from '@/lib/core/page'
import { Problem } from '@/lib/core/problem'
import type { Run, RunFunction, RunQuery, RunWithSteps } from './contract'
import { shownValue, withoutSecrets } from './rules'

const errorOf = (error: EngineError | null) =>
  error && {
    name: withoutSecrets(error.name),
    message: withoutSecrets(error.message),
    stack: error.stack === undefined ? null : withoutSecrets(error.stack),
  }

export const runOf = (row: EngineRunRow, eventName: string): Run => ({
  id: row.id,
  functionId: row.functionId,
  event: { id: row.eventId, name: eventName },
  state: row.state,
  attempts: row.startedAt === null ? 0 : row.attempt + 1,
  dueAt: row.state === 'sleeping' || (row.state === 'queued' && row.startedAt !== null) ? row.dueAt : null,
  error: errorOf(row.error),
  createdAt: row.createdAt,
  startedAt: row.startedAt,
  finishedAt: row.finishedAt,
})

/** Those of the brand, and those that concern nobody but whoever asks: the file of one's own data. */
export const isForAsker = ({ actor }: BrandCtx) =>
  actor.kind === 'member'
    ? or(eq(engineRuns.brandId, actor.brandId), and(isNull(engineRuns.brandId), eq(engineRuns.accountId, actor.accountId)))
    : eq(engineRuns.brandId, actor.brandId)

export const listRuns = async (ctx: BrandCtx, { limit, cursor, state, functionId }: RunQuery): Promise<Page<Run>> => {
  const rows = await ctx.db
    .select({ run: engineRuns, eventName: engineEvents.name })
    .from(engineRuns)
    .innerJoin(engineEvents, eq(engineEvents.id, engineRuns.eventId))
    .where(
      and(
        isForAsker(ctx),
        state && eq(engineRuns.state, state),
        functionId === undefined ? undefined : eq(engineRuns.functionId, functionId),
        cursor === undefined ? undefined : lt(engineRuns.id, decodeCursor(cursor, 0).id),
      ),
    )
    .orderBy(desc(engineRuns.id))
    .limit(limit + 1)
  return pageOf(
    rows.map(({ run, eventName }) => runOf(run, eventName)),
    limit,
    (run) => [run.id],
  )
}

export const getRun = async (ctx: BrandCtx, runId: string): Promise<RunWithSteps> => {
  const [found] = await ctx.db
    .select({ run: engineRuns, event: engineEvents })
    .from(engineRuns)
    .innerJoin(engineEvents, eq(engineEvents.id, engineRuns.eventId))
    .where(and(isForAsker(ctx), eq(engineRuns.id, runId)))
  if (!found) throw new Problem('not-found')
  const steps = await ctx.db.select().from(engineSteps).where(eq(engineSteps.runId, runId)).orderBy(asc(engineSteps.position))
  return {
    ...runOf(found.run, found.event.name),
    data: Object.fromEntries(Object.entries(found.event.data).map(([name, value]) => [name, shownValue(value)])),
    steps: steps.map((step) => ({
      name: step.name,
      kind: step.kind,
      state: step.state,
      attempts: step.attempt + 1,
      dueAt: step.finishedAt === null ? step.dueAt : null,
      error: errorOf(step.error),
      startedAt: step.startedAt,
      finishedAt: step.finishedAt,
    })),
  }
}

const cronsOf = (triggers: EngineTrigger[], now: Date): RunFunction['crons'] =>
  triggers.flatMap((trigger) =>
    'cron' in trigger
      ? [{ cron: trigger.cron, timeZone: trigger.zone, nextAt: new Cron(trigger.cron, { timezone: trigger.zone }).nextRun(now) }]
      : [],
  )

/** Every start of an engine says anew what it serves: what the last one did not say is gone. */
const servedNow = gte(engineFunctions.syncedAt, sql`(select max(synced_at) - interval '1 minute' from ${engineFunctions})`)

const lastRun = (ctx: BrandCtx, whose: SQL | undefined) =>
  ctx.db
    .select({ id: engineRuns.id, state: engineRuns.state, at: engineRuns.createdAt, finishedAt: engineRuns.finishedAt })
    .from(engineRuns)
    .where(and(eq(engineRuns.functionId, engineFunctions.id), whose))
    .orderBy(desc(engineRuns.id))
    .limit(1)

const isByClock = sql`exists (select from json_array_elements(${engineFunctions.triggers}) t where t ->> 'cron' is not null)`

export const listRunFunctions = async (ctx: BrandCtx): Promise<RunFunction[]> => {
  const own = lastRun(ctx, isForAsker(ctx)).as('own')
  const tick = lastRun(ctx, and(isNull(engineRuns.brandId), isByClock)).as('tick')
  const rows = await ctx.db
    .select({
      served: engineFunctions,
      own: { id: own.id, state: own.state, at: own.at, finishedAt: own.finishedAt },
      tick: { state: tick.state, at: tick.at, finishedAt: tick.finishedAt },
    })
    .from(engineFunctions)
    .leftJoinLateral(own, sql`true`)
    .leftJoinLateral(tick, sql`true`)
    .where(servedNow)
    .orderBy(asc(engineFunctions.id))
  return rows.map(({ served, own, tick }) => ({
    id: served.id,
    name: served.name,
    events: served.triggers.flatMap((trigger) => ('event' in trigger ? [trigger.event] : [])),
    crons: cronsOf(served.triggers, ctx.now),
    retries: served.retries,
    lastRun: own ?? (tick && { ...tick, id: null }),
  }))
}
