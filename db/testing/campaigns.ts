import { sql } from 'drizzle-orm'
import { batches, campaigns, codes, strips, tears } from '@/db/schema'
import { normalFormOf } from '@/lib/campaigns/codes/rules'
import type { Ctx, MemberActor } from '@/lib/core/ctx'
import { newId } from '@/lib/core/id'
import { unique } from './world'

type AboutCampaign = Partial<typeof campaigns.$inferInsert> & { codes?: number }
export type TestCampaign = { id: string; brandId: string; batchId: string }

/** More codes at the end of a campaign's strip. */
export const addCodes = async ({ db }: Pick<Ctx, 'db'>, { id: campaignId, brandId, batchId }: TestCampaign, count: number) => {
  const stem = unique('CODE').toUpperCase()
  await db.transaction(async (tx) => {
    const [strip] = await tx
      .update(strips)
      .set({ size: sql`size + ${count}` })
      .where(sql`campaign_id = ${campaignId}`)
      .returning({ size: strips.size })
    await tx.execute(sql`
      insert into ${codes} (id, brand_id, campaign_id, batch_id, position, code, match_key)
      select gen_random_uuid(), ${brandId}, ${campaignId}, ${batchId}, ${(strip?.size ?? 0) - count} + place, ${stem} || '-' || place, ${normalFormOf(stem)} || place
      from generate_series(1, ${count}::int) as place`)
  })
}

/** A published campaign of everybody's that has no end, and its codes. */
export const aCampaign = async (
  { db, actor, now }: Ctx<MemberActor>,
  { codes: count = 10, ...about }: AboutCampaign = {},
): Promise<TestCampaign> => {
  const campaign = { id: newId(), brandId: actor.brandId, batchId: newId() }
  await db.insert(campaigns).values({
    id: campaign.id,
    brandId: campaign.brandId,
    name: 'Campaign',
    benefit: { type: 'percent', percent: 10 },
    audience: { segmentIds: [], match: 'any', excludeSegmentIds: [] },
    perShopper: 1,
    usesPerCode: 1,
    codeStyle: { length: 10, prefix: null, pattern: null },
    claimableByShoppers: true,
    linkToken: unique('link'),
    publishedAt: now,
    ...about,
  })
  await db.insert(strips).values({ campaignId: campaign.id, brandId: campaign.brandId })
  await db.insert(tears).values({ campaignId: campaign.id, brandId: campaign.brandId })
  await db.insert(batches).values({ id: campaign.batchId, brandId: campaign.brandId, campaignId: campaign.id })
  if (count > 0) await addCodes({ db }, campaign, count)
  return campaign
}
