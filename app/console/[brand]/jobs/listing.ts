import { redirect } from 'next/navigation'
import { actorOf } from '@/components/audit/sentence'
import type { Words } from '@/components/words'
import { isAccountJob } from '@/components/jobs/job-text'
import type { CodesJob } from '@/components/jobs/codes-text'
import { hrefWith } from '@/components/ui/query'
import { findBatches } from '@/lib/campaigns/batches/queries'
import { nameCampaigns } from '@/lib/campaigns/queries'
import { factTypes } from '@/lib/events/catalogue'
import { findFacts } from '@/lib/events/queries'
import type { BrandCtx } from '@/lib/core/ctx'
import type { Page } from '@/lib/core/page'
import { Problem } from '@/lib/core/problem'
import type { Job } from '@/lib/jobs/contract'
import { listJobs } from '@/lib/jobs/queries'

const rows = 50

const asking = factTypes.filter((type) => /[.-]requested$/.test(type))

/** The newest and whatever is older and still unfinished; a cursor that was cut short on its way here leads to the first page. */
export const jobsAsked = async (ctx: BrandCtx, cursor: string | undefined, path: string): Promise<Page<Job>> => {
  const page = await listJobs(ctx, { limit: rows, cursor }).catch((error: unknown) => {
    if (error instanceof Problem && error.code === 'invalid') redirect(path)
    throw error
  })
  if (cursor !== undefined || page.nextCursor === null) return page
  const unfinished = await Promise.all((['running', 'queued'] as const).map((state) => listJobs(ctx, { limit: rows, state })))
  const known = new Set(page.data.map(({ id }) => id))
  return { ...page, data: [...page.data, ...unfinished.flatMap(({ data }) => data).filter(({ id }) => !known.has(id))] }
}

/** Who asked for the brand's jobs. One's own needs no name, and stands in no log of the brand. */
export const askersOf = async (ctx: BrandCtx, jobs: readonly Job[], words: Words['audit']): Promise<Record<string, string>> => {
  const subjectIds = jobs.filter((job) => !isAccountJob(job)).map(({ id }) => id)
  if (subjectIds.length === 0) return {}
  const facts = await findFacts(ctx, [], { types: asking, subjectIds })
  return Object.fromEntries(facts.map(({ subject, actor }) => [subject.id, actorOf(actor, words).name]))
}

const subjectsOf = (jobs: readonly Job[], types: readonly string[]) =>
  jobs.filter(({ kind, subject }) => kind === 'codes' && types.includes(subject.type)).map(({ subject }) => subject.id)

/** What jobs on codes are about. Of every job something is said, if only that nothing more is known. */
export const aboutOf = async (ctx: BrandCtx, jobs: readonly Job[], path: string): Promise<Record<string, CodesJob | null>> => {
  const isOfCampaigns = subjectsOf(jobs, ['codes-void', 'codes-extend']).length > 0
  const [batches, campaigns] = await Promise.all([
    findBatches(ctx, subjectsOf(jobs, ['batch', 'batch-undo'])),
    isOfCampaigns ? nameCampaigns(ctx) : [],
  ])
  const about = ({ kind, subject }: Job): CodesJob | null => {
    if (kind !== 'codes') return null
    const batch = batches.find(({ id }) => id === subject.id)
    if (batch)
      return {
        campaign: batch.campaignName,
        batch: { id: batch.id, asked: batch.asked, isUndone: batch.undoneAt !== null },
        href: hrefWith(path, { campaign: batch.campaignId, batch: batch.id }),
      }
    const campaign = campaigns.find(({ id }) => id === subject.id)
    const isChange = subject.type === 'codes-void' || subject.type === 'codes-extend'
    return isChange ? { campaign: campaign?.name ?? null, batch: null, href: hrefWith(path, { campaign: campaign?.id }) } : null
  }
  return Object.fromEntries(jobs.map((job) => [job.id, about(job)]))
}
