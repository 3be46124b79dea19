import { useEffect, useState } from 'react'
import { useJobs } from '@/components/jobs/use-jobs'
import { queryClient } from '@/components/live/query-client'
import { campaignKey, type Reading } from '@/components/campaigns/use-campaign'
import type { WireJob } from '@/lib/jobs/contract'
import { isUnfinished } from '@/lib/jobs/rules'

/** The jobs that make or take back codes of this campaign: those that run, that failed, and that were asked for on this page. */
export const useMaking = (reading: Reading, initial: WireJob[], batchIds: readonly string[]) => {
  const { brand, id: campaignId, readAt } = reading
  const [started, setStarted] = useState<readonly string[]>([])
  const { key, jobs } = useJobs({ initial, brand, drawnAt: readAt, isFirstPage: true, brandOf: () => brand })
  const shown = jobs.filter(({ id, kind, subject, state }) => {
    if (started.includes(id)) return true
    return kind === 'codes' && batchIds.includes(subject.id) && (isUnfinished(state) || state === 'failed')
  })
  const isBusy = shown.some(({ state }) => isUnfinished(state))
  useEffect(() => {
    if (!isBusy) return
    /** What was read last is of before the end. */
    return () => void queryClient.invalidateQueries({ queryKey: campaignKey({ brand, id: campaignId, readAt }) })
  }, [isBusy, brand, campaignId, readAt])
  const add = (job: WireJob) => {
    setStarted([...started, job.id])
    queryClient.setQueryData<WireJob[]>(key, (known = []) => [job, ...known.filter(({ id }) => id !== job.id)])
  }
  return { jobsKey: key, jobs: shown, isBusy, add }
}
