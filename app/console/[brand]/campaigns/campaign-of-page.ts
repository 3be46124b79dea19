import { forbidden, notFound } from 'next/navigation'
import { cache } from 'react'
import { z } from 'zod'
import { requireMember } from '@/app/session'
import { roleMay } from '@/lib/auth/permissions'
import { Campaign, type WireCampaign } from '@/lib/campaigns/contract'
import { getCampaign } from '@/lib/campaigns/queries'
import { isUuid } from '@/lib/core/id'
import { Problem } from '@/lib/core/problem'

/** The campaign that a page is about, in the spelling that the browser reads again; another brand's is not there. */
export const campaignOfPage = cache(async (brand: string, id: string): Promise<WireCampaign> => {
  const ctx = await requireMember(brand)
  if (!roleMay(ctx.actor.role, 'campaigns:read')) forbidden()
  if (!isUuid(id)) notFound()
  const campaign = await getCampaign(ctx, id).catch((error: unknown) => {
    if (error instanceof Problem && error.code === 'not-found') notFound()
    throw error
  })
  return z.encode(Campaign, campaign)
})
