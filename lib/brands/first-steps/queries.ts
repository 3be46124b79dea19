import { sql } from 'drizzle-orm'
import { batches, campaigns, claims, redemptions, webhooks } from '@/db/schema'
import type { BrandCtx } from '@/lib/core/ctx'

export type FirstSteps = { campaign: boolean; codes: boolean; claim: boolean; redemption: boolean; webhook: boolean }

/** What a brand has done at least once on the way from nothing to a code that is redeemed. */
export const firstStepsOf = async (ctx: BrandCtx): Promise<FirstSteps> => {
  const { brandId } = ctx.actor
  const [row] = await ctx.db.execute<FirstSteps>(sql`select
    exists(select 1 from ${campaigns} where brand_id = ${brandId} and published_at is not null) as campaign,
    exists(select 1 from ${batches} where brand_id = ${brandId} and codes > 0) as codes,
    exists(select 1 from ${claims} where brand_id = ${brandId}) as claim,
    exists(select 1 from ${redemptions} where brand_id = ${brandId}) as redemption,
    exists(select 1 from ${webhooks} where brand_id = ${brandId}) as webhook`)
  if (!row) throw new Error('a select without a table answers one row')
  return row
}
