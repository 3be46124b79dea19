import { sql } from 'drizzle-orm'
import { bigint, check, foreignKey, index, integer, jsonb, pgTable, primaryKey, text, unique, uniqueIndex, uuid } from 'drizzle-orm/pg-core'
import type { Order } from '@/lib/campaigns/redemptions/contract'
import { campaigns } from './campaigns'
import { createdAt, id, instant, plainText } from './_columns'
import { jobs } from './jobs'
import { shoppers } from './shoppers'

/** Codes that one job made together; without a job, those that a campaign makes one by one as it issues them. */
export const batches = pgTable(
  'batches',
  {
    id: id(),
    brandId: uuid().notNull(),
    campaignId: uuid().notNull(),
    jobId: uuid(),
    asked: integer(),
    /** How many of its codes there are, and between which positions they stand: a trigger counts. */
    codes: integer().notNull().default(0),
    firstPosition: bigint({ mode: 'number' }),
    lastPosition: bigint({ mode: 'number' }),
    undoneAt: instant(),
    createdAt: createdAt(),
  },
  (table) => [
    unique('batch_in_brand').on(table.brandId, table.id),
    unique('batch_in_campaign').on(table.brandId, table.campaignId, table.id),
    foreignKey({
      name: 'batch_of_campaign',
      columns: [table.brandId, table.campaignId],
      foreignColumns: [campaigns.brandId, campaigns.id],
    }).onDelete('cascade'),
    foreignKey({ name: 'batch_of_job', columns: [table.brandId, table.jobId], foreignColumns: [jobs.brandId, jobs.id] }),
    uniqueIndex('one_issuing_batch')
      .on(table.campaignId)
      .where(sql`job_id is null`),
    check('codes_count_up', sql`codes >= 0`),
  ],
)

/** A unit of a campaign at its position of the strip. A claim does not write here. */
export const codes = pgTable(
  'codes',
  {
    id: uuid().notNull(),
    brandId: uuid().notNull(),
    campaignId: uuid().notNull(),
    batchId: uuid().notNull(),
    position: bigint({ mode: 'number' }).notNull(),
    code: text().notNull(),
    /** What two spellings of one code have in common. */
    matchKey: plainText().notNull(),
    voidedAt: instant(),
  },
  (table) => [
    primaryKey({ columns: [table.brandId, table.id] }),
    unique('code_at_position').on(table.brandId, table.campaignId, table.position),
    unique('code_once').on(table.brandId, table.matchKey),
    foreignKey({
      name: 'code_of_batch',
      columns: [table.brandId, table.campaignId, table.batchId],
      foreignColumns: [batches.brandId, batches.campaignId, batches.id],
    }).onDelete('cascade'),
    index('codes_void')
      .on(table.brandId, table.campaignId, table.position)
      .where(sql`voided_at is not null`),
    check('position_from_one', sql`position > 0`),
    check('code_said', sql`code <> '' and match_key <> ''`),
  ],
)

/** Who has a code: nobody twice, and no code two. A code that is redeemed without a shopper is claimed by nobody in particular. */
export const claims = pgTable(
  'claims',
  {
    id: uuid().notNull(),
    brandId: uuid().notNull(),
    campaignId: uuid().notNull(),
    position: bigint({ mode: 'number' }).notNull(),
    shopperId: uuid(),
    /** The shopper's first claim of the campaign is 1. */
    ordinal: integer().notNull(),
    uses: integer().notNull().default(0),
    /** When the last of its uses was made; null while one is left. */
    usedAt: instant(),
    orderRef: text(),
    claimedAt: createdAt(),
    expiresAt: instant(),
  },
  (table) => [
    primaryKey({ columns: [table.brandId, table.campaignId, table.position] }),
    unique('claim_once').on(table.shopperId, table.campaignId, table.ordinal),
    foreignKey({
      name: 'claim_of_code',
      columns: [table.brandId, table.campaignId, table.position],
      foreignColumns: [codes.brandId, codes.campaignId, codes.position],
    }),
    foreignKey({ name: 'claim_of_shopper', columns: [table.brandId, table.shopperId], foreignColumns: [shoppers.brandId, shoppers.id] }),
    index('claims_expiring')
      .on(table.campaignId, table.expiresAt)
      .where(sql`expires_at is not null and used_at is null`),
    index('claims_used')
      .on(table.brandId, table.campaignId, table.position)
      .where(sql`used_at is not null`),
    check('uses_count_up', sql`uses >= 0 and (used_at is null or uses > 0)`),
    check('ordinal_from_one', sql`ordinal > 0`),
  ],
)

/** A use of a code. The unique key is the last line: one use is made once, and again only when it was rolled back. */
export const redemptions = pgTable(
  'redemptions',
  {
    id: id(),
    brandId: uuid().notNull(),
    campaignId: uuid().notNull(),
    position: bigint({ mode: 'number' }).notNull(),
    use: integer().notNull(),
    shopperId: uuid(),
    storeId: uuid(),
    discount: bigint({ mode: 'number' }).notNull(),
    total: bigint({ mode: 'number' }).notNull(),
    order: jsonb().$type<Order>().notNull(),
    orderRef: text(),
    actorKind: text().notNull(),
    actorId: text(),
    redeemedAt: createdAt(),
    rolledBackAt: instant(),
  },
  (table) => [
    unique('redemption_in_brand').on(table.brandId, table.id),
    uniqueIndex('use_once')
      .on(table.campaignId, table.position, table.use)
      .where(sql`rolled_back_at is null`),
    index('redemptions_of_code').on(table.campaignId, table.position),
    index('redemptions_of_shopper')
      .on(table.shopperId, table.id)
      .where(sql`shopper_id is not null`),
    index('redemptions_in_store')
      .on(table.brandId, table.storeId, table.id)
      .where(sql`store_id is not null`),
    foreignKey({
      name: 'redemption_of_claim',
      columns: [table.brandId, table.campaignId, table.position],
      foreignColumns: [claims.brandId, claims.campaignId, claims.position],
    }),
    check('use_from_one', sql`use > 0`),
    check('discount_in_range', sql`discount >= 0 and total >= 0`),
  ],
)

export type CodeRow = typeof codes.$inferSelect
export type ClaimRow = typeof claims.$inferSelect
export type RedemptionRow = typeof redemptions.$inferSelect
export type BatchRow = typeof batches.$inferSelect
