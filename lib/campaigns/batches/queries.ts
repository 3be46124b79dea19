import { and, desc, eq, inArray, lt, sql } from 'drizzle-orm'
import { batches, type BatchRow, campaigns, jobs } from '@/db/schema'
import type { BrandCtx } from '@/lib/core/ctx'
import { decodeCursor, type Page, pageOf } from '@/lib/core/page'
import { unfinishedStates } from '@/lib/jobs/rules'
import { requireCampaign } from '../codes/queries'
import { normalFormOf, type Style } from '../codes/rules'
import type { Batch } from './contract'

const batchOf = ({ id, campaignId, jobId, asked, codes, createdAt, undoneAt }: BatchRow): Batch => ({
  id,
  campaignId,
  jobId,
  asked,
  codes,
  createdAt,
  undoneAt,
})

type Asked = { campaignId: string; limit: number; cursor?: string | undefined }

export const listBatches = async (ctx: BrandCtx, { campaignId, limit, cursor }: Asked): Promise<Page<Batch>> => {
  await requireCampaign(ctx, campaignId)
  const rows = await ctx.db
    .select()
    .from(batches)
    .where(
      and(
        eq(batches.brandId, ctx.actor.brandId),
        eq(batches.campaignId, campaignId),
        cursor === undefined ? undefined : lt(batches.id, decodeCursor(cursor, 0).id),
      ),
    )
    .orderBy(desc(batches.id))
    .limit(limit + 1)
  return pageOf(rows.map(batchOf), limit, (batch) => [batch.id])
}

/** Batches wherever they are, with the names of their campaigns: codes and jobs speak of them. */
export const findBatches = async (ctx: BrandCtx, ids: readonly string[]): Promise<(Batch & { campaignName: string })[]> => {
  if (ids.length === 0) return []
  const rows = await ctx.db
    .select({ batch: batches, campaignName: campaigns.name })
    .from(batches)
    .innerJoin(campaigns, and(eq(campaigns.brandId, batches.brandId), eq(campaigns.id, batches.campaignId)))
    .where(and(eq(batches.brandId, ctx.actor.brandId), inArray(batches.id, [...new Set(ids)])))
  return rows.map(({ batch, campaignName }) => ({ ...batchOf(batch), campaignName }))
}

/** The same as `normalFormOf`, of a campaign's prefix. */
const prefixOf = sql`translate(replace(coalesce(${campaigns.codeStyle} ->> 'prefix', ''), '-', ''), 'OIL', '011')`

/** The brand's codes that look like these, with those that are still to be made: a guess may hit any of them. */
export const countAlike = async (ctx: BrandCtx, { length, prefix }: Style): Promise<number> => {
  const isBeingMade = inArray(jobs.state, [...unfinishedStates])
  const [row] = await ctx.db
    .select({ codes: sql<number>`coalesce(sum(case when ${isBeingMade} then ${batches.asked} else ${batches.codes} end), 0)::float8` })
    .from(batches)
    .innerJoin(campaigns, eq(campaigns.id, batches.campaignId))
    .leftJoin(jobs, eq(jobs.id, batches.jobId))
    .where(
      and(
        eq(campaigns.brandId, ctx.actor.brandId),
        sql`(${campaigns.codeStyle} ->> 'length')::int = ${length}`,
        sql`${prefixOf} = ${normalFormOf(prefix ?? '')}`,
      ),
    )
  return row?.codes ?? 0
}
