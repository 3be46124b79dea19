import type { Metadata } from 'next'
import { forbidden } from 'next/navigation'
import { requireMember } from '@/app/session'
import { wordsOf } from '@/app/words'
import { CampaignEditor } from '@/components/campaigns/campaign-editor'
import { newValues } from '@/components/campaigns/campaign-values'
import { roleMay } from '@/lib/auth/permissions'
import { campaignOfPage } from '../../campaign-of-page'

type EditCampaignProps = { params: Promise<{ brand: string; id: string }> }

export const generateMetadata = async ({ params }: EditCampaignProps): Promise<Metadata> => {
  const { brand, id } = await params
  return { title: (await campaignOfPage(brand, id)).name }
}

export default async function EditCampaignPage({ params }: EditCampaignProps) {
  const { brand, id } = await params
  const ctx = await requireMember(brand)
  if (!roleMay(ctx.actor.role, 'campaigns:write')) forbidden()
  const [campaign, words] = await Promise.all([campaignOfPage(brand, id), wordsOf('campaigns')])
  return <CampaignEditor key={campaign.id} campaign={campaign} start={newValues(null)} currency={ctx.brand.currency} words={words} />
}
