import { sql } from 'drizzle-orm'
import { foreignKey, index, integer, json, pgTable, primaryKey, text, unique, uuid } from 'drizzle-orm/pg-core'
import { createdAt, id, instant } from './_columns'

export type EngineTrigger = { event: string } | { cron: string; zone: string }
export type EngineError = { name: string; message: string; stack?: string }

/** What the embedded engine serves, as the functions themselves say it, for people to read. */
export const engineFunctions = pgTable('engine_functions', {
  id: text().primaryKey(),
  name: text().notNull(),
  triggers: json().$type<EngineTrigger[]>().notNull(),
  retries: integer().notNull(),
  concurrency: text(),
  firstSeenAt: createdAt(),
  syncedAt: instant().notNull(),
  tickedAt: instant(),
})

/** What was handed on. An id counts once for a day, longer while a run of it is kept. */
export const engineEvents = pgTable(
  'engine_events',
  {
    id: text().primaryKey(),
    name: text().notNull(),
    data: json().$type<Record<string, unknown>>().notNull(),
    at: instant().notNull(),
    receivedAt: createdAt(),
  },
  (table) => [index('engine_events_received').on(table.receivedAt)],
)

/**
 * One function for one event. A worker holds a whole run: `holder` says who, `claim` counts the holders and fences out the earlier ones.
 * `due_at` says when it may be held; a queued run without it waits for others of its concurrency key.
 * `deaths` counts the workers that were gone while they held it.
 */
export const engineRuns = pgTable(
  'engine_runs',
  {
    id: id(),
    functionId: text().notNull(),
    eventId: text().notNull(),
    brandId: uuid(),
    accountId: uuid(),
    state: text({ enum: ['queued', 'running', 'sleeping', 'completed', 'failed', 'cancelled'] })
      .notNull()
      .default('queued'),
    attempt: integer().notNull().default(0),
    dueAt: instant(),
    concurrencyKey: text(),
    cancelKeys: text().array(),
    holder: uuid(),
    claim: integer().notNull().default(0),
    deaths: integer().notNull().default(0),
    output: json().$type<unknown>(),
    error: json().$type<EngineError>(),
    createdAt: createdAt(),
    startedAt: instant(),
    finishedAt: instant(),
  },
  (table) => [
    unique('engine_run_once').on(table.eventId, table.functionId),
    foreignKey({ name: 'engine_run_of_event', columns: [table.eventId], foreignColumns: [engineEvents.id] }),
    index('engine_runs_of_brand').on(table.brandId, table.id),
    index('engine_runs_of_account')
      .on(table.accountId, table.id)
      .where(sql`brand_id is null`),
    index('engine_runs_of_function').on(table.functionId, table.brandId, table.id),
    index('engine_runs_due')
      .on(table.dueAt)
      .where(sql`due_at is not null and concurrency_key is null`),
    index('engine_runs_due_by_key')
      .on(table.dueAt)
      .where(sql`due_at is not null and concurrency_key is not null`),
    index('engine_runs_behind_others')
      .on(table.functionId, table.concurrencyKey, table.id)
      .where(sql`state = 'queued' and due_at is null`),
    index('engine_runs_held')
      .on(table.holder)
      .where(sql`holder is not null`),
    index('engine_runs_cancellable')
      .using('gin', table.cancelKeys)
      .where(sql`cancel_keys is not null and finished_at is null`),
    index('engine_runs_finished')
      .on(table.finishedAt)
      .where(sql`finished_at is not null`),
  ],
)

/** What a run remembers of its steps; the id is the SDK's hash of the step's name and its number among equal names. */
export const engineSteps = pgTable(
  'engine_steps',
  {
    runId: uuid().notNull(),
    id: text().notNull(),
    position: integer().notNull(),
    name: text().notNull(),
    kind: text({ enum: ['run', 'send-event', 'sleep'] }).notNull(),
    state: text({ enum: ['waiting', 'sleeping', 'completed', 'failed'] }).notNull(),
    attempt: integer().notNull(),
    dueAt: instant(),
    data: json().$type<unknown>(),
    error: json().$type<EngineError>(),
    startedAt: instant().notNull(),
    finishedAt: instant(),
  },
  (table) => [primaryKey({ columns: [table.runId, table.id] })],
)

/** Who works: alive while a session holds the advisory lock and the heartbeat is fresh. */
export const engineWorkers = pgTable('engine_workers', {
  id: uuid().primaryKey(),
  lockKey: integer().notNull(),
  startedAt: createdAt(),
  seenAt: instant().notNull(),
})

export type EngineRunRow = typeof engineRuns.$inferSelect
export type EngineStepRow = typeof engineSteps.$inferSelect
