import { sql } from 'drizzle-orm'
import { check, foreignKey, jsonb, pgTable, text, uuid } from 'drizzle-orm/pg-core'
import { codeActions, type CodeFilter } from '@/lib/campaigns/codes/rules'
import { instant } from './_columns'
import { jobs } from './jobs'

/** What a job that changes many codes was asked: these ids, or all that a filter finds. */
export const codeChanges = pgTable(
  'code_changes',
  {
    jobId: uuid().primaryKey(),
    brandId: uuid().notNull(),
    action: text({ enum: codeActions }).notNull(),
    until: instant(),
    ids: uuid().array(),
    filter: jsonb().$type<CodeFilter>(),
  },
  (table) => [
    foreignKey({ name: 'change_of_job', columns: [table.brandId, table.jobId], foreignColumns: [jobs.brandId, jobs.id] }).onDelete(
      'cascade',
    ),
    check('some_codes', sql`(ids is null) <> (filter is null)`),
    check('until_when_extended', sql`(until is not null) = (action = 'extend')`),
  ],
)

export type CodeChangeRow = typeof codeChanges.$inferSelect
