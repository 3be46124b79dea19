import type { Metadata } from 'next'
import { z } from 'zod'
import { requireMember } from '@/app/session'
import { wordsOf } from '@/app/words'
import { CampaignScreen } from '@/components/campaigns/campaign-screen'
import { ClaimLink } from '@/components/campaigns/claim-link'
import { shownBatches, shownCodes } from '@/components/campaigns/use-campaign'
import type { SearchParams } from '@/components/ui/query'
import { roleMay } from '@/lib/auth/permissions'
import { Batch } from '@/lib/campaigns/batches/contract'
import { listBatches } from '@/lib/campaigns/batches/queries'
import { Code } from '@/lib/campaigns/codes/contract'
import { listCampaignCodes } from '@/lib/campaigns/codes/queries'
import { Job } from '@/lib/jobs/contract'
import { listJobs } from '@/lib/jobs/queries'
import { campaignOfPage } from '../campaign-of-page'

type CampaignProps = { params: Promise<{ brand: string; id: string }>; searchParams: Promise<SearchParams> }

const Make = z.coerce.number().int().min(1).max(5_000_000).nullable().catch(null)

export const generateMetadata = async ({ params }: CampaignProps): Promise<Metadata> => {
  const { brand, id } = await params
  return { title: (await campaignOfPage(brand, id)).name }
}

export default async function CampaignPage({ params, searchParams }: CampaignProps) {
  const { brand, id } = await params
  const campaign = await campaignOfPage(brand, id)
  const ctx = await requireMember(brand)
  const [batches, codes, jobs, words, common, jobWords] = await Promise.all([
    listBatches(ctx, { campaignId: id, limit: shownBatches }),
    listCampaignCodes(ctx, id, { limit: shownCodes }),
    listJobs(ctx, { limit: 50 }),
    wordsOf('campaigns'),
    wordsOf('common'),
    wordsOf('jobs'),
  ])
  const { role } = ctx.actor
  return (
    <CampaignScreen
      key={campaign.id}
      initial={{
        campaign,
        batches: batches.data.map((batch) => z.encode(Batch, batch)),
        codes: codes.data.map((code) => z.encode(Code, code)),
        jobs: jobs.data.map((job) => z.encode(Job, job)),
      }}
      readAt={ctx.now.toISOString()}
      make={Make.parse((await searchParams).make ?? null)}
      may={{ write: roleMay(role, 'campaigns:write'), makeCodes: roleMay(role, 'codes:write') }}
      words={{ campaigns: words, common, jobs: jobWords }}
      link={<ClaimLink campaign={campaign} posterHref={`/console/${brand}/campaigns/${id}/poster`} words={words.detail} copy={common} />}
    />
  )
}
