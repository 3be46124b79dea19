import { JobCard } from '@/components/jobs/job-card'
import type { Key } from '@/components/jobs/use-jobs'
import type { Clock } from '@/components/campaigns/moment-text'
import type { Words } from '@/components/words'
import type { WireJob } from '@/lib/jobs/contract'

type CampaignJobsProps = { jobs: readonly WireJob[]; jobsKey: Key; brand: string; mayWrite: boolean; clock: Clock; words: Words['jobs'] }

/** What is being made or taken back for this campaign, with its progress. */
export const CampaignJobs = ({ jobs, jobsKey, brand, mayWrite, clock, words }: CampaignJobsProps) => (
  <div role="group" aria-label={words.title} className="mt-6 grid gap-4 empty:hidden md:grid-cols-2">
    {jobs.map((job) => (
      <JobCard
        key={job.id}
        job={job}
        jobsKey={jobsKey}
        brand={brand}
        mayChange={mayWrite}
        asker={null}
        about={null}
        mayUndo={false}
        words={words}
        {...clock}
      />
    ))}
  </div>
)
