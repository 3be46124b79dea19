import { eq, sql } from 'drizzle-orm'
import { type CampaignRow, campaigns } from '@/db/schema'
import type { BrandCtx } from '@/lib/core/ctx'
import { invalid, Problem } from '@/lib/core/problem'
import { transaction } from '@/lib/core/transaction'
import type { FactType } from '@/lib/events/catalogue'
import { emit } from '@/lib/events/emit'
import { draftCampaign, lockCampaign } from '../commands'
import type { Campaign } from '../contract'
import { getCampaign } from '../queries'
import { type CampaignState, campaignStateAt, cloneOf } from '../rules'

type Marks = Partial<Pick<CampaignRow, 'publishedAt' | 'pausedAt' | 'resumedAt' | 'archivedAt'>>
type Move = {
  from: readonly CampaignState[]
  fact: Extract<FactType, `campaign.${string}`>
  check?: (row: CampaignRow, now: Date) => void
  marks: (now: Date) => Marks
}

const move = (ctx: BrandCtx, campaignId: string, { from, fact, check, marks }: Move): Promise<Campaign> =>
  transaction(ctx, async (ctx) => {
    const { row } = await lockCampaign(ctx, campaignId)
    const state = campaignStateAt(row, ctx.now)
    if (!from.includes(state)) throw new Problem('campaign-state', { detail: `Its state is ${state}.` })
    check?.(row, ctx.now)
    await ctx.db
      .update(campaigns)
      .set({ ...marks(ctx.now), version: sql`version + 1`, updatedAt: ctx.now })
      .where(eq(campaigns.id, campaignId))
    await emit(ctx, fact, { campaignId, name: row.name })
    return getCampaign(ctx, campaignId)
  })

const refuseOver = ({ endsAt }: CampaignRow, now: Date) => {
  if (endsAt && endsAt <= now) throw invalid('/endsAt', 'past', 'The window is over: set another end first.')
}

export const publishCampaign = (ctx: BrandCtx, campaignId: string): Promise<Campaign> =>
  move(ctx, campaignId, { from: ['draft'], fact: 'campaign.published', check: refuseOver, marks: (now) => ({ publishedAt: now }) })

export const pauseCampaign = (ctx: BrandCtx, campaignId: string): Promise<Campaign> =>
  move(ctx, campaignId, { from: ['live', 'scheduled'], fact: 'campaign.paused', marks: (now) => ({ pausedAt: now }) })

export const resumeCampaign = (ctx: BrandCtx, campaignId: string): Promise<Campaign> =>
  move(ctx, campaignId, { from: ['paused'], fact: 'campaign.resumed', marks: (now) => ({ pausedAt: null, resumedAt: now }) })

export const archiveCampaign = (ctx: BrandCtx, campaignId: string): Promise<Campaign> =>
  move(ctx, campaignId, {
    from: ['live', 'scheduled', 'paused', 'ended'],
    fact: 'campaign.archived',
    marks: (now) => ({ archivedAt: now }),
  })

export const cloneCampaign = (ctx: BrandCtx, campaignId: string, { name }: { name?: string | undefined }): Promise<Campaign> =>
  transaction(ctx, async (ctx) => {
    const { terms } = await lockCampaign(ctx, campaignId)
    return draftCampaign(ctx, cloneOf(terms, name, ctx.now))
  })
