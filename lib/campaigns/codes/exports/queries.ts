import { and, asc, gt } from 'drizzle-orm'
import { codes } from '@/db/schema'
import type { BrandCtx } from '@/lib/core/ctx'
import { csvLine } from '@/lib/csv/write'
import type { Download } from '@/lib/http/operation'
import type { Code } from '../contract'
import { filtered } from '../filters/queries'
import { codeOf, findWhole, requireCampaign, seenCodes } from '../queries'
import type { CodeFilter } from '../rules'

const rowsAtOnce = 2_000
const names = ['code', 'state', 'position', 'shopper', 'orderRef', 'uses', 'claimedAt', 'usedAt', 'expiresAt', 'batchId']

const lineOf = ({ code, state, position, shopper, orderRef, uses, claimedAt, usedAt, expiresAt, batchId }: Code) =>
  csvLine([code, state, position, shopper?.ref ?? null, orderRef, uses, claimedAt, usedAt, expiresAt, batchId])

/** A piece is read when the one before it is sent: whatever there is, no more than one of them is in memory. */
async function* linesOf(ctx: BrandCtx, filter: CodeFilter, isWhole: boolean): AsyncGenerator<Uint8Array> {
  const encoder = new TextEncoder()
  yield encoder.encode(csvLine(names))
  let after = 0
  for (;;) {
    const rows = await seenCodes(ctx, filter)
      .where(and(filtered(ctx, filter, isWhole), gt(codes.position, after)))
      .orderBy(asc(codes.position))
      .limit(rowsAtOnce)
    if (rows.length > 0) yield encoder.encode(rows.map((row) => lineOf(codeOf(row, ctx.now))).join(''))
    if (rows.length < rowsAtOnce) return
    after = rows.at(-1)?.code.position ?? after
  }
}

const fileName = (name: string) =>
  name
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-+|-+$/g, '')
    .slice(0, 60)

export const exportCodes = async (ctx: BrandCtx, campaignId: string, asked: Omit<CodeFilter, 'campaignId'>): Promise<Download> => {
  const { name } = await requireCampaign(ctx, campaignId)
  const filter = { ...asked, campaignId }
  const isWhole = (await findWhole(ctx, filter)).length > 0
  return { name: ['codes', fileName(name)].filter(Boolean).join('-') + '.csv', pieces: linesOf(ctx, filter, isWhole) }
}
