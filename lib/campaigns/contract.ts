import { z } from 'zod'
import { Money } from '@/lib/core/money'
import { Instant, Line } from '@/lib/http/operation'
import { campaignStates, hasTwoDecimals, issueEvents } from './rules'

const Percent = z.number().gt(0).max(100).refine(hasTwoDecimals, 'must have at most two decimals')
const Paid = Money.refine(({ amount }) => amount > 0, { error: 'must be above zero', path: ['amount'] })
const Count = z.int().min(1).max(1_000)

export const Benefit = z
  .discriminatedUnion('type', [
    z.strictObject({ type: z.literal('percent'), percent: Percent, cap: Paid.optional() }),
    z.strictObject({ type: z.literal('amount'), amount: Paid }),
    z.strictObject({ type: z.literal('fixed-price'), price: Money }),
    z.strictObject({ type: z.literal('buy-x-get-y'), buy: Count, get: Count, percentOff: Percent }),
  ])
  .meta({
    id: 'Benefit',
    description:
      'What a code gives: a percentage (perhaps capped), an amount off, a price for each item in scope, or a number of items (the cheapest ones) cheaper for a number bought.',
    examples: [{ type: 'percent', percent: 30, cap: { amount: 2000, currency: 'EUR' } }],
  })
export type Benefit = z.output<typeof Benefit>

const Ids = z.array(z.uuid()).max(100)

export const Audience = z
  .strictObject({ segmentIds: Ids.default([]), match: z.enum(['any', 'all']).default('any'), excludeSegmentIds: Ids.default([]) })
  .meta({ id: 'Audience', description: 'Who may claim. No segment named: everyone.' })
export type Audience = z.output<typeof Audience>

export const Limits = z
  .strictObject({
    claims: z.int().min(1).max(2_000_000_000).nullable().default(null),
    perShopper: z.int().min(1).max(1_000).default(1),
    usesPerCode: z.int().min(1).max(1_000_000).default(1),
    budget: Paid.nullable().default(null),
  })
  .meta({ id: 'Limits' })
export type Limits = z.output<typeof Limits>

export const Scope = z
  .strictObject({ productIds: Ids.default([]), categoryIds: Ids.default([]) })
  .meta({ id: 'Scope', description: 'What the benefit counts for: items of these products or categories. Nothing named: everything.' })
export type Scope = z.output<typeof Scope>

/** A pattern holds one `#` for each random character; the check character comes last. */
export const CodeStyle = z
  .strictObject({
    length: z.int().min(4).max(24).default(10).meta({ description: 'Random characters, beside prefix and check character.' }),
    prefix: z
      .string()
      .regex(/^[A-Z0-9]([A-Z0-9-]{0,14}[A-Z0-9])?$/, 'must be 1 to 16 of A–Z, 0–9 and inner hyphens')
      .nullable()
      .default(null),
    pattern: z
      .string()
      .regex(/^[#-]{1,40}$/, 'must be made of # for a character and - between them, such as ####-####-###')
      .nullable()
      .default(null)
      .meta({ description: 'How the characters are grouped: as many `#` as `length` and one for the check character.' }),
  })
  .meta({ id: 'CodeStyle' })
export type CodeStyle = z.output<typeof CodeStyle>

export const IssueOn = z
  .strictObject({
    event: z.enum(issueEvents),
    ceiling: z.int().min(1).max(10_000_000),
    validForDays: z.int().min(1).max(3_650),
  })
  .meta({
    id: 'IssueOn',
    description: 'The campaign gives its codes by itself when this happens to a person, to the first `ceiling` of them.',
  })
export type IssueOn = z.output<typeof IssueOn>

export const CodeCounts = z
  .object({
    total: z.int(),
    available: z.int(),
    claimed: z.int(),
    redeemed: z.int(),
    void: z.int(),
    expired: z.int(),
  })
  .meta({ id: 'CodeCounts', description: 'How many codes are in which state. Each is in one; they add up to `total`.' })
export type CodeCounts = z.output<typeof CodeCounts>

export const Campaign = z
  .object({
    id: z.uuid(),
    name: z.string(),
    description: z.string().nullable(),
    benefit: Benefit,
    startsAt: Instant.nullable(),
    endsAt: Instant.nullable(),
    audience: Audience,
    limits: Limits,
    minimumSpend: Money.nullable(),
    scope: Scope.nullable(),
    codeStyle: CodeStyle,
    issueOn: IssueOn.nullable(),
    claimableByShoppers: z.boolean(),
    state: z.enum(campaignStates),
    exhausted: z.boolean().meta({ description: 'Nothing is left to give: no code, or a ceiling is reached.' }),
    claimUrl: z.string().meta({ description: 'Where shoppers claim; print it as a QR code.' }),
    counts: CodeCounts,
    version: z.int(),
    createdAt: Instant,
    updatedAt: Instant,
    publishedAt: Instant.nullable(),
  })
  .meta({ id: 'Campaign' })
export type Campaign = z.output<typeof Campaign>
export type WireCampaign = z.input<typeof Campaign>

export const CampaignName = Line(120)
