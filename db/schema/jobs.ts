import { sql } from 'drizzle-orm'
import { check, foreignKey, index, integer, jsonb, pgTable, primaryKey, text, unique, uuid } from 'drizzle-orm/pg-core'
import { jobKinds, type JobState, jobStates, type Sample } from '@/lib/jobs/rules'
import { accounts } from './accounts'
import { brands } from './brands'
import { bytes, createdAt, id, instant } from './_columns'

/** Long work: a brand's, or a person's own. Who resumes it starts a new round; what an old round still does counts no more. */
export const jobs = pgTable(
  'jobs',
  {
    id: id(),
    brandId: uuid().references(() => brands.id),
    accountId: uuid().references(() => accounts.id, { onDelete: 'cascade' }),
    kind: text({ enum: jobKinds }).notNull(),
    subjectType: text().notNull(),
    subjectId: uuid().notNull(),
    state: text({ enum: jobStates })
      .notNull()
      .default('queued' satisfies JobState),
    round: integer().notNull().default(1),
    total: integer(),
    done: integer().notNull().default(0),
    rejected: integer().notNull().default(0),
    samples: jsonb().$type<Sample[]>().notNull().default([]),
    mark: jsonb().$type<Record<string, unknown>>(),
    result: jsonb().$type<Record<string, unknown>>(),
    problem: jsonb().$type<{ code: string; detail: string }>(),
    createdAt: createdAt(),
    startedAt: instant(),
    finishedAt: instant(),
  },
  (table) => [
    unique('job_in_brand').on(table.brandId, table.id),
    unique('job_of_account').on(table.accountId, table.id),
    index('jobs_finished').on(table.kind, table.finishedAt),
    check('one_owner', sql`(brand_id is null) <> (account_id is null)`),
    check('counts_in_order', sql`rejected >= 0 and rejected <= done and (total is null or done <= total)`),
    check('started_to_run', sql`started_at is not null or state not in ('running', 'succeeded')`),
    check('finished_when_over', sql`(finished_at is null) = (state in ('queued', 'running'))`),
    check('outcome_said', sql`(problem is not null) = (state = 'failed') and (result is not null) = (state = 'succeeded')`),
  ],
)

/** The file of a person's export, in pieces, so that no process ever holds it whole. */
export const exportChunks = pgTable(
  'export_chunks',
  {
    accountId: uuid().notNull(),
    jobId: uuid().notNull(),
    ordinal: integer().notNull(),
    bytes: bytes().notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.jobId, table.ordinal] }),
    foreignKey({ name: 'chunk_of_job', columns: [table.accountId, table.jobId], foreignColumns: [jobs.accountId, jobs.id] }).onDelete(
      'cascade',
    ),
  ],
)

export type JobRow = typeof jobs.$inferSelect
