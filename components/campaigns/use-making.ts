import { useState } from 'react'
import { useJobs } from '@/components/jobs/use-jobs'
import { queryClient } from '@/components/live/query-client'
import type { Reading } from '@/components/campaigns/use-campaign'
import type { WireJob } from '@/lib/jobs/contract'
import { isUnfinished } from '@/lib/jobs/rules'

/** The jobs that make or take back codes of this campaign: those that run, that failed, and that were asked for on this page. */
export const useMaking = ({ brand, readAt }: Reading, initial: WireJob[], batchIds: readonly string[]) => {
  const [started, setStarted] = useState<readonly string[]>([])
  const { key, jobs } = useJobs({ initial, brand, drawnAt: readAt, isFirstPage: true, brandOf: () => brand })
  const shown = jobs.filter(({ id, kind, subject, state }) => {
    if (started.includes(id)) return true
    return kind === 'codes' && batchIds.includes(subject.id) && (isUnfinished(state) || state === 'failed')
  })
  const add = (job: WireJob) => {
    setStarted([...started, job.id])
    queryClient.setQueryData<WireJob[]>(key, (known = []) => [job, ...known.filter(({ id }) => id !== job.id)])
  }
  return { jobsKey: key, jobs: shown, isBusy: shown.some(({ state }) => isUnfinished(state)), add }
}
