import { z } from 'zod'
import { IdParams, Instant, operation, PageQuery, pageSchema, SearchText } from '@/lib/http/operation'
import { Job } from '@/lib/jobs/contract'
import { ShopperRef } from '@/lib/shoppers/contract'
import { codeActions, codeStates } from './rules'

export const CodeHolder = z.object({ id: z.uuid(), ref: z.string().nullable() }).meta({ id: 'CodeHolder' })

/** A unit of a campaign, as the brand sees it. */
export const Code = z
  .object({
    id: z.uuid(),
    code: z.string(),
    campaignId: z.uuid(),
    batchId: z.uuid(),
    position: z.int().meta({ description: `Its place in the campaign's strip.` }),
    state: z.enum(codeStates),
    isUsed: z.boolean(),
    uses: z.int(),
    usesLeft: z.int(),
    shopper: CodeHolder.nullable(),
    orderRef: z.string().nullable(),
    claimedAt: Instant.nullable(),
    usedAt: Instant.nullable().meta({ description: 'When its last use was made.' }),
    expiresAt: Instant.nullable(),
    voidedAt: Instant.nullable(),
  })
  .meta({
    id: 'Code',
    description: `A unit of a campaign, at its place of the campaign's strip.`,
    examples: [
      {
        id: '019a9f38-4c80-7e21-a2d0-6f7b1c93e845',
        code: 'VIP-7KQ2M9XAPRC',
        campaignId: '019a9f38-4c80-7a02-8c11-5be21d9f6c40',
        batchId: '019a9f38-4c80-7d10-9f6b-2a51c3e0b7d4',
        position: 17,
        state: 'claimed',
        isUsed: false,
        uses: 0,
        usesLeft: 1,
        shopper: { id: '019a9f38-4c80-7f0c-b318-94d2e6a1c570', ref: 'C-1042' },
        orderRef: null,
        claimedAt: '2026-11-20T16:42:00.000Z',
        usedAt: null,
        expiresAt: null,
        voidedAt: null,
      },
    ],
  })
export type Code = z.output<typeof Code>
export type WireCode = z.input<typeof Code>

const filters = {
  q: SearchText.optional().meta({ description: 'The whole code in any spelling, or what it begins with.' }),
  state: z.enum(codeStates).optional(),
  batchId: z.uuid().optional(),
  shopper: ShopperRef.optional().meta({ description: `Who has it: the customer's ref, or the shopper's id.` }),
}

const CodeQuery = z.strictObject({ ...PageQuery, ...filters, campaignId: z.uuid().optional() })
export type CodeQuery = z.output<typeof CodeQuery>

export const listCodes = operation({
  method: 'GET',
  path: '/codes',
  summary: 'List codes',
  description:
    'Newest first, in one state campaign by campaign; those of one campaign in the order of its strip, those that are searched for in the order of the alphabet.',
  access: 'codes:read',
  query: CodeQuery,
  answers: { 200: pageSchema(Code) },
  problems: [],
})

export const listCampaignCodes = operation({
  method: 'GET',
  path: '/campaigns/{id}/codes',
  summary: 'List the codes of a campaign',
  description: 'In the order of its strip; those that are searched for in the order of the alphabet.',
  access: 'codes:read',
  params: IdParams,
  query: z.strictObject({ ...PageQuery, ...filters }),
  answers: { 200: pageSchema(Code) },
  problems: ['not-found'],
})

const CodeFile = z.string().meta({
  id: 'CodeFile',
  description:
    'One row a code under a row of names: code, state, position, shopper, orderRef, uses, claimedAt, usedAt, expiresAt, batchId. A cell that a spreadsheet would take for a formula begins with an apostrophe.',
  examples: [
    'code,state,position,shopper,orderRef,uses,claimedAt,usedAt,expiresAt,batchId\r\nVIP-7KQ2M9XAPRC,claimed,17,C-1042,,0,2026-11-20T16:42:00.000Z,,,019a9f38-4c80-7d10-9f6b-2a51c3e0b7d4\r\n',
  ],
})

export const exportCodes = operation({
  kind: 'csv',
  method: 'GET',
  path: '/campaigns/{id}/codes.csv',
  summary: 'Fetch the codes of a campaign as a file',
  description: 'Those that a list with these filters shows, in the order of the strip, as they are read.',
  access: 'codes:read',
  params: IdParams,
  query: z.strictObject(filters),
  answers: { 200: CodeFile },
  problems: ['not-found'],
})

export const mostIds = 10_000

const CodeFilter = z.strictObject({ ...filters, campaignId: z.uuid().optional() }).meta({ id: 'CodeFilter' })

const BulkChange = z
  .strictObject({
    ids: z.array(z.uuid()).min(1).max(mostIds).optional(),
    filter: CodeFilter.optional().meta({ description: 'All that a list with these filters shows.' }),
    action: z.enum(codeActions),
    until: Instant.optional().meta({ description: 'Until when an extended code counts.' }),
  })
  .superRefine(({ ids, filter, action, until }, context) => {
    const wrong = (path: string, message: string) => context.addIssue({ code: 'custom', path: [path], message })
    if ((ids === undefined) === (filter === undefined)) wrong('ids', 'must be given, or filter, and not both')
    if (action === 'extend' && until === undefined) wrong('until', 'must say until when')
    if (action === 'void' && until !== undefined) wrong('until', 'must be left out when codes are voided')
  })
  .meta({
    override: ({ jsonSchema }: { jsonSchema: { examples?: unknown } }) => {
      jsonSchema.examples = [{ ids: ['019a9f38-4c80-7e21-a2d0-6f7b1c93e845'], action: 'void' }]
    },
  })
export type BulkChange = z.output<typeof BulkChange>

export const changeCodes = operation({
  method: 'POST',
  path: '/codes/bulk',
  summary: 'Void or extend many codes',
  description:
    'A job deals with each of them. `void`: a used one is turned down. `extend`: claimed ones count until then, or as long as their campaign when that ends before; all others are turned down. Its result is `{changed, rejected}`.',
  access: 'codes:write',
  body: BulkChange,
  answers: { 202: Job },
  problems: ['not-found', 'too-many-jobs'],
  location: '/jobs/{id}',
  pollSeconds: 1,
})
