import { sql } from 'drizzle-orm'
import { bigint, boolean, check, foreignKey, index, integer, jsonb, pgTable, text, unique, uuid } from 'drizzle-orm/pg-core'
import type { Audience, Benefit, CodeStyle, IssueOn, Scope } from '@/lib/campaigns/contract'
import { brands } from './brands'
import { createdAt, id, instant } from './_columns'

export const campaigns = pgTable(
  'campaigns',
  {
    id: id(),
    brandId: uuid()
      .notNull()
      .references(() => brands.id),
    name: text().notNull(),
    description: text(),
    benefit: jsonb().$type<Benefit>().notNull(),
    startsAt: instant(),
    endsAt: instant(),
    audience: jsonb().$type<Audience>().notNull(),
    claimsLimit: integer(),
    perShopper: integer().notNull(),
    usesPerCode: integer().notNull(),
    budget: bigint({ mode: 'number' }),
    minimumSpend: bigint({ mode: 'number' }),
    scope: jsonb().$type<Scope>(),
    codeStyle: jsonb().$type<CodeStyle>().notNull(),
    issueOn: jsonb().$type<IssueOn>(),
    claimableByShoppers: boolean().notNull(),
    /** What a claim link ends with. */
    linkToken: text().notNull().unique('campaign_of_link'),
    createdBy: uuid(),
    publishedAt: instant(),
    pausedAt: instant(),
    resumedAt: instant(),
    archivedAt: instant(),
    version: integer().notNull().default(1),
    createdAt: createdAt(),
    updatedAt: instant().notNull().defaultNow(),
  },
  (table) => [
    unique('campaign_in_brand').on(table.brandId, table.id),
    check('ends_after_start', sql`ends_at > starts_at`),
    check('limits_positive', sql`claims_limit > 0 and per_shopper > 0 and uses_per_code > 0 and budget >= 0 and minimum_spend >= 0`),
    check('paused_when_published', sql`paused_at is null or published_at is not null`),
    index('campaigns_issuing')
      .on(sql`(issue_on ->> 'event')`)
      .where(sql`issue_on is not null and archived_at is null`),
  ],
)

/** How long a campaign's strip is: the last position given to a code. Whoever appends codes holds this row, and no claim ever does. */
export const strips = pgTable(
  'strips',
  {
    campaignId: uuid().primaryKey(),
    brandId: uuid().notNull(),
    size: bigint({ mode: 'number' }).notNull().default(0),
  },
  (table) => [
    foreignKey({
      name: 'strip_of_campaign',
      columns: [table.brandId, table.campaignId],
      foreignColumns: [campaigns.brandId, campaigns.id],
    }).onDelete('cascade'),
    check('size_counts_up', sql`size >= 0`),
  ],
)

/** How far a campaign's strip is torn. Whoever takes or changes a code that may still be torn holds this row. */
export const tears = pgTable(
  'tears',
  {
    campaignId: uuid().primaryKey(),
    brandId: uuid().notNull(),
    torn: bigint({ mode: 'number' }).notNull().default(0),
    /** Claims given by claiming: what `limits.claims` bounds. */
    claimed: integer().notNull().default(0),
    /** Vouchers given by themselves: what `issueOn.ceiling` bounds. */
    issued: integer().notNull().default(0),
    exhaustedAt: instant(),
  },
  (table) => [
    foreignKey({
      name: 'tear_of_campaign',
      columns: [table.brandId, table.campaignId],
      foreignColumns: [campaigns.brandId, campaigns.id],
    }).onDelete('cascade'),
    check('tears_count_up', sql`torn >= 0 and claimed >= 0 and issued >= 0`),
  ],
)

/** What a campaign with a budget has given so far. */
export const campaignBudgets = pgTable(
  'campaign_budgets',
  {
    campaignId: uuid().primaryKey(),
    brandId: uuid().notNull(),
    budget: bigint({ mode: 'number' }).notNull(),
    spent: bigint({ mode: 'number' }).notNull().default(0),
  },
  (table) => [
    foreignKey({
      name: 'budget_of_campaign',
      columns: [table.brandId, table.campaignId],
      foreignColumns: [campaigns.brandId, campaigns.id],
    }).onDelete('cascade'),
    check('spent_counts_up', sql`spent >= 0`),
  ],
)

/**
 * How many codes of a campaign are in which state, as changes to add up: every statement adds a row by a trigger, so that nobody
 * waits for a counter. Void, used and claimed exclude each other; what is left of the total is available.
 */
export const campaignCounts = pgTable(
  'campaign_counts',
  {
    id: bigint({ mode: 'number' }).primaryKey().generatedAlwaysAsIdentity(),
    campaignId: uuid().notNull(),
    total: integer().notNull().default(0),
    claimed: integer().notNull().default(0),
    used: integer().notNull().default(0),
    void: integer().notNull().default(0),
  },
  (table) => [index('counts_of_campaign').on(table.campaignId)],
)

export type CampaignRow = typeof campaigns.$inferSelect
