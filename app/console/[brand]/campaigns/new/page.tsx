import type { Metadata } from 'next'
import { forbidden } from 'next/navigation'
import { requireMember } from '@/app/session'
import { wordsOf } from '@/app/words'
import { CampaignEditor } from '@/components/campaigns/campaign-editor'
import { isTemplate, newValues } from '@/components/campaigns/campaign-values'
import { queryText, type SearchParams } from '@/components/ui/query'
import { roleMay } from '@/lib/auth/permissions'

type NewCampaignProps = { params: Promise<{ brand: string }>; searchParams: Promise<SearchParams> }

export const generateMetadata = async (): Promise<Metadata> => ({ title: (await wordsOf('campaigns')).editor.newTitle })

export default async function NewCampaignPage({ params, searchParams }: NewCampaignProps) {
  const ctx = await requireMember((await params).brand)
  if (!roleMay(ctx.actor.role, 'campaigns:write')) forbidden()
  const [words, query] = await Promise.all([wordsOf('campaigns'), searchParams])
  const template = queryText(query, 'template')
  return (
    <CampaignEditor campaign={null} start={newValues(isTemplate(template) ? template : null)} currency={ctx.brand.currency} words={words} />
  )
}
