import { followJob } from '@/components/jobs/watching'
import { saidRefusal } from '@/components/live/said-refusal'
import type { Words } from '@/components/words'
import type { BulkChange, changeCodes } from '@/lib/campaigns/codes/contract'
import type { voidCode } from '@/lib/campaigns/codes/lookup/contract'
import type { rollBackRedemption } from '@/lib/campaigns/redemptions/contract'
import { call, type Refusal } from '@/lib/http/client'
import type { cancelJob, WireJob } from '@/lib/jobs/contract'

export type Which = { ids: string[] } | { filter: NonNullable<BulkChange['filter']> }

/** What is done to many codes: until when they count, or that they count no more. */
export type Change = { action: 'void' } | { action: 'extend'; until: Date }

export const startChange = (brand: string, which: Which, change: Change): Promise<WireJob> =>
  call<typeof changeCodes>({
    method: 'POST',
    path: '/codes/bulk',
    body: { ...which, action: change.action, ...(change.action === 'extend' && { until: change.until.toISOString() }) },
    brand,
  })

/** The job as it ended, or null when nobody waits for that any more. */
export const endOf = async (job: WireJob, brand: string, signal: AbortSignal, onJob: (job: WireJob) => void): Promise<WireJob | null> => {
  let latest = job
  await followJob({ id: job.id, brand, signal }, (next) => {
    latest = next
    onJob(next)
  })
  return latest.finishedAt === null ? null : latest
}

export const stopChange = (brand: string, { id }: WireJob): Promise<WireJob> =>
  call<typeof cancelJob>({ method: 'POST', path: '/jobs/{id}/cancellation', params: { id }, brand })

export const voidOne = async (brand: string, code: string): Promise<void> => {
  await call<typeof voidCode>({ method: 'POST', path: '/codes/{code}/void', params: { code }, brand })
}

export const takeBack = async (brand: string, id: string): Promise<void> => {
  await call<typeof rollBackRedemption>({ method: 'POST', path: '/redemptions/{id}/rollback', params: { id }, brand })
}

export const refusalText = (refusal: Refusal, words: Words['codes']['failures']): string =>
  saidRefusal(refusal, words, {
    'code-already-used': words.used,
    'code-not-valid': words.notValid,
    'too-many-jobs': words.tooMany,
    'already-rolled-back': words.alreadyBack,
    invalid: words.day,
  })

const countIn = (result: WireJob['result'], member: string): number => {
  const value = result?.[member]
  return typeof value === 'number' ? value : 0
}

export const outcomeOf = ({ result }: WireJob) => ({ changed: countIn(result, 'changed'), rejected: countIn(result, 'rejected') })
