import { type Key, putJob } from '@/components/jobs/use-jobs'
import { queryClient } from '@/components/live/query-client'
import { saidRefusal } from '@/components/live/said-refusal'
import { toast } from '@/components/ui/toast'
import type { Words } from '@/components/words'
import { call, Refusal } from '@/lib/http/client'
import type { cancelJob, resumeJob, WireJob } from '@/lib/jobs/contract'

type Change = { key: Key; brand: string | undefined; words: Words['jobs']['failures'] }

/** What is shown was not true any more: look again. */
const outdated = ['not-found', 'job-over', 'job-not-resumable']

const changed = async (asked: Promise<WireJob>, { key, words }: Change): Promise<void> => {
  try {
    await putJob(key, await asked)
  } catch (error) {
    if (!(error instanceof Refusal)) throw error
    const own = { 'job-over': words.over, 'job-not-resumable': words.notResumable, 'too-many-jobs': words.tooMany }
    toast.error(saidRefusal(error, words, own))
    if (outdated.includes(error.code)) await queryClient.invalidateQueries({ queryKey: key })
  }
}

export const cancel = ({ id }: WireJob, change: Change): Promise<void> =>
  changed(
    call<typeof cancelJob>({
      method: 'POST',
      path: '/jobs/{id}/cancellation',
      params: { id },
      ...(change.brand && { brand: change.brand }),
    }),
    change,
  )

export const resume = ({ id }: WireJob, change: Change): Promise<void> =>
  changed(
    call<typeof resumeJob>({ method: 'POST', path: '/jobs/{id}/resumption', params: { id }, ...(change.brand && { brand: change.brand }) }),
    change,
  )
