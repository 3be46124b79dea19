import { sql } from 'drizzle-orm'
import { bigint, check, foreignKey, index, integer, jsonb, pgTable, primaryKey, text, unique, uuid } from 'drizzle-orm/pg-core'
import { attemptErrors, deliveryStates, type DeliveryState } from '@/lib/webhooks/deliveries/rules'
import { disabledReasons, webhookTypes } from '@/lib/webhooks/rules'
import { brands } from './brands'
import { bytes, createdAt, id, instant } from './_columns'

/** An address of a brand that is told of its facts. The secrets are encrypted. */
export const webhooks = pgTable(
  'webhooks',
  {
    id: id(),
    brandId: uuid()
      .notNull()
      .references(() => brands.id),
    url: text().notNull(),
    /** Empty: all of them. */
    types: text({ enum: webhookTypes }).array().notNull(),
    description: text(),
    secret: bytes().notNull(),
    previousSecret: bytes(),
    previousUntil: instant(),
    disabledAt: instant(),
    disabledReason: text({ enum: disabledReasons }),
    failingSince: instant(),
    /** Up to which place of the brand's sequence its deliveries are written. */
    plannedSequence: bigint({ mode: 'number' }).notNull(),
    /** Until when somebody who is on the way, or at work, looks after what is due. */
    busyUntil: instant(),
    /** When somebody who sleeps will look again. */
    wakesAt: instant(),
    /** How often in a row it did not answer, and until when it is left alone for that. */
    strikes: integer().notNull().default(0),
    restsUntil: instant(),
    version: integer().notNull().default(1),
    createdAt: createdAt(),
    updatedAt: instant().notNull().defaultNow(),
  },
  (table) => [
    unique('webhook_in_brand').on(table.brandId, table.id),
    check('previous_secret_for_a_time', sql`(previous_secret is null) = (previous_until is null)`),
    check('disabled_for_a_reason', sql`(disabled_at is null) = (disabled_reason is null)`),
    check('plans_count_up', sql`planned_sequence >= 0 and strikes >= 0`),
  ],
)

/** A fact on its way to a webhook. Its body is written once, so that it is the same text on every attempt. */
export const deliveries = pgTable(
  'deliveries',
  {
    id: id(),
    brandId: uuid().notNull(),
    webhookId: uuid().notNull(),
    factId: uuid().notNull(),
    type: text({ enum: webhookTypes }).notNull(),
    /** Neither has a place nor a body: a test that was asked for, before its fact is relayed. */
    sequence: bigint({ mode: 'number' }),
    body: text(),
    state: text({ enum: deliveryStates })
      .notNull()
      .default('pending' satisfies DeliveryState),
    /** All of its attempts ever; `tries` are those since it was planned or replayed. */
    attempts: integer().notNull().default(0),
    tries: integer().notNull().default(0),
    /** While an attempt is under way: when it counts as lost. */
    nextAttemptAt: instant(),
    createdAt: createdAt(),
    finishedAt: instant(),
  },
  (table) => [
    unique('delivery_in_brand').on(table.brandId, table.id),
    unique('delivery_once').on(table.webhookId, table.factId),
    foreignKey({
      name: 'delivery_of_webhook',
      columns: [table.brandId, table.webhookId],
      foreignColumns: [webhooks.brandId, webhooks.id],
    }).onDelete('cascade'),
    index('deliveries_due')
      .on(table.webhookId, table.nextAttemptAt, table.sequence)
      .where(sql`state = 'pending'`),
    index('deliveries_of_webhook').on(table.webhookId, table.id),
    index('deliveries_finished').on(table.finishedAt),
    check('tries_count_up', sql`tries >= 0 and tries <= attempts`),
    check('planned_whole', sql`(sequence is null) = (body is null)`),
    check('due_when_planned', sql`next_attempt_at is null or (state = 'pending' and body is not null)`),
    check('finished_when_over', sql`(finished_at is null) = (state = 'pending')`),
  ],
)

export const deliveryAttempts = pgTable(
  'delivery_attempts',
  {
    brandId: uuid().notNull(),
    deliveryId: uuid().notNull(),
    ordinal: integer().notNull(),
    at: instant().notNull(),
    status: integer(),
    milliseconds: integer().notNull(),
    error: text({ enum: attemptErrors }),
    detail: text(),
    url: text().notNull(),
    headers: jsonb().$type<Record<string, string>>().notNull(),
    answer: text(),
  },
  (table) => [
    primaryKey({ columns: [table.deliveryId, table.ordinal] }),
    foreignKey({
      name: 'attempt_of_delivery',
      columns: [table.brandId, table.deliveryId],
      foreignColumns: [deliveries.brandId, deliveries.id],
    }).onDelete('cascade'),
    check('ordinal_from_one', sql`ordinal > 0`),
  ],
)

export type WebhookRow = typeof webhooks.$inferSelect
export type DeliveryRow = typeof deliveries.$inferSelect
export type DeliveryAttemptRow = typeof deliveryAttempts.$inferSelect
