import { z } from 'zod'
import { Money } from '@/lib/core/money'
import { IdParams, Instant, Line, operation, PageQuery, pageSchema, SearchText } from '@/lib/http/operation'
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

const audience = { segmentIds: Ids, match: z.enum(['any', 'all']), excludeSegmentIds: Ids }

export const Audience = z
  .strictObject({
    segmentIds: audience.segmentIds.default([]),
    match: audience.match.default('any'),
    excludeSegmentIds: audience.excludeSegmentIds.default([]),
  })
  .meta({ id: 'Audience', description: 'Who may claim. No segment named: everyone.' })
export type Audience = z.output<typeof Audience>

const limits = {
  claims: z.int().min(1).max(2_000_000_000).nullable(),
  perShopper: z.int().min(1).max(1_000),
  usesPerCode: z.int().min(1).max(1_000_000),
  budget: Paid.nullable(),
}

export const Limits = z
  .strictObject({
    claims: limits.claims.default(null),
    perShopper: limits.perShopper.default(1),
    usesPerCode: limits.usesPerCode.default(1),
    budget: limits.budget.default(null),
  })
  .meta({ id: 'Limits' })
export type Limits = z.output<typeof Limits>

const scope = { productIds: Ids, categoryIds: Ids }

export const Scope = z
  .strictObject({ productIds: scope.productIds.default([]), categoryIds: scope.categoryIds.default([]) })
  .meta({ id: 'Scope', description: 'What the benefit counts for: items of these products or categories. Nothing named: everything.' })
export type Scope = z.output<typeof Scope>

const codeStyle = {
  length: z.int().min(4).max(24).meta({ description: 'Random characters, beside prefix and check character.' }),
  prefix: z
    .string()
    .regex(/^[A-Z0-9]([A-Z0-9-]{0,14}[A-Z0-9])?$/, 'must be 1 to 16 of A–Z, 0–9 and inner hyphens')
    .nullable(),
  pattern: z
    .string()
    .regex(/^[#-]{1,40}$/, 'must be made of # for a character and - between them, such as ####-####-###')
    .nullable()
    .meta({ description: 'How the characters are grouped: as many `#` as `length` and one for the check character.' }),
}

export const CodeStyle = z
  .strictObject({
    length: codeStyle.length.default(10),
    prefix: codeStyle.prefix.default(null),
    pattern: codeStyle.pattern.default(null),
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
    spent: Money.nullable().meta({ description: 'What its codes have given of `limits.budget`; null without one.' }),
    issued: z.int().nullable().meta({ description: 'How many vouchers of `issueOn.ceiling` it has given; null without one.' }),
    version: z.int(),
    createdAt: Instant,
    updatedAt: Instant,
    publishedAt: Instant.nullable(),
  })
  .meta({ id: 'Campaign' })
export type Campaign = z.output<typeof Campaign>
export type WireCampaign = z.input<typeof Campaign>

const Text = z
  .string()
  .trim()
  .min(1)
  .max(2_000)
  .regex(/^[^\p{Cs}\u0000-\u0008\u000b-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069]*$/u, 'must not hold control characters')

/** What the database and our own spelling of a time can both hold. */
const Moment = Instant.refine((at) => at.getTime() >= 0 && at.getUTCFullYear() < 10_000, 'must lie between 1970 and 9999')

const members = {
  name: Line(120),
  description: Text.nullable(),
  benefit: Benefit,
  startsAt: Moment.nullable(),
  endsAt: Moment.nullable(),
  minimumSpend: Paid.nullable(),
  issueOn: IssueOn.nullable(),
  claimableByShoppers: z.boolean(),
}

const NewCampaign = z.strictObject({
  name: members.name,
  benefit: members.benefit,
  description: members.description.default(null),
  startsAt: members.startsAt.default(null),
  endsAt: members.endsAt.default(null),
  audience: Audience.prefault({}),
  limits: Limits.prefault({}),
  minimumSpend: members.minimumSpend.default(null),
  scope: Scope.nullable().default(null),
  codeStyle: CodeStyle.prefault({}),
  issueOn: members.issueOn.default(null),
  claimableByShoppers: members.claimableByShoppers.default(true),
})
export type NewCampaign = z.output<typeof NewCampaign>

const CampaignChange = z
  .strictObject({
    ...members,
    audience: z.strictObject(audience).partial(),
    limits: z.strictObject(limits).partial(),
    scope: z.strictObject(scope).partial().nullable(),
    codeStyle: z.strictObject(codeStyle).partial(),
  })
  .partial()
export type CampaignChange = z.output<typeof CampaignChange>

const CampaignQuery = z.strictObject({
  ...PageQuery,
  q: SearchText.optional().meta({ description: 'Part of the name; accents and case do not matter.' }),
  state: z.enum(campaignStates).optional(),
  sort: z.enum(['name', '-createdAt']).default('-createdAt'),
})
export type CampaignQuery = z.output<typeof CampaignQuery>

export const listCampaigns = operation({
  method: 'GET',
  path: '/campaigns',
  summary: 'List campaigns',
  access: 'campaigns:read',
  query: CampaignQuery,
  answers: { 200: pageSchema(Campaign) },
  problems: [],
})

export const createCampaign = operation({
  method: 'POST',
  path: '/campaigns',
  summary: 'Draft a campaign',
  description: 'Name and benefit are enough. It gives nothing until it is published.',
  access: 'campaigns:write',
  body: NewCampaign,
  answers: { 201: Campaign },
  problems: [],
  location: '/campaigns/{id}',
})

export const getCampaign = operation({
  method: 'GET',
  path: '/campaigns/{id}',
  summary: 'Read a campaign',
  access: 'campaigns:read',
  params: IdParams,
  answers: { 200: Campaign },
  problems: ['not-found'],
})

export const changeCampaign = operation({
  method: 'PATCH',
  path: '/campaigns/{id}',
  summary: 'Change a campaign',
  description:
    'Members that are left out stay, also within `audience`, `limits`, `scope` and `codeStyle`; `benefit` and `issueOn` are replaced as a whole; null clears. Once published, `benefit`, `codeStyle` and `issueOn` are fixed.',
  access: 'campaigns:write',
  params: IdParams,
  body: CampaignChange,
  answers: { 200: Campaign },
  problems: ['not-found', 'version-conflict', 'campaign-published'],
})

export const deleteCampaign = operation({
  method: 'DELETE',
  path: '/campaigns/{id}',
  summary: 'Delete a draft',
  description: 'Its codes go with it. What was published is archived instead.',
  access: 'campaigns:write',
  params: IdParams,
  answers: { 204: null },
  problems: ['not-found', 'version-conflict', 'campaign-published'],
})
