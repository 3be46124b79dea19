import dynamic from 'next/dynamic'
import { useState } from 'react'
import { type CodesJob, deedOf, outcomeText } from '@/components/jobs/codes-text'
import type { Said } from '@/components/jobs/job-outcome'
import { ButtonLink } from '@/components/ui/button'
import { fill } from '@/components/words'
import type { WireJob } from '@/lib/jobs/contract'

const TakeBatchBack = dynamic(() => import('@/components/jobs/take-batch-back').then((module) => module.TakeBatchBack))

export const CodesOutcome = ({ job, words, locale }: Said & { job: WireJob }) => {
  const text = outcomeText(job, words, locale)
  return text === null ? null : <p className="num mt-1.5 text-xs text-ink2">{text}</p>
}

type CodesActionsProps = Said & { job: WireJob; about: CodesJob; title: string; brand: string | undefined; mayUndo: boolean }

/** After a batch is made: its codes, and the way back. */
export const CodesActions = ({ job, about, title, brand, mayUndo, words }: CodesActionsProps) => {
  const [isUndone, setIsUndone] = useState(false)
  const { codes } = words
  if (deedOf(job) !== 'make' || !about.batch) return null
  if (about.batch.isUndone || isUndone) return <span className="text-xs text-ink3">{codes.undone}</span>
  if (job.finishedAt === null || job.done === 0) return null
  return (
    <span className="flex flex-wrap gap-2">
      {mayUndo && brand && <TakeBatchBack batchId={about.batch.id} brand={brand} words={words} onStarted={() => setIsUndone(true)} />}
      <ButtonLink href={about.href} aria-label={fill(codes.showOf, { title })}>
        {codes.show}
      </ButtonLink>
    </span>
  )
}
